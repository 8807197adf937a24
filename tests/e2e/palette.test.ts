import { rmSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoFolder } from "@/scripts/demo/folder";
import { owner, password } from "@/scripts/demo/people";
import { launch, openContext, signIn } from "@/tests/support/browser";
import { openLooks } from "@/tests/support/looks";
import { type Product, startProduct } from "@/tests/support/product";
import { settled } from "@/tests/support/settled";

/** The palette and the letters that go to a place: how many actions it takes, and what one hears and sees on the way. */
let dataDir: string;
let product: Product;
let browser: Browser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  dataDir = await demoFolder();
  [product, browser] = await Promise.all([startProduct({}, { setUp: false, dataDir }), launch()]);
  ({ page, complaints } = await openContext(browser, product.url, { reducedMotion: "reduce" }));
  await signIn(page, { email: owner.email, password });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function open(path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
}

test("from the list to the form of a named application it takes three actions", async () => {
  await open("/credentials");
  const actions = [
    () => page.keyboard.press("Control+k"),
    () => page.keyboard.type("shop"),
    () => page.keyboard.press("Enter"),
  ];
  for (const act of actions) await act();
  await page.waitForURL(/\/credentials\/new\/shopify\?scheme=/);
  await page.getByLabel("Name", { exact: true }).waitFor();
  expect(actions).toHaveLength(3);
});

test("the palette is a combobox that finds credentials on the server and says how many", async () => {
  await open("/flows");
  await page.keyboard.press("Control+k");
  const input = page.getByRole("combobox", { name: "Search, or do something" });
  await input.fill("twilio delivery");
  await page.getByRole("option", { name: /Twilio - Delivery texts/, selected: true }).waitFor();
  const active = await input.getAttribute("aria-activedescendant");
  expect(await page.locator(`[id="${active}"]`).getAttribute("aria-selected")).toBe("true");
  await page.getByRole("status").filter({ hasText: "1 result" }).waitFor({ state: "attached" });
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/credentials\/cr_/);
  await page.getByRole("heading", { name: "Twilio - Delivery texts" }).waitFor();
  await settled(page);

  await page.keyboard.press("Control+k");
  await page.keyboard.type("pau");
  await page.keyboard.press("Enter");
  await page.getByText("Paused “Twilio - Delivery texts”.").waitFor();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("nothing is called so");
  await page.getByText("Nothing matches “nothing is called so”.").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.keyboard.press("Control+k");
  await page.keyboard.type("appea");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/settings\/appearance/);
});

test("G and a letter goes to a place, and ? tells the keys everywhere", async () => {
  await open("/credentials");
  for (const [letter, path] of [
    ["f", "/flows"],
    ["a", "/apps"],
    ["t", "/settings/tokens"],
    ["l", "/links"],
    ["c", "/credentials"],
  ]) {
    await page.keyboard.press("g");
    await page.keyboard.press(letter ?? "");
    await page.waitForURL((url) => url.pathname === path);
  }
  await open("/flows");
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keyboard" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
});

test("nothing is in the way of who searches", async () => {
  const looks = await openLooks(browser, product.url);
  await looks.page.context().addCookies(await page.context().cookies());
  await looks.see("/credentials", async (on) => {
    await settled(on);
    await on.keyboard.press("Control+k");
    await on.getByRole("combobox", { name: "Search, or do something" }).fill("shop");
    await on
      .getByRole("option", { name: /Add Shopify/ })
      .first()
      .waitFor();
  });
  expect(looks.complaints).toEqual([]);
}, 60_000);

test("the browser had nothing to complain about", () => {
  expect(complaints).toEqual([]);
});
