/**
 * `npm run bench:picker`: how long a keystroke in the search of the picker takes until the next picture, with every
 * application of the catalogue, in Chromium against the built product. Prints milliseconds; asserts nothing.
 */
import { catalogue } from "@/connectors";
import { launch, openContext, signIn } from "@/tests/support/browser";
import { startProduct } from "@/tests/support/product";

const product = await startProduct();
const browser = await launch();
try {
  const { page } = await openContext(browser, product.url);
  await signIn(page);
  await page.goto("/credentials/new");
  await page.waitForFunction(() => document.querySelector("[data-search]")?.matches(":focus"));
  const times: number[] = [];
  for (const word of ["shopify", "google", "api key", "zzz", "a"]) {
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
  console.log(times.map((ms) => ms.toFixed(0)).join(" "));
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
  console.log(
    `${catalogue.length} applications, ${times.length} keystrokes: median ${at(0.5)} ms, 95 % ${at(0.95)} ms, most ${at(1)} ms`,
  );
} finally {
  await browser.close();
  await product.stop();
  product.remove();
}
