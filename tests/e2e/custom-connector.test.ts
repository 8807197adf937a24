import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, openContext, signIn } from "@/tests/support/browser";
import { found } from "@/tests/support/encodings";
import { openLooks } from "@/tests/support/looks";
import { documentFor, type OwnApplicationServer, startOwnApplication } from "@/tests/support/own-application";
import { type Product, startProduct } from "@/tests/support/product";

/** An application that is not in the list, from its document to a green credential. The tests build on each other. */
let product: Product;
let other: Product;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];
let app: OwnApplicationServer;
let definition = "";

beforeAll(async () => {
  const settings = { KEYRACK_ALLOW_NETWORKS: "127.0.0.0/8" };
  [product, other, browser, app] = await Promise.all([
    startProduct(settings),
    startProduct(settings),
    launch(),
    startOwnApplication(),
  ]);
  ({ context, page, complaints } = await openContext(browser, product.url));
  await signIn(page);
});
afterAll(async () => {
  await browser?.close();
  app?.close();
  for (const each of [product, other]) {
    await each?.stop();
    each?.remove();
  }
});

const press = (label: string | RegExp, at: Page = page) =>
  at.getByRole("button", { name: label, exact: typeof label === "string" }).click();
const guess = (at: string, on: Page = page) => on.locator(`[data-guess="${at}"]`);

/** Everything of a draft that is left to a person, decided. */
async function decide(at: Page): Promise<void> {
  await at.locator('[name="about.baseUrl"]').fill(`${app.url}/v1`);
  for (const box of await at.locator('input[name="confirm"]').all()) await box.check();
}

test("a pasted document becomes a draft with every guess marked and its reason beside it", async () => {
  await page.goto("/apps/custom/new");
  await page.getByLabel(/or the text itself/).fill(JSON.stringify(documentFor(app.url)));
  await press("Read the document");
  await page.waitForURL(/\/apps\/custom\/drafts\/cd_/);
  await guess("about.baseUrl").getByText("machine of whoever wrote it").waitFor();
  await guess("about.path").getByText("tells who is asking").waitFor();
  expect(await page.locator('[name="about.path"]').inputValue()).toBe("/me");
  expect(await page.locator('[name="ways.0.keyName"]').inputValue()).toBe("X-Orders-Key");
});

test("what is not decided cannot go on, and says where", async () => {
  await press("Continue to the dry run");
  await page.getByText("only guessed from the document").waitFor();
  await page.getByText("Confirm this guess, or write what is right.").first().waitFor();
});

test("confirmed, it is tried: request and answer are shown without the secret", async () => {
  await decide(page);
  await press("Continue to the dry run");
  await page.waitForURL(/\/try$/);
  await page.getByLabel("API key", { exact: true }).fill("a-wrong-key-123456");
  await press("Try it");
  await page.getByText("did not accept these values").waitFor();
  await page.getByText("Answer 401").waitFor();
  expect(found("a-wrong-key-123456", Buffer.from(await page.content()))).toEqual([]);
  await page.getByLabel("API key", { exact: true }).fill(app.key);
  await press("Try it");
  await page.getByText("Let in as ana@orders.dev").waitFor();
  expect(found(app.key, Buffer.from(await page.content()))).toEqual([]);
});

test("saved, it stands in the picker, and a credential of it is green", async () => {
  await press("Save application");
  await page.waitForURL(/\/apps\/custom\/own-orders\?saved=1/);
  await page.goto("/credentials/new?q=orders");
  await page
    .getByRole("link", { name: /^Orders/ })
    .first()
    .click();
  await page.waitForURL(/\/credentials\/new\/own-orders/);
  await page.getByLabel("API key", { exact: true }).fill(app.key);
  await press("Check and save");
  await page.waitForURL(/\/credentials\?new=cr_/);
  await page.locator("li[data-row]").filter({ hasText: "Orders" }).getByText("Valid").first().waitFor();
});

test("while a credential uses it, it cannot be deleted; a change is a new version", async () => {
  await page.goto("/apps/custom/own-orders");
  await page.getByText("One credential uses this application").waitFor();
  await press("Change");
  await page.waitForURL(/\/drafts\/cd_/);
  await page.locator('[name="about.docs"]').fill("https://docs.orders.dev/auth");
  await press("Continue to the dry run");
  await page.waitForURL(/\/try$/);
  await press("Save as version 2");
  await page.waitForURL(/saved=2/);
  await page.getByText("Version 1", { exact: false }).first().waitFor();
  await page.goto("/credentials");
  await page.locator("li[data-row]").filter({ hasText: "Orders" }).getByText("Valid").first().waitFor();
});

