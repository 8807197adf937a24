import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page, Response } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Application, startApplication } from "@/tests/support/application";
import { launch, openContext, signIn } from "@/tests/support/browser";
import { found } from "@/tests/support/encodings";
import { type Product, startProduct } from "@/tests/support/product";

/** One planted secret must appear nowhere: no page, payload, log, event or database byte. */
const canary = 'cn-7Q"x9/é+ Zk4mW2vB8rT5';
const wrong = 'wr-3H"p1/ü+ Yd6nL9sC2qX7';
let product: Product;
let browser: Browser;
let page: Page;
let application: Application;
const answers: { url: string; body: Buffer }[] = [];

beforeAll(async () => {
  [product, browser, application] = await Promise.all([
    startProduct({ KEYRACK_ALLOW_NETWORKS: "127.0.0.0/8", KEYRACK_LOG_LEVEL: "debug" }),
    launch(),
    startApplication(canary),
  ]);
  ({ page } = await openContext(browser, product.url));
  page.on("response", (response: Response) => {
    void response.body().then(
      (body) => answers.push({ url: response.url(), body }),
      () => undefined,
    );
  });
});
afterAll(async () => {
  await browser?.close();
  await application?.stop();
  await product?.stop();
  product?.remove();
});

test("the search finds a secret in every disguise", () => {
  for (const shape of [
    canary,
    encodeURIComponent(canary),
    Buffer.from(canary).toString("base64"),
    Buffer.from(canary).toString("hex"),
  ]) {
    expect(found(canary, Buffer.from(`before ${shape} after`))).not.toEqual([]);
  }
  expect(found(canary, Buffer.from("nothing of the kind"))).toEqual([]);
});

test("a secret that was saved, refused, edited and listed is on no page and in no answer", async () => {
  await signIn(page);
  await page.goto("/credentials/new/http?scheme=basic");
  await page.getByLabel("Name", { exact: true }).fill("Canary");
  await page.getByLabel("Base URL").fill(application.url);
  await page.getByLabel("Path to check").fill("/me");
  await page.getByLabel("User name").fill("canary-user");
  await page.getByLabel("Password", { exact: true }).fill(wrong);
  await page.getByRole("button", { name: "Check and save" }).click();
  await page
    .getByText(/did not accept/)
    .first()
    .waitFor();
  await page.getByRole("button", { name: "Save as draft" }).click();
  await page.waitForURL(/\/credentials(\?|$)/);

  await page.goto("/credentials/new/http?scheme=bearer");
  await page.getByLabel("Name", { exact: true }).fill("Canary two");
  await page.getByLabel("Base URL").fill(application.url);
  await page.getByLabel("Path to check").fill("/me");
  await page.getByLabel("Token", { exact: true }).fill(canary);
  await page.getByRole("button", { name: "Check and save" }).click();
  await page.waitForURL(/\/credentials\?/);
  await page.locator("li[data-row]").filter({ hasText: "Canary two" }).getByText("Valid").first().waitFor();
  const href = await page.getByRole("link", { name: "Canary two", exact: true }).getAttribute("href");

  application.accept("nothing");
  for (const path of [
    `${href}`,
    `${href}?tab=activity`,
    `${href}?tab=settings`,
    `${href}/edit`,
    "/activity",
    "/credentials",
    "/settings/account",
  ]) {
    await page.goto(path);
    expect(found(canary, Buffer.from(await page.content())), path).toEqual([]);
  }
  await page.goto("/credentials");
  await page
    .locator("li[data-row]")
    .filter({ hasText: "Canary two" })
    .getByRole("button", { name: /Recheck/ })
    .click();
  await page.locator("li[data-row]").filter({ hasText: "Canary two" }).getByText("Invalid").first().waitFor();

  expect(
    application.requests.some(({ authorization }) => found(canary, Buffer.from(authorization, "latin1")).length > 0),
  ).toBe(true);
  expect(answers.length).toBeGreaterThan(20);
  for (const { url, body } of answers) expect([...found(canary, body), ...found(wrong, body)], url).toEqual([]);
});

test("it is in no line of the log and in no byte on disk", async () => {
  await product.stop();
  expect(found(canary, Buffer.from(product.output()))).toEqual([]);
  expect(found(wrong, Buffer.from(product.output()))).toEqual([]);
  const files = readdirSync(product.dataDir);
  expect(files).toContain("keyrack.db");
  for (const name of files) {
    const bytes = readFileSync(join(product.dataDir, name));
    expect([...found(canary, bytes), ...found(wrong, bytes)], name).toEqual([]);
  }
});
