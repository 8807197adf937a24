import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type axe from "axe-core";
import type { RunOptions } from "axe-core";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { expect } from "vitest";
import { owner } from "./product";

/**
 * Debian's Chromium, the one without windows where it is installed: a page costs it half as much. Without anything that
 * would look for the outside.
 */
export function launch(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...more,
    ],
  });
}

function chromiumPath(): string {
  const bare = "/usr/bin/chromium-headless-shell";
  return process.env.CHROMIUM ?? (existsSync(bare) ? bare : "/usr/bin/chromium");
}

/** A context whose pages collect what the console and the content security policy complain about. */
export async function openContext(
  browser: Browser,
  url: string,
  options: BrowserContextOptions & { theme?: "light" | "dark" } = {},
): Promise<{ context: BrowserContext; page: Page; complaints: string[] }> {
  const { theme, ...rest } = options;
  const context = await browser.newContext({ baseURL: url, ...rest });
  // Below the runner's limit, so that a failure says what was waited for; a machine with other work needs some of it.
  context.setDefaultTimeout(20_000);
  if (theme) await context.addCookies([{ name: "keyrack_theme", value: theme, url }]);
  const complaints: string[] = [];
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return { context, page, complaints };
}

export async function signIn(page: Page, who: { email: string; password: string } = owner): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(who.email);
  await page.getByLabel("Password", { exact: true }).fill(who.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/credentials/);
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * WCAG 2.2 AA as far as a machine can tell. `part`: only there; `contrast`: false where colours are measured by themselves.
 * Runs axe in the page by itself and asks for what is wrong alone: over several hundred looks that takes a third of the
 * time of a report on everything.
 */
export async function expectAccessible(
  page: Page,
  { part, contrast = true }: { part?: string; contrast?: boolean } = {},
): Promise<void> {
  await bringAxe(page);
  // While one page takes the place of another the framework takes the title away, and brings the new one a moment later.
  await page.waitForFunction(() => document.title !== "");
  const options: RunOptions = {
    runOnly: { type: "tag", values: levels },
    rules: { "color-contrast": { enabled: contrast } },
    resultTypes: ["violations"],
  };
  const found = await page.evaluate(
    async ([where, how]) => {
      const { violations } = await window.axe.run(where ?? document, how);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
    },
    [part, options] as const,
  );
  expect(found.join("\n"), page.url()).toBe("");
}

export async function bringAxe(page: Page): Promise<void> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
}

const levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

declare global {
  interface Window {
    axe: typeof axe;
  }
}
