import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible, openContext } from "./browser";

/** One page that sees each screen in light and dark, on the narrowest phone and at a desk. */
export type Looks = {
  page: Page;
  complaints: string[];
  /** Every address that was asked for. */
  seen: string[];
  /** Opens the address in each look, brings it into a state, and looks for barriers and sideways scroll. */
  see(path: string, then?: (page: Page) => Promise<unknown>): Promise<void>;
};

export async function openLooks(browser: Browser, url: string): Promise<Looks> {
  const { context, page, complaints } = await openContext(browser, url, { reducedMotion: "reduce" });
  const seen: string[] = [];
  const see: Looks["see"] = async (path, then) => {
    seen.push(path);
    for (const { theme, width, height } of looks) {
      await context.addCookies([{ name: "keyrack_theme", value: theme, url }]);
      await page.setViewportSize({ width, height });
      try {
        await page.goto(path);
        await then?.(page);
        expect(await page.locator("html").getAttribute("data-theme")).toBe(theme);
        await expectNoSidewaysScroll(page);
        // All of it at once: where a bar that stays in sight covers half a button, axe would call the button small.
        const whole = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.setViewportSize({ width, height: Math.max(height, whole) });
        await expectAccessible(page);
      } catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        throw new Error(`${path} in ${theme} at ${width} px: ${why}`, { cause });
      }
    }
  };
  return { page, complaints, seen, see };
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [needed, there] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth];
  });
  expect(needed, "width of the content").toBeLessThanOrEqual(there);
}

const looks = (["light", "dark"] as const).flatMap((theme) => [
  { theme, width: 320, height: 640 },
  { theme, width: 1280, height: 800 },
]);
