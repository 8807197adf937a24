import { execFileSync } from "node:child_process";
import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible, openContext } from "./browser";

/** One page that sees each screen in light and dark, on the narrowest phone and at a desk. */
export type Looks = {
  page: Page;
  complaints: string[];
  /** Every path that was shown: where one leads on to another, the other. */
  seen: string[];
  /** Opens the address anew in each look, brings it into a state, and looks for barriers and sideways scroll. */
  see(path: string, then?: (page: Page) => Promise<unknown>): Promise<void>;
  /** The same for a state that is costly or counted: it is reached once and stays while the look changes. */
  stay(path: string, then: (page: Page) => Promise<unknown>): Promise<void>;
};

export async function openLooks(browser: Browser, url: string): Promise<Looks> {
  const { context, page, complaints } = await openContext(browser, url, { reducedMotion: "reduce" });
  const seen: string[] = [];
  const see: Looks["see"] = async (path, then) => {
    for (const look of looks) {
      await named(path, look, async () => {
        await context.addCookies([{ name: "keyrack_theme", value: look.theme, url }]);
        await page.setViewportSize(look);
        await page.goto(path);
        await then?.(page);
        expect(await page.locator("html").getAttribute("data-theme")).toBe(look.theme);
        await expectNoBarrier(page, look);
      });
    }
    seen.push(new URL(page.url()).pathname);
  };
  const stay: Looks["stay"] = async (path, then) => {
    await page.goto(path);
    await then(page);
    seen.push(new URL(page.url()).pathname);
    for (const look of looks) {
      await named(path, look, async () => {
        await page.setViewportSize(look);
        await page.evaluate((theme) => {
          document.documentElement.dataset.theme = theme;
        }, look.theme);
        await expectNoBarrier(page, look);
      });
    }
  };
  return { page, complaints, seen, see, stay };
}

/** Pages of the application that none of these paths is. */
export function pagesBeside(seen: readonly string[]): string[] {
  const files = execFileSync("git", ["ls-files", "app/**/page.tsx"], { encoding: "utf8" }).trim().split("\n");
  return files.filter((file) => {
    const route = file.replace(/^app|\/\([^)]+\)|\/page\.tsx$/g, "").replace(/\[[^\]]+\]/g, "[^/]+");
    return !seen.some((path) => new RegExp(`^${route}$`).test(path));
  });
}

type Look = { theme: "light" | "dark"; width: number; height: number };

const looks: readonly Look[] = (["light", "dark"] as const).flatMap((theme) => [
  { theme, width: 320, height: 640 },
  { theme, width: 1280, height: 800 },
]);

async function named(path: string, { theme, width }: Look, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${path} in ${theme} at ${width} px: ${why}`, { cause });
  }
}

async function expectNoBarrier(page: Page, { width, height }: Look): Promise<void> {
  const [needed, there, whole] = await page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight } = document.documentElement;
    return [scrollWidth, clientWidth, scrollHeight] as const;
  });
  expect(needed, "width of the content").toBeLessThanOrEqual(there);
  // All of it at once: where a bar that stays in sight covers half a button, axe would call the button small.
  await page.setViewportSize({ width, height: Math.max(height, whole) });
  await expectAccessible(page);
}
