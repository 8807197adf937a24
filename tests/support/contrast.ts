import type { Page } from "playwright-core";
import { expect } from "vitest";
import { bringAxe } from "./browser";

/**
 * Every text in front of its ground, in light and dark: axe measures each pair of colours, size and weight once, however
 * many pages show it. Wants the whole page in the window, and no transitions.
 */
export async function expectContrast(page: Page): Promise<void> {
  await bringAxe(page);
  const { met, low } = await page.evaluate(measure, [...measured]);
  for (const look of met) measured.add(look);
  expect(low.join("\n"), page.url()).toBe("");
}

const measured = new Set<string>();

/** In the page: what was not met before, and what of it is too faint. */
async function measure(known: readonly string[]): Promise<{ met: string[]; low: string[] }> {
  const seen = new Set(known);
  const met: string[] = [];
  const low: string[] = [];
  const { documentElement: root } = document;
  const worn = root.dataset.theme ?? "";
  const texts = [...document.body.querySelectorAll("*")].filter(bearsText).map((of) => ({ of, ...around(of) }));
  for (const theme of ["light", "dark"]) {
    root.dataset.theme = theme;
    const include = texts.filter(({ of, above, ground }) => {
      const look = [theme, lookOf(of), above.map(paintOf).join(""), paintsOf(ground)].join(" ");
      if (seen.has(look)) return false;
      seen.add(look);
      met.push(look);
      return true;
    });
    if (include.length === 0) continue;
    const { violations } = await window.axe.run(
      { include: include.map(({ of }) => of) },
      { runOnly: { type: "rule", values: ["color-contrast"] }, resultTypes: ["violations"] },
    );
    for (const { html, failureSummary } of violations.flatMap(({ nodes }) => nodes))
      low.push(`${theme}: ${html.slice(0, 160)}: ${failureSummary?.split("\n").at(-1)?.trim()}`);
  }
  root.dataset.theme = worn;
  return { met, low };

  function bearsText(element: Element): boolean {
    const typed = element.matches("input:not([type=hidden]), textarea, select");
    const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    return (typed || own) && element.checkVisibility({ visibilityProperty: true });
  }

  /** What is painted over the text, and what below it down to the page. */
  function around(element: Element): { above: Element[]; ground: Element[] } {
    const range = document.createRange();
    range.selectNodeContents(element);
    const box = range.getClientRects()[0] ?? element.getBoundingClientRect();
    const stack = document.elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const at = stack.indexOf(element);
    if (at >= 0) return { above: stack.slice(0, at), ground: stack.slice(at) };
    const ground: Element[] = [];
    for (let each: Element | null = element; each; each = each.parentElement) ground.push(each);
    return { above: [], ground };
  }

  function lookOf(element: Element): string {
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
    const off = element.closest(":disabled, [aria-disabled=true]") !== null;
    let opacity = 1;
    for (let each: Element | null = element; each; each = each.parentElement)
      opacity *= Number(getComputedStyle(each).opacity);
    return [color, fontSize, fontWeight, textShadow, opacity, off].join();
  }

  /** Down to the first that lets nothing through. */
  function paintsOf(ground: readonly Element[]): string {
    let paints = "";
    for (const each of ground) {
      const paint = paintOf(each);
      paints += paint;
      if (paint && !/rgba|\/|url|gradient/.test(paint)) break;
    }
    return paints;
  }

  function paintOf(element: Element): string {
    const { backgroundColor, backgroundImage } = getComputedStyle(element);
    const image = backgroundImage === "none" ? "" : backgroundImage;
    return backgroundColor === "rgba(0, 0, 0, 0)" ? image : `${backgroundColor}${image}`;
  }
}
