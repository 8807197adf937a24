import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, openContext, signIn } from "@/tests/support/browser";
import { openLooks } from "@/tests/support/looks";
import { type Product, startProduct } from "@/tests/support/product";

/** Coming and leaving, in a browser without scripts: a file in, a sealed file out, and the trail of both. */
const canary = "canary-4a5b6c7d8e";
let product: Product;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launch()]);
  ({ page } = await openContext(browser, product.url, { javaScriptEnabled: false }));
  await signIn(page);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  product?.remove();
});

const press = (name: string) => page.getByRole("button", { name, exact: true }).click();

test("an export of n8n is looked at, tried and imported without a script, and its secrets are never shown", async () => {
  const data = { host: "ftp.example.com", port: 21, username: "anon", password: canary };
  const content = JSON.stringify([{ id: 11, name: "Warehouse", data, type: "ftp", nodesAccess: [] }]);
  await page.goto("/credentials/import");
  await page
    .locator("#file")
    .setInputFiles({ name: "n8n.json", mimeType: "application/json", buffer: Buffer.from(content) });
  await press("Look at it");
  await page.getByRole("heading", { name: "1 credential to import" }).waitFor();
  expect(await page.content()).not.toContain(canary);
  await press("Try without changing anything");
  await page.getByText("It would work: 1 added").waitFor();
  await press("Import");
  await page.getByText("1 added, 0 replaced, 0 skipped.").waitFor();
  await page.getByRole("link", { name: "Warehouse" }).click();
  await page.getByRole("heading", { name: "Warehouse" }).waitFor();
  expect(await page.content()).not.toContain(canary);
});

test("everything leaves sealed, after the password was asked again", async () => {
  await page.goto("/credentials/export");
  await page.locator("#passphrase").fill("seven lamps beside quiet rivers");
  await page.locator("#password").fill("not this one");
  await press("Download sealed file");
  await page.getByText("This is not your password.").first().waitFor();
  await page.locator("#passphrase").fill("seven lamps beside quiet rivers");
  await page.locator("#password").fill("correct horse battery");
  const [file] = await Promise.all([page.waitForEvent("download"), press("Download sealed file")]);
  const text = readFileSync(await file.path(), "utf8");
  expect(text).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----/);
  expect(text).not.toContain(canary);
});

test("the trail tells of both, is narrowed down by its address, and leaves as CSV", async () => {
  await page.goto("/activity?area=credentials");
  await page.getByText("exported credentials: 1").waitFor();
  const [file] = await Promise.all([page.waitForEvent("download"), press("Export CSV")]);
  const text = readFileSync(await file.path(), "utf8");
  expect(text).toContain("credentials.imported");
  expect(text).not.toContain("session.started");
});

test("nothing is in the way on these pages, in both themes, at 320 and 1280 px", async () => {
  const { page: scripted, see } = await openLooks(browser, product.url);
  await signIn(scripted);
  await scripted.goto("/credentials/import");
  const buffer = Buffer.from("STRIPE_SECRET_KEY=sk_test_0123456789abcdefghijklmn\n");
  await scripted.locator("#file").setInputFiles({ name: ".env", mimeType: "text/plain", buffer });
  await scripted.getByRole("button", { name: "Look at it", exact: true }).click();
  await scripted.waitForURL(/\/credentials\/import\/./);
  const preview = new URL(scripted.url()).pathname;
  for (const path of ["/credentials/import", preview, "/credentials/export", "/activity?area=credentials"])
    await see(path);
}, 240_000);
