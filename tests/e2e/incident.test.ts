import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newTokenText } from "@/lib/tokens/text";
import { type Application, startApplication } from "@/tests/support/application";
import { launch, signIn } from "@/tests/support/browser";
import { type Looks, openLooks } from "@/tests/support/looks";
import { type Product, startProduct } from "@/tests/support/product";

/** What people see while an application turns many of their credentials away at once. */
const token = newTokenText();
let product: Product;
let browser: Browser;
let application: Application;
let looks: Looks;
let page: Page;
beforeAll(async () => {
  [product, browser, application] = await Promise.all([
    startProduct({ KEYRACK_ALLOW_NETWORKS: "127.0.0.0/8", KEYRACK_SETUP_TOKEN: token }),
    launch(),
    startApplication("the-right-key"),
  ]);
  looks = await openLooks(browser, product.url);
  page = looks.page;
  await signIn(page);
});
afterAll(async () => {
  await browser?.close();
  await application?.stop();
  await product?.stop();
  product?.remove();
});

async function post(path: string, body: unknown): Promise<{ id: string }> {
  const answer = await fetch(`${product.url}/api/v1${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(answer.ok, await answer.clone().text()).toBe(true);
  return (await answer.json()) as { id: string };
}

test("nobody is asked for another key while the application refuses many", async () => {
  const values = { baseUrl: application.url, checkPath: "/me", token: "the-right-key" };
  const ids: string[] = [];
  for (const name of ["First", "Second", "Third"])
    ids.push((await post("/credentials", { connector: "http", scheme: "bearer", name, values })).id);
  application.accept("another-key");
  for (const id of ids) await post(`/credentials/${id}/verification`, {});
  await page.goto("/credentials");
  await page.getByText("is refusing many at once").waitFor();
  expect(await page.getByText(/none is called broken before/).count()).toBe(4);
  for (const id of ids) {
    await page.goto(`/credentials/${id}`);
    await page.getByText("is refusing many at once").waitFor();
    await page.getByText("On the application's side").waitFor();
    expect(await page.getByRole("link", { name: "Fix it" }).count()).toBe(0);
  }
  await looks.see(`/credentials/${ids[0]}`);
  expect(looks.complaints).toEqual([]);
});
