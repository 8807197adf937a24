import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { catalogue } from "@/connectors";
import type { Scheme } from "@/connectors/kit";
import { expectAccessible, launch, openContext, signIn } from "@/tests/support/browser";
import { type Product, startProduct } from "@/tests/support/product";

/**
 * The form of every way in is drawn with its own fields. One of each shape is looked at in a browser, and every tenth on a
 * narrow phone in the dark: as wide as its window, no barrier, no complaint. Forms of the same shape differ in words.
 */
let product: Product;
let browser: Browser;
let page: Page;
let complaints: string[];
beforeAll(async () => {
  product = await startProduct();
  browser = await launch();
  ({ page, complaints } = await openContext(browser, product.url, { reducedMotion: "reduce", theme: "light" }));
  await signIn(page);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  product?.remove();
});

const forms = catalogue.flatMap(({ id, schemes }) =>
  schemes.map((scheme) => ({
    id,
    scheme,
    path: `/credentials/new/${id}${schemes.length > 1 ? `?scheme=${scheme.id}` : ""}`,
  })),
);

test.each(chunks(forms, 10))(
  "forms $first to $last can be used by everybody",
  { timeout: 120_000 },
  async ({ items }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    for (const { path, scheme } of items) {
      const shape = shapeOf(scheme);
      if (shapes.has(shape)) await expectDrawn(path, Object.keys(scheme.fields));
      else {
        await see(path, Object.keys(scheme.fields));
        await expectNoBarrier();
      }
      shapes.add(shape);
    }
    const [sample] = items;
    if (!sample) return;
    await page.setViewportSize({ width: 320, height: 640 });
    await page.context().addCookies([{ name: "keyrack_theme", value: "dark", url: product.url }]);
    await see(sample.path, Object.keys(sample.scheme.fields));
    await expectNoBarrier();
    await page.context().addCookies([{ name: "keyrack_theme", value: "light", url: product.url }]);
  },
);

async function see(path: string, fields: readonly string[]): Promise<void> {
  await expectDrawn(path, fields);
  await page.goto(path);
  const [needed, there] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth] as const;
  });
  expect(needed, `${path} is wider than its window`).toBeLessThanOrEqual(there);
  expect(complaints, path).toEqual([]);
}

/** What the server draws: the name, and fields of this way in alone. */
async function expectDrawn(path: string, fields: readonly string[]): Promise<void> {
  const answer = await page.request.get(path);
  expect([path, answer.status()]).toEqual([path, 200]);
  const drawn = [...(await answer.text()).matchAll(/<[^>]* data-field="(?:v\.)?([^"]+)"/g)].map(
    ([, name]) => name ?? "",
  );
  expect(drawn, path).toContain("name");
  expect(
    drawn.filter((name) => !fields.includes(name) && name !== "name"),
    path,
  ).toEqual([]);
}

async function expectNoBarrier(): Promise<void> {
  // The whole page at once: what lies below a bar that stays in sight is scrolled to, not covered.
  const { width = 0 } = page.viewportSize() ?? {};
  const tall = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(640, tall) });
  await expectAccessible(page, { part: "main" });
  await page.setViewportSize({ width, height: 800 });
}

const shapes = new Set<string>();

/** What can be seen of a form but its words. */
function shapeOf({ fields, ...scheme }: Scheme): string {
  const drawn = Object.values(fields).map(({ label, ...field }) =>
    Object.entries(field).map(([key, value]) => [key, key === "kind" || key === "group" ? value : typeof value]),
  );
  return JSON.stringify([drawn, Object.keys(scheme).sort()]);
}

type Form = (typeof forms)[number];
function chunks(all: readonly Form[], size: number): { first: string; last: string; items: Form[] }[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => {
    const items = all.slice(at * size, at * size + size);
    return { first: items[0]?.id ?? "", last: items.at(-1)?.id ?? "", items };
  });
}
