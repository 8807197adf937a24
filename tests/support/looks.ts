import { execFileSync } from "node:child_process";
import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible, openContext } from "./browser";
import { expectContrast } from "./contrast";
import { unroll } from "./settled";

/** One page that sees each screen in light and dark, on the narrowest phone and at a desk. */
export type Looks = {
  page: Page;
  complaints: string[];
  /** Every path that was shown: where one leads on to another, the other. */
  seen: string[];
  /** Opens the address, and anew in each width where it is to be brought into a state, which may be another in each. */
  see(path: string, then?: (page: Page) => Promise<unknown>): Promise<void>;
  /** The same for a state that is costly or counted: it is reached once and stays while the window changes. */
  stay(path: string, then: (page: Page) => Promise<unknown>): Promise<void>;
};

export async function openLooks(browser: Browser, url: string): Promise<Looks> {
  const { page, complaints } = await openContext(browser, url, { reducedMotion: "reduce", theme: "light" });
  const seen: string[] = [];
  const reach = async (path: string, then?: (page: Page) => Promise<unknown>) => {
    await page.goto(path);
    await then?.(page);
    seen.push(new URL(page.url()).pathname);
  };
  const stay = async (path: string, then?: (page: Page) => Promise<unknown>) => {
    await page.setViewportSize(desk);
    await reach(path, then);
    for (const size of [phone, desk]) await lookAt(page, size);
  };
  const see: Looks["see"] = async (path, then) => {
    if (!then) return stay(path);
    for (const size of [phone, desk]) {
      await page.setViewportSize(size);
      await reach(path, then);
      await lookAt(page, size);
    }
  };
  return { page, complaints, seen, see, stay };
}

type Size = { width: number; height: number };
export const phone: Size = { width: 320, height: 640 };
export const desk: Size = { width: 1280, height: 800 };

/** As wide as its window, without a barrier, and readable in both themes. `part`: barriers only there. */
export async function lookAt(page: Page, size: Size, part?: string): Promise<void> {
  try {
    await page.setViewportSize(size);
    await unroll(page, size);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over, "wider than its window by").toBeLessThanOrEqual(0);
    await expectAccessible(page, { contrast: false, ...(part ? { part } : {}) });
    await expectContrast(page);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${page.url()} at ${size.width} px: ${why}`, { cause });
  }
}

/** Pages of the application that none of these paths is. */
export function pagesBeside(seen: readonly string[]): string[] {
  const files = execFileSync("git", ["ls-files", "app/**/page.tsx"], { encoding: "utf8" }).trim().split("\n");
  return files.filter((file) => {
    const route = file.replace(/^app|\/\([^)]+\)|\/page\.tsx$/g, "").replace(/\[[^\]]+\]/g, "[^/]+");
    return !seen.some((path) => new RegExp(`^${route}$`).test(path));
  });
}
