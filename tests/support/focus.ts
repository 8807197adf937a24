import type { Page } from "playwright-core";

/** Walks the page with Tab: stops that look the same without the focus, or that something covers. */
export async function unseenStops(page: Page): Promise<string[]> {
  const unseen: string[] = [];
  for (let stops = 0; stops < 80; stops++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(nameAndCover);
    if (stop === undefined && stops < 5) throw new Error(`only ${stops} stops`);
    if (stop === undefined) return unseen;
    // Most show it where they are; the whole window is looked at only where that shows nothing.
    if (!(await changes(page, stop.band)) && !(await changes(page))) unseen.push(`${stop.name}: no sign of the focus`);
    if (stop.covered) unseen.push(`${stop.name}: covered`);
  }
  return unseen;
}

type Band = { x: number; y: number; width: number; height: number };

/** Does it look another way there once the focus is gone, which then comes back. */
async function changes(page: Page, clip?: Band): Promise<boolean> {
  const picture = clip ? { clip } : {};
  const withFocus = await page.screenshot(picture);
  await page.evaluate(() => {
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement) activeElement.dataset.stop = "";
    if (activeElement instanceof HTMLElement) activeElement.blur();
  });
  const without = await page.screenshot(picture);
  await page.evaluate(() => {
    const stop = document.querySelector<HTMLElement>("[data-stop]");
    stop?.removeAttribute("data-stop");
    stop?.focus();
  });
  return !withFocus.equals(without);
}

/** What has the focus, whether something lies over it, and the strip of the window around it. */
function nameAndCover(): { name: string; covered: boolean; band: Band } | undefined {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return undefined;
  const box = element.getBoundingClientRect();
  const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const label = element.getAttribute("aria-label") ?? element.textContent ?? "";
  // A radio or box that is drawn by its label lies under it.
  const drawn = element.closest("label") ?? element;
  const mine = at !== null && (drawn.contains(at) || at.contains(drawn));
  const top = Math.max(0, Math.min(innerHeight - 1, box.top - 60));
  const bottom = Math.max(top + 1, Math.min(innerHeight, box.bottom + 60));
  return {
    name: `${element.tagName} ${element.getAttribute("name") ?? label.trim().slice(0, 40)}`,
    covered: !mine,
    band: { x: 0, y: top, width: innerWidth, height: bottom - top },
  };
}
