import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, openContext, signIn } from "@/tests/support/browser";
import { unseenStops } from "@/tests/support/focus";
import { type Product, startProduct } from "@/tests/support/product";
import { settled } from "@/tests/support/settled";

/** Without a mouse: the main job in five actions, the keys of the list, and a focus that is seen and never lost. */
let product: Product;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launch()]);
  ({ context, page } = await openContext(browser, product.url, { reducedMotion: "reduce" }));
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: product.url });
  await signIn(page);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  product?.remove();
});

test("from the list to a saved API key it takes five actions", async () => {
  await page.goto("/credentials/new/demo");
  const key = /demo_[0-9a-f]{24}/.exec(await page.getByRole("complementary").innerText())?.[0] ?? "";
  await page.evaluate((text) => navigator.clipboard.writeText(text), key);
  await openList();

  const actions = [
    () => page.keyboard.press("c").then(() => page.waitForURL(/\/credentials\/new$/)),
    () => page.keyboard.type("demo"),
    () => page.keyboard.press("Enter").then(() => page.waitForURL(/\/credentials\/new\/demo/)),
    () => focusOn("Demo key").then(() => page.keyboard.press("Control+v")),
    () => page.keyboard.press("Control+Enter"),
  ];
  for (const act of actions) await act();
  await page.waitForURL(/\/credentials\?new=/);
  await row("Demo application").getByText("Valid").first().waitFor();
  expect(actions.length).toBeLessThanOrEqual(5);
});

test("further credentials stand below it, for walking", async () => {
  for (const name of ["Berlin", "Cologne"]) {
    await page.goto("/credentials/new/http?scheme=bearer");
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.getByRole("button", { name: "Save as draft" }).click();
    await row(name).waitFor();
  }
});

test("J and K and the arrows walk the rows, Enter opens and E edits", async () => {
  await openList("sort=name");
  const walk = async (key: string) => {
    await page.keyboard.press(key);
    return focusedText();
  };
  expect(await walk("j")).toBe("Berlin");
  expect(await walk("j")).toBe("Cologne");
  expect(await walk("ArrowDown")).toBe("Demo application");
  expect(await walk("j"), "the last one stays").toBe("Demo application");
  expect(await walk("k")).toBe("Cologne");
  expect(await walk("ArrowUp")).toBe("Berlin");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Demo application" }).waitFor();
  await settled(page);
  await page.keyboard.press("e");
  await page.waitForURL(/\/edit$/);
  await openList("sort=name");
  await page.keyboard.press("j");
  await page.keyboard.press("e");
  await page.waitForURL(/\/edit$/);
});

test("R checks the row again, and the focus stays in it", async () => {
  await openList("q=demo");
  await page.keyboard.press("j");
  const answer = page.waitForResponse((each) => each.url().endsWith("/recheck"));
  await page.keyboard.press("r");
  expect((await answer).status()).toBe(200);
  await page.getByRole("status").filter({ hasText: "Demo application: valid." }).waitFor({ state: "attached" });
  expect(await focusedText()).toBe("Demo application");
});

test("F2 renames: keys are letters meanwhile, Esc leaves the name, Enter saves it", async () => {
  await openList("q=demo");
  await page.keyboard.press("j");
  await page.keyboard.press("F2");
  const name = page.getByRole("textbox", { name: "Name" });
  await name.waitFor();
  await page.keyboard.type("jkcer/?");
  expect(await name.inputValue()).toBe("jkcer/?");
  await page.keyboard.press("Escape");
  await name.waitFor({ state: "detached" });
  expect(await focusedText()).toBe("Demo application");
  await page.keyboard.press("F2");
  await page.keyboard.type("Demo, renamed");
  await page.keyboard.press("Enter");
  await row("Demo, renamed").waitFor();
  await expect.poll(focusedText).toBe("Demo, renamed");
});

