import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { doors } from "@/tests/access/doors";
import { launch, openContext, signIn } from "@/tests/support/browser";
import { type Product, startProduct } from "@/tests/support/product";

/** Every door of the built product, knocked at by nobody in particular; and the two that take files. */
let product: Product;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launch()]);
  const opened = await openContext(browser, product.url, { javaScriptEnabled: false });
  context = opened.context;
  await signIn(opened.page);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  product?.remove();
});

/** `app/(portal)/flows/[id]/page.tsx` is at `/flows/x`. */
const addressOf = (file: string) =>
  `/${file
    .replace(/^app\/|\/?(page\.tsx|route\.ts)$/g, "")
    .split("/")
    .filter((each) => each !== "" && !each.startsWith("("))
    .map((each) => (each.startsWith("[") ? "x" : each))
    .join("/")}`;

const ask = (path: string, init: RequestInit = {}) => fetch(`${product.url}${path}`, { redirect: "manual", ...init });

test("no page behind the sign-in shows anything to whoever has no session", async () => {
  const pages = doors().flatMap(({ kind, door }) => (door.startsWith("app/(portal)") && kind === "page" ? [door] : []));
  const shown: string[] = [];
  for (const page of pages.filter((door) => door.endsWith("page.tsx"))) {
    const answer = await ask(addressOf(page));
    // Some lead to another page first, which is a door of its own.
    if (![303, 307, 308, 404].includes(answer.status)) shown.push(`${page}: ${answer.status}`);
  }
  expect(pages.length).toBeGreaterThan(30);
  expect(shown).toEqual([]);
}, 120_000);

test("no route behind the sign-in does anything for whoever has no session, or comes from elsewhere", async () => {
  const routes = doors().filter(({ kind, door }) => door.startsWith("app/(portal)") && kind === "route");
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const done: string[] = [];
  for (const { door } of routes) {
    const [file = "", method = "GET"] = door.split(" ");
    const tries: Record<string, string>[] = [{ origin: product.url }];
    if (method !== "GET") tries.push({ cookie, origin: "https://elsewhere.example" }, { cookie });
    for (const headers of tries) {
      const answer = await ask(addressOf(file), { method, headers: { accept: "application/json", ...headers } });
      const text = await answer.text();
      const refused = answer.status >= 400 || /unauthenticated|forbidden|signIn|Sign in|did not come from/.test(text);
      const sentAway = /^\/sign-in|[?&]problem=forbidden/.test(answer.headers.get("location") ?? "");
      if (!refused && !sentAway)
        done.push(`${door} with ${Object.keys(headers)}: ${answer.status} ${text.slice(0, 80)}`);
    }
  }
  expect(routes.length).toBeGreaterThan(5);
  expect(done).toEqual([]);
}, 120_000);

test("without scripts a file that is no document is refused in words, once", async () => {
  const page = await context.newPage();
  await page.goto("/apps/custom/new");
  const file = { name: "docs.html", mimeType: "text/html", buffer: Buffer.from("<!doctype html><title>Docs</title>") };
  await page.getByLabel(/or a file/).setInputFiles(file);
  await page.getByRole("button", { name: "Read the document" }).click();
  await page.waitForURL(/refused=/);
  await page.getByText("This is a web page").first().waitFor();
  await page.goto("/apps/custom/new?refused=another");
  expect(await page.getByText("This is a web page").count()).toBe(0);
  await page.close();
});

test("a document of more than a megabyte is read, one of more than nine is refused in words", async () => {
  const page = await context.newPage();
  const sent = async (megabytes: number) => {
    await page.goto("/apps/custom/new");
    const info = { title: "Large", version: "1", description: "x".repeat(megabytes * 1024 * 1024) };
    const text = JSON.stringify({ openapi: "3.1.0", info, servers: [{ url: "https://api.large.example" }], paths: {} });
    const file = { name: "large.json", mimeType: "application/json", buffer: Buffer.from(text) };
    await page.getByLabel(/or a file/).setInputFiles(file);
    await page.getByRole("button", { name: "Read the document" }).click();
  };
  await sent(3);
  await page.waitForURL(/\/apps\/custom\/drafts\/cd_/);
  await sent(12);
  await page.waitForURL(/refused=/);
  await page.getByText("That is more than 8 MB").first().waitFor();
  await page.close();
});

test("a server action takes no more than a megabyte from anybody", async () => {
  const body = new FormData();
  body.set("1_email", "x".repeat(2 * 1024 * 1024));
  body.set("0", '["$K1"]');
  const headers = { origin: product.url, "next-action": "0".repeat(42) };
  expect((await ask("/sign-in", { method: "POST", headers, body })).status).toBeGreaterThanOrEqual(400);
});