test("exported, it can be read in another installation and works there", async () => {
  const answer = await context.request.get(`${product.url}/apps/custom/own-orders/definition?version=2`);
  expect(answer.headers()["content-disposition"]).toContain("own-orders.json");
  definition = await answer.text();
  expect(found(app.key, Buffer.from(definition))).toEqual([]);
  const there = await openContext(browser, other.url);
  await signIn(there.page);
  await there.page.goto("/apps/custom/new");
  await there.page
    .getByLabel(/^File/)
    .setInputFiles({ name: "own-orders.json", mimeType: "application/json", buffer: Buffer.from(definition) });
  await press("Read the definition", there.page);
  await there.page.waitForURL(/\/drafts\/cd_/);
  await press("Continue to the dry run", there.page);
  await there.page.waitForURL(/\/try$/);
  await there.page.getByLabel("API key", { exact: true }).fill(app.key);
  await press("Try it", there.page);
  await there.page.getByText("Let in as ana@orders.dev").waitFor();
  await press("Save application", there.page);
  await there.page.waitForURL(/own-orders\?saved=1/);
  await there.context.close();
});

test("the same without scripts: from the address of a document to an application", async () => {
  const plain = await openContext(browser, product.url, { javaScriptEnabled: false });
  const at = plain.page;
  await signIn(at);
  await at.goto("/apps/custom/new");
  await at.getByLabel(/^Address/).fill(`${app.url}/openapi.json`);
  await press("Read the document", at);
  await at.waitForURL(/\/drafts\/cd_/);
  await decide(at);
  await at.locator('[name="about.name"]').fill("Plain orders");
  await press("Continue to the dry run", at);
  await at.waitForURL(/\/try$/);
  await at.getByLabel("API key", { exact: true }).fill(app.key);
  await press("Try it", at);
  await at.getByText("Let in as ana@orders.dev").waitFor();
  expect(found(app.key, Buffer.from(await at.content()))).toEqual([]);
  await press("Save application", at);
  await at.waitForURL(/own-plain-orders\?saved=1/);
  await plain.context.close();
});

test("a document that is none is refused in words, and nothing that was typed is lost", async () => {
  await page.goto("/apps/custom/new");
  await page.getByLabel(/or the text itself/).fill("<!doctype html><title>Docs</title>");
  await press("Read the document");
  await page.getByText("This is a web page").first().waitFor();
  expect(await page.getByLabel(/or the text itself/).inputValue()).toContain("<!doctype html>");
});

/** Where a draft is, decided and so ready to be tried. */
let draft = "";
test("a draft that is decided waits to be looked at", async () => {
  await page.goto("/apps/custom/new");
  await page.getByLabel(/or the text itself/).fill(JSON.stringify(documentFor(app.url)));
  await press("Read the document");
  await page.waitForURL(/\/drafts\/cd_/);
  draft = new URL(page.url()).pathname;
  await decide(page);
  await press("Continue to the dry run");
  await page.waitForURL(/\/try$/);
});

test("every page is accessible in both themes and none scrolls sideways, at 320 and 1280 px", async () => {
  const looks = await openLooks(browser, product.url);
  await looks.page.context().addCookies(await context.cookies());
  for (const path of ["/apps/custom", "/apps/custom/new", draft, `${draft}/try`, "/apps/custom/own-orders"])
    await looks.see(path);
  expect(looks.complaints).toEqual([]);
}, 120_000);

test("the console and the content security policy stay quiet", () => {
  expect(complaints).toEqual([]);
});

test("the description that is one too many is refused in words beside the button, not as a fault", async () => {
  const { context: bare, page: plain } = await openContext(browser, other.url, { javaScriptEnabled: false });
  await signIn(plain);
  do {
    await plain.goto("/apps/custom/new");
    const loaded = plain.waitForEvent("load");
    await press("OAuth 2.0", plain);
    await loaded;
  } while (/\/drafts\/cd_/.test(plain.url()));
  await plain.goto("/apps/custom/new");
  const answered = plain.waitForResponse((answer) => answer.request().method() === "POST");
  await press("OAuth 2.0", plain);
  expect((await answered).status()).toBe(200);
  await plain.getByText("There are 50 unfinished applications. Finish or discard some.").waitFor();
  await bare.close();
}, 120_000);
