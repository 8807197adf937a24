import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, openContext, signIn } from "@/tests/support/browser";
import { type Product, startProduct } from "@/tests/support/product";

/** How much script a page may send beside what the framework needs for an empty one, compressed. */
let product: Product;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  product = await startProduct();
  browser = await launch();
  ({ page } = await openContext(browser, product.url));
  await signIn(page);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  product?.remove();
});

test.each(["/credentials/new", "/apps", "/docs/shopify"])("%s sends at most 110 KB of script of ours", async (path) => {
  expect(await ownScript(path)).toBeLessThanOrEqual(110 * 1024);
});

test("the catalogue's page weighs at most 60 KB, compressed", async () => {
  const answer = await page.request.get("/apps");
  expect(gzipSync(await answer.body()).length).toBeLessThanOrEqual(60 * 1024);
});

test("adding a credential, from the list and back to it, takes at most 150 KB of script of ours", async () => {
  const storageState = await page.context().storageState();
  // With nothing kept from pages before.
  const { page: walker, context } = await openContext(browser, product.url, { storageState });
  const scripts = new Map<string, Promise<Buffer>>();
  walker.on("response", (answer) => {
    const { pathname } = new URL(answer.url());
    if (pathname.endsWith(".js")) scripts.set(pathname, answer.body());
  });
  await walker.goto("/credentials");
  await walker.getByRole("link", { name: "Add credential" }).first().click();
  await walker.locator("[data-search]").fill("demo");
  await walker
    .getByRole("link", { name: /Demo application/ })
    .first()
    .click();
  await walker.getByRole("button", { name: "Use it as Demo key" }).filter({ visible: true }).click();
  await walker.getByRole("button", { name: "Check and save" }).click();
  await walker.waitForURL(/\/credentials\?/);
  await walker.waitForLoadState("networkidle");
  const framework = frameworkFiles();
  let bytes = 0;
  for (const [path, body] of scripts) {
    if (!framework.some((file) => path.endsWith(file))) bytes += gzipSync(await body).length;
  }
  await context.close();
  console.log(`add a credential: ${(bytes / 1024).toFixed(1)} KB of ${scripts.size} scripts`);
  expect(scripts.size).toBeGreaterThan(framework.length);
  expect(bytes).toBeLessThanOrEqual(150 * 1024);
});

async function ownScript(path: string): Promise<number> {
  const html = await (await page.request.get(path)).text();
  // In tags, and in what the page says about the parts that are loaded when it comes alive.
  const sources = [...html.matchAll(/static\/chunks\/[^"'\\?\s]+\.js/g)].map(([file]) => `/_next/${file}`);
  const framework = frameworkFiles();
  let bytes = 0;
  for (const source of new Set(sources)) {
    if (framework.some((file) => source.endsWith(file))) continue;
    bytes += gzipSync(await (await page.request.get(source)).body()).length;
  }
  expect(sources.length).toBeGreaterThan(0);
  console.log(`${path}: ${(bytes / 1024).toFixed(1)} KB of ${new Set(sources).size} scripts`);
  return bytes;
}

function frameworkFiles(): string[] {
  const folder = resolve(process.env.KEYRACK_E2E_BUILD ?? ".next/standalone");
  const { rootMainFiles = [], polyfillFiles = [] } = JSON.parse(
    readFileSync(join(folder, ".next/build-manifest.json"), "utf8"),
  ) as { rootMainFiles?: string[]; polyfillFiles?: string[] };
  return [...rootMainFiles, ...polyfillFiles];
}
