import { rmSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoFolder } from "@/scripts/demo/folder";
import { owner, password } from "@/scripts/demo/people";
import { launch, openContext, signIn } from "@/tests/support/browser";
import { unseenStops } from "@/tests/support/focus";
import { openLooks } from "@/tests/support/looks";
import { type Product, startProduct } from "@/tests/support/product";
import { settled } from "@/tests/support/settled";

/** Several credentials at once, by keys, by mouse and without scripts. */
let dataDir: string;
let product: Product;
let browser: Browser;
let page: Page;
let plain: Page;
let complaints: string[];

beforeAll(async () => {
  dataDir = await demoFolder();
  [product, browser] = await Promise.all([startProduct({}, { setUp: false, dataDir }), launch()]);
  const who = { email: owner.email, password };
  ({ page, complaints } = await openContext(browser, product.url, { reducedMotion: "reduce" }));
  await signIn(page, who);
  const without = await openContext(browser, product.url, { javaScriptEnabled: false });
  plain = without.page;
  await without.context.addCookies(await page.context().cookies());
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const row = (name: string, on = page) => on.locator("li[data-row]").filter({ hasText: name });
const tick = (name: string, on = page) => on.getByRole("checkbox", { name: `Select ${name}` }).check();
const bar = (on = page) => on.getByRole("form", { name: "Selected" });
const press = (name: string, on = page) => bar(on).getByRole("button", { name, exact: true }).click();
const ticked = () => page.locator("[data-pick]:checked").count();

async function open(path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
}

test("X selects a row, Shift X up to it, B goes to what can be done, Esc clears", async () => {
  await open("/credentials?sort=name");
  expect(await bar().isVisible()).toBe(false);
  for (const key of ["j", "j", "x", "j", "j", "Shift+X"]) await page.keyboard.press(key);
  expect(await ticked()).toBe(3);
  await bar().getByText("3 selected").waitFor();
  expect(await page.evaluate(() => document.activeElement?.hasAttribute("data-open")), "the focus stays").toBe(true);
  await page.keyboard.press("b");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Recheck");
  await page.keyboard.press("Escape");
  expect(await ticked()).toBe(0);
  expect(await bar().isVisible()).toBe(false);
});

test("tags and an environment are given to several, shown in their rows, and found by the address", async () => {
  await open("/credentials?sort=name");
  for (const name of ["Shopify - EU store", "Shopify - US store"]) await tick(name);
  await press("Tag");
  await page.getByLabel("Add", { exact: true }).fill("shop,");
  await page.keyboard.type("Key:account ");
  await page.getByRole("button", { name: "Change tags" }).click();
  await row("Shopify - EU store").getByText("key:account").waitFor();
  await press("Environment");
  await page.getByRole("combobox", { name: "Environment" }).fill("over there");
  await page.getByRole("button", { name: "Set environment" }).click();
  await page.getByText(/Use small letters, digits/).waitFor();
  await page.getByRole("combobox", { name: "Environment" }).fill("production");
  await page.getByRole("button", { name: "Set environment" }).click();
  await row("Shopify - US store").getByText("production", { exact: true }).waitFor();

  await page.locator("summary").filter({ hasText: "Filter" }).click();
  await page.getByLabel("Tag", { exact: true }).selectOption("shop");
  await page.waitForURL(/tag=shop/);
  await page.getByLabel("Environment", { exact: true }).selectOption("production");
  await page.waitForURL(/environment=production/);
  await page.getByText("2 found").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: /Tag: shop/ }).click();
  await page.waitForURL((url) => !url.search.includes("tag="));
  await open("/activity?q=Shopify");
  expect(await page.locator("main").innerText()).toMatch(/Shopify - (EU|US) store/);
});

