import { rmSync } from "node:fs";
import type { Browser, Locator, Page } from "playwright-core";
import { demoFolder } from "@/scripts/demo/folder";
import { owner, password } from "@/scripts/demo/people";
import { launch, openContext, signIn } from "@/tests/support/browser";
import { type Product, startProduct } from "@/tests/support/product";
import { settled } from "@/tests/support/settled";

/** A workspace with many credentials, and the same person at two browsers: `plain` runs no scripts. */
export type BulkWalk = {
  product: Product;
  browser: Browser;
  page: Page;
  plain: Page;
  complaints: string[];
  /** Opens a page where scripts run, and waits for them. */
  open(path: string): Promise<void>;
  stop(): Promise<void>;
};

export async function startBulkWalk(): Promise<BulkWalk> {
  const dataDir = await demoFolder();
  const [product, browser] = await Promise.all([startProduct({}, { setUp: false, dataDir }), launch()]);
  const { page, complaints } = await openContext(browser, product.url, { reducedMotion: "reduce" });
  await signIn(page, { email: owner.email, password });
  const without = await openContext(browser, product.url, { javaScriptEnabled: false });
  await without.context.addCookies(await page.context().cookies());
  return {
    product,
    browser,
    page,
    plain: without.page,
    complaints,
    open: async (path) => {
      await page.goto(path);
      await settled(page);
    },
    stop: async () => {
      await browser.close();
      await product.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export const row = (name: string, on: Page): Locator => on.locator("li[data-row]").filter({ hasText: name });

export const tick = (name: string, on: Page): Promise<void> =>
  on.getByRole("checkbox", { name: `Select ${name}` }).check();

/** What can be done with the selected ones. */
export const bar = (on: Page): Locator => on.getByRole("form", { name: "Selected" });

export const press = (name: string, on: Page): Promise<void> =>
  bar(on).getByRole("button", { name, exact: true }).click();