test("Del asks first, keys are silent meanwhile, and Esc gives the focus back", async () => {
  await openList("q=demo");
  await page.keyboard.press("j");
  await page.keyboard.press("Delete");
  const dialog = page.getByRole("alertdialog");
  await dialog.waitFor();
  expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  for (const key of ["j", "c", "/"]) await page.keyboard.press(key);
  expect(new URL(page.url()).pathname).toBe("/credentials");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await expect.poll(focusedText).toBe("Demo, renamed");
});

test("the menu opens and walks with keys, and gives the focus back, also after its question", async () => {
  await openList("q=demo");
  const opener = page.getByRole("button", { name: "Actions for Demo, renamed" });
  await opener.focus();
  await page.keyboard.press("Enter");
  await expect.poll(focusedText).toContain("Open");
  await page.keyboard.press("ArrowDown");
  await expect.poll(focusedText).toContain("Edit");
  await page.keyboard.press("End");
  await expect.poll(focusedText).toContain("Delete");
  await page.keyboard.press("Escape");
  await expect.poll(() => opener.evaluate((button) => button === document.activeElement)).toBe(true);
  await page.keyboard.press("Enter");
  await expect.poll(focusedText).toContain("Open");
  await page.keyboard.press("End");
  await expect.poll(focusedText).toContain("Delete");
  await page.keyboard.press("Enter");
  await page.getByRole("alertdialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("alertdialog").waitFor({ state: "detached" });
  await expect.poll(() => opener.evaluate((button) => button === document.activeElement)).toBe(true);
});

test("/ searches, what is typed there is text, and Esc and ? go as they say", async () => {
  await openList();
  await page.keyboard.press("/");
  const search = page.getByRole("searchbox", { name: "Search credentials" });
  expect(await search.evaluate((input) => input === document.activeElement)).toBe(true);
  await page.keyboard.type("jcr?");
  expect(await search.inputValue()).toBe("jcr?");
  await page.waitForURL(/q=jcr/);
  expect(await page.getByRole("dialog").count()).toBe(0);

  await openList();
  await page.keyboard.press("j");
  const before = await focusedText();
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keyboard" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await expect.poll(focusedText).toBe(before);
});

test("? tells the keys on the page of a credential as well, and / and c work where nothing was found", async () => {
  await openList("q=demo");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/credentials\/cr_/);
  await settled(page);
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keyboard" }).waitFor();
  await openList("q=nobody-has-this");
  await page.keyboard.press("/");
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("q");
  await openList("q=nobody-has-this");
  await page.keyboard.press("c");
  await page.waitForURL(/\/credentials\/new$/);
});

test("the first key of a page skips to its content", async () => {
  await openList();
  await page.keyboard.press("Tab");
  expect(await focusedText()).toBe("Skip to content");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.getElementById("content")?.contains(document.activeElement))).toBe(true);
});

test("wherever the focus goes, it is seen and nothing lies over it", async () => {
  for (const path of ["/credentials", "/credentials/new/postgresql", "/settings/appearance"]) {
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 740 });
      await page.goto(path);
      await settled(page);
      expect(await unseenStops(page), `${path} at ${width} px`).toEqual([]);
    }
  }
}, 120_000);

test("single keys can be switched off", async () => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto("/settings/appearance");
  await settled(page);
  await page.getByRole("switch", { name: "Shortcuts of a single key" }).focus();
  const kept = page.waitForResponse((each) => each.request().method() === "POST");
  await page.keyboard.press("Space");
  await kept;
  await openList();
  for (const key of ["j", "/", "?", "c"]) await page.keyboard.press(key);
  expect(new URL(page.url()).pathname).toBe("/credentials");
  expect(await page.getByRole("dialog").count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
});

const row = (name: string) => page.locator("li[data-row]").filter({ hasText: name });

async function openList(query = ""): Promise<void> {
  await page.goto(`/credentials?${query}`);
  await settled(page);
}

async function focusOn(label: string): Promise<void> {
  await expect
    .poll(() => page.getByLabel(label, { exact: true }).evaluate((it) => it === document.activeElement))
    .toBe(true);
}

async function focusedText(): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
}