test("several are handed over, paused and resumed, each told by itself", async () => {
  await open("/credentials?q=shopify");
  for (const name of ["Shopify - EU store", "Shopify - Outlet"]) await tick(name);
  await press("Hand over");
  await page.getByLabel("New caretaker").selectOption({ index: 2 });
  await page.getByRole("dialog").getByRole("button", { name: "Hand over" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await press("Pause");
  await page.getByRole("dialog").getByRole("button", { name: "Pause" }).click();
  await page.getByRole("dialog", { name: "Not all of it was done" }).waitFor();
  await page.getByText("It is a draft, which nothing can use yet.").waitFor();
  await page.getByRole("button", { name: "Done" }).click();
  await row("Shopify - EU store").getByText("Paused").waitFor();
  await press("Resume");
  await page.getByRole("dialog").getByRole("button", { name: "Resume" }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await row("Shopify - EU store").getByText("Limited").waitFor();
});

test("a recheck of several is watched, and what could not be checked says why", async () => {
  await open("/credentials?sort=name");
  for (const name of ["Demo application", "Shopify - Outlet"]) await tick(name);
  await press("Recheck");
  await bar().getByText("Checked 1 credential: 1 valid.").waitFor();
  await bar().getByText("This is a draft.").waitFor();
  await bar().getByRole("button", { name: "Done" }).click();
  await bar().getByText("2 selected").waitFor();
});

test("deleting several shows what breaks all together, and wants their number", async () => {
  await open("/credentials?sort=name");
  for (const name of ["Stripe live", "Orders database"]) await tick(name);
  await press("Delete…");
  await page.getByRole("heading", { name: /calls in the last 30 days/ }).waitFor();
  const count = page.getByLabel("Type 2 to delete 2 credentials for good");
  await count.fill("3");
  await page.getByRole("button", { name: "Delete for good" }).click();
  await page.getByText("Type 2, the number of credentials that go.").waitFor();
  await count.fill("2");
  await page.getByRole("button", { name: "Delete for good" }).click();
  await page.getByText("Deleted 2 credentials for good.").waitFor();
  await expect.poll(() => row("Stripe live").count()).toBe(0);
  expect(await bar().isVisible()).toBe(false);
});

test("the chosen ones go on to the export", async () => {
  await open("/credentials?sort=name");
  for (const name of ["Session cache", "Stripe test mode"]) await tick(name);
  await press("Export");
  await page.waitForURL(/\/credentials\/export\?.*id=cr_/);
  await page.getByText("2 credentials, in a file.").waitFor();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download stubs" }).click();
  const stream = await (await download).createReadStream();
  const text = Buffer.concat(await stream.toArray()).toString("utf8");
  expect(text.match(/^ +(- )?name: /gm)).toHaveLength(2);
});

test("without scripts the bar leads to a page that asks, and tells what became of each", async () => {
  await plain.goto("/credentials?sort=name");
  for (const name of ["Session cache", "Stripe test mode", "Returns desk"]) await tick(name, plain);
  await press("Tag", plain);
  await plain.getByRole("heading", { name: "Tag 3 credentials" }).waitFor();
  await plain.getByLabel("Add", { exact: true }).fill("quiet, eu");
  await plain.getByRole("button", { name: "Change tags" }).click();
  await plain.getByText("Changed the tags of 3 credentials.").waitFor();
  await plain.getByRole("link", { name: "Back to the list" }).click();
  await row("Session cache", plain).getByText("quiet").waitFor();

  for (const name of ["Session cache", "Returns desk"]) await tick(name, plain);
  await press("Recheck", plain);
  await plain.getByRole("button", { name: "Recheck" }).click();
  await plain.getByText("This is a draft.").waitFor();
  await plain.getByRole("link", { name: "Back to the list" }).click();

  for (const name of ["Session cache", "Returns desk"]) await tick(name, plain);
  await press("Delete…", plain);
  await plain.getByLabel(/^Type 2/).fill("two");
  await plain.getByRole("button", { name: "Delete for good" }).click();
  await plain.getByText("Type 2, the number of credentials that go.").waitFor();
  await plain.getByLabel(/^Type 2/).fill("2");
  await plain.getByRole("button", { name: "Delete for good" }).click();
  await plain.getByText("Deleted 2 credentials for good.").waitFor();
});

test("all that match are taken along over the pages, with scripts and without", async () => {
  const lines = Array.from({ length: 60 }, (_, at) => `Extra ${at},http,bearer,https://extra.example.com,token-${at}`);
  const buffer = Buffer.from(["name,application,type,baseUrl,token", ...lines].join("\n"));
  await plain.goto("/credentials/import");
  await plain.locator("#file").setInputFiles({ name: "extra.csv", mimeType: "text/csv", buffer });
  await plain.getByRole("button", { name: "Look at it" }).click();
  await plain.getByLabel(/^Check/).uncheck();
  await plain.getByRole("button", { name: "Import", exact: true }).click();
  await plain.getByText("60 added").waitFor();

  await open("/credentials?q=extra");
  await page.locator("[data-pick]").first().check();
  await press("Select All 50 here");
  await press("Select All 60 that match");
  await bar().getByText("60 selected").waitFor();
  await press("Tag");
  await page.getByLabel("Add", { exact: true }).fill("extra,");
  await page.getByRole("button", { name: "Change tags" }).click();
  await page.getByText("Changed the tags of 60 credentials.").waitFor();
  await bar().getByRole("button", { name: "Clear the selection" }).click();
  expect(await bar().isVisible()).toBe(false);

  await plain.goto("/credentials?tag=extra");
  await plain.locator("[data-pick]").first().check();
  await press("Delete…", plain);
  await plain.getByRole("link", { name: "Choose all 60 that match" }).click();
  await plain.getByLabel("Type 60 to delete 60 credentials for good").fill("60");
  await plain.getByRole("button", { name: "Delete for good" }).click();
  await plain.getByText("Deleted 60 credentials for good.").waitFor();
});

test("without scripts tags are changed on the credential's page and given with a new one", async () => {
  await plain.goto("/credentials?q=stripe%20test");
  await row("Stripe test mode", plain).getByRole("link", { name: "Stripe test mode", exact: true }).click();
  await plain.getByRole("link", { name: "Settings" }).last().click();
  await plain.getByLabel("Tags").fill("eu Berlin");
  await plain.getByLabel("Environment").fill("staging");
  await plain.locator("form").filter({ hasText: "Environment and tags" }).getByRole("button", { name: "Save" }).click();
  await plain.getByText("Saved.").waitFor();
  expect(await plain.getByLabel("Tags").inputValue()).toBe("berlin eu");

  await plain.goto("/credentials/new/http?scheme=bearer");
  await plain.getByLabel("Name", { exact: true }).fill("Tagged at once");
  await plain.locator("summary").filter({ hasText: "Environment, Tags" }).click();
  await plain.getByLabel("Tags").fill("new");
  await plain.getByRole("button", { name: "Save as draft" }).click();
  await row("Tagged at once", plain).getByText("new", { exact: true }).waitFor();
});

test("a new credential that is checked first keeps its tags", async () => {
  await open("/credentials/new/demo");
  await page.getByLabel("Name", { exact: true }).fill("Tagged demo");
  await page.getByRole("button", { name: "Use it as Demo key" }).filter({ visible: true }).click();
  await page.locator("summary").filter({ hasText: "Environment, Tags" }).click();
  await page.getByLabel("Tags").fill("first,");
  await page.getByRole("combobox", { name: "Environment" }).fill("test");
  await page.getByRole("button", { name: "Check and save" }).click();
  await page.getByText("You already have this account").waitFor();
  await page.getByRole("button", { name: "Keep both" }).click();
  await page.waitForURL(/\/credentials\?new=/);
  await row("Tagged demo").getByText("first", { exact: true }).waitFor();
  await row("Tagged demo").getByText("test", { exact: true }).waitFor();
});

test("while rows are selected the focus is seen wherever it goes, and nothing lies over it", async () => {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 740 });
    await open("/credentials?q=openai");
    await page.locator("[data-pick]").first().check();
    expect(await unseenStops(page), `${width} px`).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
});

test("nothing is in the way: selected, asked, filtered, and on a page of its own", async () => {
  const { page: seen, see, complaints } = await openLooks(browser, product.url);
  await seen.context().addCookies(await page.context().cookies());
  const select = async (on: Page) => {
    await settled(on);
    await on.locator("[data-pick]").first().check();
  };
  await see("/credentials?q=openai", select);
  for (const [name, ready] of [
    ["Tag", "Take away"],
    ["Delete…", /^Type/],
  ] as const) {
    await see("/credentials?q=openai", async (on) => {
      await select(on);
      await bar(on).getByRole("button", { name, exact: true }).click();
      await on.getByLabel(ready).waitFor();
    });
  }
  await see("/credentials?tag=shop&environment=production", async (on) => {
    await on.locator("summary").filter({ hasText: "Filter" }).click();
  });
  await page.goto("/credentials?q=openai");
  const ids = await page.locator("[data-pick]").evaluateAll((all) => all.map((box) => (box as HTMLInputElement).value));
  const query = ids.map((id) => `id=${id}`).join("&");
  for (const verb of ["tag", "environment", "caretaker", "delete"]) await see(`/credentials/bulk?do=${verb}&${query}`);
  await see("/credentials/bulk?do=tag");
  await see(`/credentials/${ids[0]}?tab=settings`);
  expect(complaints).toEqual([]);
}, 240_000);

test("the browser had nothing to complain about", () => {
  expect(complaints).toEqual([]);
});
