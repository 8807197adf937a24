import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, openContext, signIn } from "@/tests/support/browser";
import { type OAuth1Server, startOAuth1Server } from "@/tests/support/oauth1-server";
import { type Product, startProduct } from "@/tests/support/product";

/** Connecting at an application with OAuth 1.0a that recounts each signature, in one browser. The tests build on each other. */
let product: Product;
let browser: Browser;
let page: Page;
let server: OAuth1Server;

beforeAll(async () => {
  [product, browser, server] = await Promise.all([
    startProduct({ KEYRACK_ALLOW_NETWORKS: "127.0.0.0/8" }, { named: true }),
    launch(),
    startOAuth1Server(),
  ]);
  ({ page } = await openContext(browser, product.url));
  await signIn(page);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await product?.stop();
  product?.remove();
});

const proceed = () => page.getByRole("button", { name: /^Continue to OAuth 1\.0/ }).click();
const atServer = () => page.waitForURL((url) => url.origin === server.url && url.pathname === "/authorize");

test("the form shows the callback to register, saves, and leads to the application", async () => {
  await page.goto("/credentials/new/oauth1?scheme=threeLegged");
  expect(await page.getByRole("main").innerText()).toContain(`${product.url}/oauth/callback/oauth1`);
  const values = {
    Name: "Photos",
    "Base URL": server.url,
    "Path to check": "/me",
    "Request token URL": `${server.url}/request_token`,
    "Authorization URL": `${server.url}/authorize`,
    "Access token URL": `${server.url}/access_token`,
    "Consumer key": server.consumer.key,
    "Consumer secret": server.consumer.secret,
  };
  for (const [name, value] of Object.entries(values))
    await page.getByRole("textbox", { name, exact: true }).fill(value);
  await proceed();
  await atServer();
  expect(page.url()).not.toContain(server.consumer.secret);
});

test("who declines is told so, and goes on where they stopped", async () => {
  await page.getByRole("link", { name: "Deny" }).click();
  await page.getByText("Access was not given").waitFor();
  expect(new URL(page.url()).origin).toBe(product.url);
  await page.getByRole("link", { name: "Continue" }).click();
  await page.waitForURL(/\/credentials\/cr_[^/]+\/edit/);
  expect(await page.content()).not.toContain(server.consumer.secret);
});

test("agreeing ends with a green tick and the name of the account, once", async () => {
  const answers: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/oauth/callback/")) answers.push(request.url());
  });
  await proceed();
  await atServer();
  await page.getByRole("link", { name: "Allow" }).click();
  await page.waitForURL(/\/credentials\?new=cr_/);
  const row = page.locator("li[data-row]").filter({ hasText: "Photos" });
  await row.getByText("Valid").first().waitFor();
  expect(await row.innerText()).toContain("Ana");
  await page.goto(answers[0] ?? "");
  await page.getByText("more than ten minutes ago, or is finished").waitFor();
  expect(server.seen.signed.filter((path) => path === "/access_token")).toHaveLength(1);
  expect(server.seen.refused).toEqual([]);
});

test("another account is refused when it is connected again", async () => {
  server.user = { id: "4712", name: "Bea" };
  await page.goto("/credentials");
  await page.getByRole("link", { name: "Photos", exact: true }).click();
  await page.getByRole("button", { name: "Reconnect" }).click();
  await atServer();
  await page.getByRole("link", { name: "Allow" }).click();
  await page.getByRole("heading", { name: "This is another account" }).waitFor();
});
