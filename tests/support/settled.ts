import type { Page } from "playwright-core";

/**
 * Resolves once scripts have taken the page over and rest: before that, keys belong to the browser, and the page grows by
 * what only scripts can offer. Much sooner than a network that has been silent for half a second.
 */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith("__reactFiber")));
  await page.evaluate(async () => {
    // Effects of the takeover wait in line before an idle moment does; what they change is drawn in the next frame.
    await new Promise((done) => requestIdleCallback(done, { timeout: 2_000 }));
    await new Promise((done) => requestAnimationFrame(done));
  });
}

/**
 * Makes the window as tall as the page: what lies below a bar that stays in sight is scrolled to, not covered, and axe
 * would call half a covered button small. A field that takes the focus at once may have scrolled the page before.
 */
export async function unroll(page: Page, { width, height }: { width: number; height: number }): Promise<void> {
  await settled(page);
  for (let tries = 0; tries < 6; tries++) {
    const whole = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.max(height, whole) });
    if (await page.evaluate(() => scrollY === 0 && document.documentElement.scrollHeight <= innerHeight)) return;
  }
  throw new Error("the page is taller than any window");
}
