/**
 * How long a keystroke in the search of the picker takes until the next picture, with every application of the catalogue,
 * in Chromium against the built product; beside it the same in a page with nothing but an input.
 *
 *     npm run bench:picker
 */
import type { Page } from "playwright-core";
import { catalogue } from "@/connectors";
import { launch, openContext, signIn } from "@/tests/support/browser";
import { startProduct } from "@/tests/support/product";
import { type Measuring, report } from "./report";
import type { Row } from "./row";
import { quantile } from "./statistics";

await report(measure);

async function measure({ quick }: Measuring): Promise<Row[]> {
  const product = await startProduct();
  const browser = await launch();
  try {
    const { page } = await openContext(browser, product.url);
    await signIn(page);
    const empty = await (await browser.newContext()).newPage();
    await empty.setContent("<input data-search autofocus>");
    const bare = await typed(empty, quick);
    await page.goto("/credentials/new");
    const times = await typed(page, quick);
    const of = (what: string, share: number): Row => ({
      what: `${what} in the picker of ${catalogue.length} applications`,
      figure: quantile(times, share),
      unit: "ms",
      beside: { what: "in an empty page", figure: quantile(bare, share) },
    });
    return [of("a keystroke", 0.5), of("95 of 100 keystrokes", 0.95)];
  } finally {
    await browser.close();
    await product.stop();
    product.remove();
  }
}

/** Milliseconds of each keystroke of some words, and of clearing them. */
async function typed(page: Page, quick: boolean): Promise<number[]> {
  await page.waitForFunction(() => document.querySelector("[data-search]")?.matches(":focus"));
  const times: number[] = [];
  for (const word of quick ? ["shopify"] : ["shopify", "google", "api key", "zzz", "a"]) {
    for (const text of [...word].map((_, at) => word.slice(0, at + 1)).concat("")) {
      times.push(
        await page.evaluate(async (value) => {
          const input = document.querySelector<HTMLInputElement>("[data-search]");
          const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
          const began = performance.now();
          set?.call(input, value);
          input?.dispatchEvent(new Event("input", { bubbles: true }));
          await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
          return performance.now() - began;
        }, text),
      );
    }
  }
  return times;
}
