import { mkdirSync, rmSync, statSync } from "node:fs";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { startProduct } from "@/tests/support/product";
import { demoFolder } from "./demo/folder";
import { owner, password } from "./demo/people";

/** Takes the pictures of the documentation from the built product, on a made-up workspace. */
const folder = "docs/screenshots";
const largest = 200 * 1024;
const sizes = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
};
type Shot = { name: string; path: string; then?: (page: Page) => Promise<unknown> };

const newClient = "/settings/clients/new?for=oauth2%2FauthorizationCode";
const entrance: readonly Shot[] = [{ name: "set-up", path: "/setup" }];
const door: readonly Shot[] = [{ name: "sign-in", path: "/sign-in" }];
const portal: readonly Shot[] = [
  { name: "credentials", path: "/credentials" },
  { name: "picker", path: "/credentials/new" },
  { name: "add-form", path: "/credentials/new/shopify?scheme=adminToken", then: typeShopify },
  { name: "check-failed", path: "/credentials/new/demo", then: failCheck },
  { name: "detail-invalid", path: "SAP B1 - Production" },
  { name: "edit", path: "SAP B1 - Production/edit", then: toTop },
  { name: "activity", path: "/activity" },
  { name: "settings", path: "/settings/key" },
  { name: "connect", path: "/credentials/new/oauth2?scheme=authorizationCode" },
  { name: "new-client", path: newClient },
  { name: "clients", path: "/settings/clients" },
  { name: "use", path: "SAP B1 - Production?tab=use" },
  { name: "delete", path: "SAP B1 - Production?tab=settings&confirm=delete", then: toQuestion },
  { name: "flows", path: "/flows" },
  { name: "flow", path: "/flows", then: openFlow },
  { name: "new-token", path: "/settings/tokens/new" },
  { name: "applications", path: "/apps" },
  { name: "documentation", path: "/docs/shopify" },
  { name: "try", path: "/apps/shopify/try" },
  { name: "own-application", path: "/apps/custom/new" },
];

mkdirSync(folder, { recursive: true });
const dataDir = await demoFolder();
const [unclaimed, filled] = await Promise.all([
  startProduct({}, { setUp: false }),
  startProduct({}, { setUp: false, dataDir, named: true }),
]);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"],
});
try {
  for (const [size, options] of Object.entries(sizes)) {
    const look = { ...options, reducedMotion: "reduce", locale: "en", timezoneId: "UTC" } as const;
    const stranger = await browser.newContext({ ...look, baseURL: unclaimed.url });
    const member = await browser.newContext({ ...look, baseURL: filled.url });
    await take(stranger, size, entrance);
    await take(member, size, door);
    await signIn(member);
    if (size === "desktop") await addClient(member);
    await take(member, size, portal);
  }
} finally {
  await browser.close();
  await Promise.all([unclaimed.stop(), filled.stop()]);
  unclaimed.remove();
  rmSync(dataDir, { recursive: true, force: true });
}

async function take(context: BrowserContext, size: string, shots: readonly Shot[]): Promise<void> {
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  for (const theme of ["light", "dark"] as const) {
    for (const { name, path, then } of shots) {
      await page.goto(path.startsWith("/") ? "/sign-in" : "/credentials");
      const address = path.startsWith("/") ? path : await addressOf(page, path);
      const url = new URL(page.url()).origin;
      await context.addCookies([{ name: "keyrack_theme", value: theme, url }]);
      await page.goto(address, { waitUntil: "networkidle" });
      await then?.(page);
      const file = `${folder}/${name}-${size}-${theme}.png`;
      await page.screenshot({ path: file, animations: "disabled" });
      const { size: bytes } = statSync(file);
      process.stdout.write(`${file} ${Math.round(bytes / 1024)} KB\n`);
      if (bytes > largest) throw new Error(`${file} is larger than ${largest / 1024} KB.`);
    }
  }
  await page.close();
}

/** Of a credential by its name, with what follows it. */
async function addressOf(page: Page, path: string): Promise<string> {
  const [name = ""] = path.split(/[/?]/);
  const href = await page.getByRole("link", { name, exact: true }).first().getAttribute("href");
  return href + path.slice(name.length);
}

async function signIn(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/credentials/);
  await page.close();
}

async function addClient(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.goto(newClient);
  await page.getByLabel("Name", { exact: true }).fill("Warehouse portal");
  await page.getByLabel("Client ID").fill("keyrack-acme");
  await page.getByLabel("Client secret", { exact: true }).fill("only-for-this-picture");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("link", { name: "Warehouse portal" }).waitFor();
  await page.close();
}

async function typeShopify(page: Page): Promise<void> {
  await page.getByLabel("Name", { exact: true }).fill("Shopify - Wholesale");
  await page.getByLabel(/^Store/).fill("acme-wholesale");
  await page.getByLabel(/token/i).first().focus();
}

async function failCheck(page: Page): Promise<void> {
  await page.getByLabel("Demo key", { exact: true }).fill(`demo_${"0".repeat(24)}`);
  await page.getByRole("button", { name: "Check and save" }).click();
  await page.getByRole("heading", { name: "Not accepted" }).waitFor();
  await page.waitForTimeout(500);
}

async function openFlow(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Orders sync" }).first().click();
  await page.getByRole("heading", { name: "Orders sync", level: 1 }).waitFor();
}

/** It stands below what else can be set. */
async function toQuestion(page: Page) {
  const question = page.getByRole("heading", { name: /for good\?$/ });
  await question.evaluate((heading) => heading.scrollIntoView({ block: "center" }));
}

async function toTop(page: Page): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0));
}
