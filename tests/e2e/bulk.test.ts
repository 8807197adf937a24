import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { unseenStops } from "@/tests/support/focus";
import { openLooks } from "@/tests/support/looks";
import { settled } from "@/tests/support/settled";
import { type BulkWalk, bar, press, row, startBulkWalk, tick } from "./bulk/walk";

/** Several credentials at once, by keys and by mouse. */
let walk: BulkWalk;
let page: Page;

beforeAll(async () => {
  walk = await startBulkWalk();
  ({ page } = walk);
}, 120_000);
afterAll(() => walk?.stop());

const ticked = () => page.locator("[data-pick]:checked").count();

test("X selects a row, Shift X up to it, B goes to what can be done, Esc clears", async () => {
  await walk.open("/credentials?sort=name");
  expect(await bar(page).isVisible()).toBe(false);
  for (const key of ["j", "j", "x", "j", "j", "Shift+X"]) await page.keyboard.press(key);
  expect(await ticked()).toBe(3);
  await bar(page).getByText("3 selected").waitFor();
  expect(await page.evaluate(() => document.activeElement?.hasAttribute("data-open")), "the focus stays").toBe(true);
  await page.keyboard.press("b");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Recheck");
  await page.keyboard.press("Escape");
  expect(await ticked()).toBe(0);
  expect(await bar(page).isVisible()).toBe(false);
});

test("tags and an environment are given to several, shown in their rows, and found by the address", async () => {
  await walk.open("/credentials?sort=name");
  for (const name of ["Shopify - EU store", "Shopify - US store"]) await tick(name, page);
  await press("Tag", page);
  await page.getByLabel("Add", { exact: true }).fill("shop,");
  await page.keyboard.type("Key:account ");
  await page.getByRole("button", { name: "Change tags" }).click();
  await row("Shopify - EU store", page).getByText("key:account").waitFor();
  await press("Environment", page);
  await page.getByRole("combobox", { name: "Environment" }).fill("over there");
  await page.getByRole("button", { name: "Set environment" }).click();
  await page.getByText(/Use small letters, digits/).waitFor();
  await page.getByRole("combobox", { name: "Environment" }).fill("production");
  await page.getByRole("button", { name: "Set environment" }).click();
  await row("Shopify - US store", page).getByText("production", { exact: true }).waitFor();

  await page.locator("summary").filter({ hasText: "Filter" }).click();
  await page.getByLabel("Tag", { exact: true }).selectOption("shop");
  await page.waitForURL(/tag=shop/);
  await page.getByLabel("Environment", { exact: true }).selectOption("production");
  await page.waitForURL(/environment=production/);
  await page.getByText("2 found").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: /Tag: shop/ }).click();
  await page.waitForURL((url) => !url.search.includes("tag="));
  await walk.open("/activity?q=Shopify");
  expect(await page.locator("main").innerText()).toMatch(/Shopify - (EU|US) store/);
});

test("several are handed over, paused and resumed, each told by itself", async () => {
  await walk.open("/credentials?q=shopify");
  for (const name of ["Shopify - EU store", "Shopify - Outlet"]) await tick(name, page);
  await press("Hand over", page);
  await page.getByLabel("New caretaker").selectOption({ index: 2 });
  await page.getByRole("dialog").getByRole("button", { name: "Hand over" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await press("Pause", page);
  await page.getByRole("dialog").getByRole("button", { name: "Pause" }).click();
  await page.getByRole("dialog", { name: "Not all of it was done" }).waitFor();
  await page.getByText("It is a draft, which nothing can use yet.").waitFor();
  await page.getByRole("button", { name: "Done" }).click();
  await row("Shopify - EU store", page).getByText("Paused").waitFor();
  await press("Resume", page);
  await page.getByRole("dialog").getByRole("button", { name: "Resume" }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await row("Shopify - EU store", page).getByText("Limited").waitFor();
});

test("a recheck of several is watched, and what could not be checked says why", async () => {
  await walk.open("/credentials?sort=name");
  for (const name of ["Demo application", "Shopify - Outlet"]) await tick(name, page);
  await press("Recheck", page);
  await bar(page).getByText("Checked 1 credential: 1 valid.").waitFor();
  await bar(page).getByText("This is a draft.").waitFor();
  await bar(page).getByRole("button", { name: "Done" }).click();
  await bar(page).getByText("2 selected").waitFor();
});

test("deleting several shows what breaks all together, and wants their number", async () => {
  await walk.open("/credentials?sort=name");
  for (const name of ["Stripe live", "Orders database"]) await tick(name, page);
  await press("Delete…", page);
  await page.getByRole("heading", { name: /calls in the last 30 days/ }).waitFor();
  const count = page.getByLabel("Type 2 to delete 2 credentials for good");
  await count.fill("3");
  await page.getByRole("button", { name: "Delete for good" }).click();
  await page.getByText("Type 2, the number of credentials that go.").waitFor();
  await count.fill("2");
  await page.getByRole("button", { name: "Delete for good" }).click();
  await page.getByText("Deleted 2 credentials for good.").waitFor();
  await expect.poll(() => row("Stripe live", page).count()).toBe(0);
  expect(await bar(page).isVisible()).toBe(false);
});

test("the chosen ones go on to the export", async () => {
  await walk.open("/credentials?sort=name");
  for (const name of ["Session cache", "Stripe test mode"]) await tick(name, page);
  await press("Export", page);
  await page.waitForURL(/\/credentials\/export\?.*id=cr_/);
  await page.getByText("2 credentials, in a file.").waitFor();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download stubs" }).click();
  const stream = await (await download).createReadStream();
  const text = Buffer.concat(await stream.toArray()).toString("utf8");
  expect(text.match(/^ +(- )?name: /gm)).toHaveLength(2);
});

test("a new credential that is checked first keeps its tags", async () => {
  await walk.open("/credentials/new/demo");
  await page.getByLabel("Name", { exact: true }).fill("Tagged demo");
  await page.getByRole("button", { name: "Use it as Demo key" }).filter({ visible: true }).click();
  await page.locator("summary").filter({ hasText: "Environment, Tags" }).click();
  await page.getByLabel("Tags").fill("first,");
  await page.getByRole("combobox", { name: "Environment" }).fill("test");
  await page.getByRole("button", { name: "Check and save" }).click();
  await page.getByText("You already have this account").waitFor();
  await page.getByRole("button", { name: "Keep both" }).click();
  await page.waitForURL(/\/credentials\?new=/);
  await row("Tagged demo", page).getByText("first", { exact: true }).waitFor();
  await row("Tagged demo", page).getByText("test", { exact: true }).waitFor();
});

test("while rows are selected the focus is seen wherever it goes, and nothing lies over it", async () => {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 740 });
    await walk.open("/credentials?q=openai");
    await page.locator("[data-pick]").first().check();
    expect(await unseenStops(page), `${width} px`).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
});

test("nothing is in the way: selected, asked, filtered, and on a page of its own", async () => {
  const { page: seen, see, complaints } = await openLooks(walk.browser, walk.product.url);
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
  expect(walk.complaints).toEqual([]);
});
