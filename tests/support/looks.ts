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
  const { page, complaints } = await openContext(browser, url, { reducedMotion: "reduce", theme: "light" });
  const seen: string[] = [];
  const see: Looks["see"] = async (path, then) => {
    for (const size of sizes) {
      const look = { theme: "light", ...size } as const;
      await named(path, look, async () => {
        await page.setViewportSize(size);
        await page.goto(path);
        await then?.(page);
        await expectNoBarrier(page, look);
      });
      await inTheDark(page, path, size);
    }
    seen.push(new URL(page.url()).pathname);
  };
  const stay: Looks["stay"] = async (path, then) => {
    await page.goto(path);
    await then(page);
    seen.push(new URL(page.url()).pathname);
    for (const size of sizes) {
      const look = { theme: "light", ...size } as const;
      await named(path, look, async () => {
        await page.setViewportSize(size);
        await expectNoBarrier(page, look);
      });
      await inTheDark(page, path, size);
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

type Size = { width: number; height: number };
type Look = Size & { theme: "light" | "dark" };

const sizes: readonly Size[] = [
  { width: 320, height: 640 },
  { width: 1280, height: 800 },
];

/** The same page in its other colours, which is all that differs: only they are looked at. */
async function inTheDark(page: Page, path: string, size: Size): Promise<void> {
  const look = { theme: "dark", ...size } as const;
  await named(path, look, async () => {
    await wear(page, "dark");
    await expectAccessible(page, { rules: ["color-contrast"] });
    await wear(page, "light");
  });
}

function wear(page: Page, theme: Look["theme"]): Promise<void> {
  return page.evaluate((worn) => {
    document.documentElement.dataset.theme = worn;
  }, theme);
}

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
