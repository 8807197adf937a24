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

const many = 3_000;

/** Three MB: rows that are alike, some that are incomplete, some that lead nowhere. */
function largeFile() {
  const credentials = Array.from({ length: many }, (_, index) => {
    const given = { name: `Large ${index}`, connector: index % 50 === 0 ? "nothing" : "http", scheme: "bearer" };
    return {
      ...given,
      values: { baseUrl: `https://a${index}.example.com`, token: `${canary}${"q".repeat(900)}${index}` },
    };
  });
  const buffer = Buffer.from(JSON.stringify({ keyrack: "credentials/1", credentials }));
  expect(buffer.length).toBeGreaterThan(3_000_000);
  return { name: "keyrack.json", mimeType: "application/json", buffer };
}

async function walkLarge(on: Page, added: string): Promise<void> {
  const button = (name: string) => on.getByRole("button", { name, exact: true });
  await on.goto("/credentials/import");
  await on.locator("#file").setInputFiles(largeFile());
  await button("Look at it").click();
  await on.getByRole("heading", { name: "2,940 credentials to import" }).waitFor();
  await on.getByText("1–50 of 3,000").waitFor();
  // One row and one kind are decided on different pages, and hold on a third.
  await on.locator("select[name^=kind-]").last().selectOption("skip");
  await button("Next").click();
  await on.getByText("51–100 of 3,000").waitFor();
  const row = on.locator("select[name^=row-]").first();
  const name = (await row.getAttribute("name")) ?? "";
  await row.selectOption({ index: 1 });
  await button("Next").click();
  await on.getByText("101–150 of 3,000").waitFor();
  await button("Try without changing anything").click();
  await on.getByText("It would work: 1 added, 0 replaced, 2,999 skipped.").waitFor();
  await button("Previous").click();
  await on.getByText("51–100 of 3,000").waitFor();
  expect(await on.locator(`select[name=${name}]`).inputValue()).not.toBe("");
  await on.locator("select[name^=kind-]").last().selectOption({ index: 0 });
  expect((await on.content()).length).toBeLessThan(400_000);
  expect(await on.content()).not.toContain(canary);
  await button("Import").click();
  await on.getByRole("heading", { name: "Imported", exact: true }).waitFor({ timeout: 60_000 });
  await on.getByText(added).waitFor();
  await on.getByRole("link", { name: "Next", exact: true }).click();
  await on.getByText("51–100 of 3,000").waitFor();
}

test("three MB and three thousand rows are looked at in pages and imported, with scripts and without", async () => {
  const { page: scripted, complaints } = await openContext(browser, product.url);
  await signIn(scripted);
  await walkLarge(scripted, "2,940 added, 0 replaced, 60 skipped.");
  expect(complaints).toEqual([]);
  // Now all of them are here; one is brought once more, as it was decided.
  await page.goto("/credentials/import");
  await page.locator("#file").setInputFiles(largeFile());
  await press("Look at it");
  await page.getByRole("heading", { name: "2,940 credentials to import" }).waitFor();
  await page.getByText("leads to an account that is here").waitFor();
  await page.locator("select[name=kind-sameAccount]").selectOption("replace");
  await press("Next");
  await page.getByText("51–100 of 3,000").waitFor();
  await page.locator("select[name^=row-]").first().selectOption("skip");
  await press("Import");
  await page.getByText("0 added, 2,939 replaced, 61 skipped.").waitFor({ timeout: 60_000 });
}, 240_000);

test("a file that cannot be used is refused where it was chosen, and a form that is too long says what to do", async () => {
  await page.goto("/credentials/import");
  await press("Look at it");
  await page.getByText("Choose a file, or paste its content below.").waitFor();
  expect(await page.locator("#file").getAttribute("aria-invalid")).toBe("true");
  const file = (bytes: number) => ({ name: "a.json", mimeType: "application/json", buffer: Buffer.alloc(bytes, "x") });
  const { page: scripted } = await openContext(browser, product.url);
  await signIn(scripted);
  for (const each of [page, scripted])
    for (const bytes of [8.5 * 1024 ** 2, 20 * 1024 ** 2]) {
      await each.goto("/credentials/import");
      await each.locator("#file").setInputFiles(file(bytes));
      await each.getByRole("button", { name: "Look at it", exact: true }).click();
      await each.getByText("This file is longer than 8 MB.").first().waitFor();
    }
  await page.goto("/credentials");
  await page.setContent(
    `<form method="post" enctype="multipart/form-data" action="${product.url}/sign-in"><textarea name="a">${"x".repeat(5_000_000)}</textarea><button>Send</button></form>`,
  );
  const [answer] = await Promise.all([
    page.waitForResponse((each) => each.request().method() === "POST"),
    press("Send"),
  ]);
  expect(answer.status()).toBe(413);
  await page.getByText("Nothing was changed. Go back, shorten what you pasted").waitFor();
}, 120_000);

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
