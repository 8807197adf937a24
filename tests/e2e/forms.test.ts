import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { catalogue } from "@/connectors";
import type { Scheme } from "@/connectors/kit";
import { launch, openContext, signIn } from "@/tests/support/browser";
import { desk, lookAt, phone } from "@/tests/support/looks";
import { type Product, startProduct } from "@/tests/support/product";

/**
 * The form of every way in is drawn with its own fields. In a browser at a desk each is looked at that has a kind of field,
 * or a kind of way in, that none before it had, and every tenth on a narrow phone: as wide as its window, no barrier,
 * readable in both themes, no complaint. The others differ in words and in order.
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
    await Promise.all(items.map(expectDrawn));
    for (const { path, scheme } of items) {
      const parts = partsOf(scheme);
      if (parts.every((part) => looked.has(part))) continue;
      for (const part of parts) looked.add(part);
      await see(path, desk);
    }
    for (const { path } of items.slice(0, 1)) await see(path, phone);
  },
);

async function see(path: string, size: typeof phone): Promise<void> {
  await page.setViewportSize(size);
  await page.goto(path);
  await lookAt(page, size, "main");
  expect(complaints, path).toEqual([]);
}

/** What the server draws: the name, and fields of this way in alone. */
async function expectDrawn({ path, scheme }: Form): Promise<void> {
  const answer = await page.request.get(path);
  expect([path, answer.status()]).toEqual([path, 200]);
  const drawn = [...(await answer.text()).matchAll(/<[^>]* data-field="(?:v\.)?([^"]+)"/g)].map(
    ([, name]) => name ?? "",
  );
  expect(drawn, path).toContain("name");
  expect(
    drawn.filter((name) => !Object.hasOwn(scheme.fields, name) && name !== "name"),
    path,
  ).toEqual([]);
}

const looked = new Set<string>();

/** What a form is put together from, as far as it can be seen, but for its words. */
function partsOf({ fields, ...scheme }: Scheme): string[] {
  const drawn = Object.values(fields).map(({ label, ...field }) =>
    Object.entries(field).map(([key, value]) => [key, key === "kind" || key === "group" ? value : typeof value]),
  );
  return [Object.keys(scheme).sort(), ...drawn].map((part) => JSON.stringify(part));
}

type Form = (typeof forms)[number];
function chunks(all: readonly Form[], size: number): { first: string; last: string; items: Form[] }[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => {
    const items = all.slice(at * size, at * size + size);
    return { first: items[0]?.id ?? "", last: items.at(-1)?.id ?? "", items };
  });
}
