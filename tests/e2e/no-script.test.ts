import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Application, startApplication } from "@/tests/support/application";
import { launch, openContext } from "@/tests/support/browser";
import { owner, type Product, startProduct } from "@/tests/support/product";

/** The main job in a browser that runs no scripts: only links, forms and what the browser itself can fold. */
let product: Product;
let browser: Browser;
let page: Page;
let complaints: string[];
let application: Application;
let credential = "";

beforeAll(async () => {
  [product, browser, application] = await Promise.all([
    startProduct({}, { setUp: false }),
    launch(),
    startApplication("first-key-4711"),
  ]);
  ({ page, complaints } = await openContext(browser, product.url, { javaScriptEnabled: false }));
});
afterAll(async () => {
  await browser?.close();
  await application?.stop();
  await product?.stop();
  product?.remove();
});

const row = (name: string) => page.locator("li[data-row]").filter({ hasText: name });
const press = (name: string | RegExp) => page.getByRole("button", { name, exact: typeof name === "string" }).click();
const opened = (name: string) => row(name).getByRole("link", { name, exact: true }).click();

test("an unclaimed installation is set up", async () => {
  await page.goto("/");
  await page.getByLabel("Set-up code").fill("AAAA-BBBB-CCCC");
  await page.getByLabel("Your name").fill("Ana");
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill(owner.password);
  await press("Create the owner");
  await page.getByText("This is not the code.").first().waitFor();
  expect(await page.getByLabel("Your name").inputValue(), "what was typed is still there").toBe("Ana");
  await page.getByLabel("Set-up code").fill(/Set-up code\s+(\S+)/.exec(product.output())?.[1] ?? "");
  await page.getByLabel("Password", { exact: true }).fill(owner.password);
  await press("Create the owner");
  await page.getByLabel("Name of the workspace").fill("Acme Operations");
  await press(/Continue/);
  await press("Use this address");
  await page
    .getByLabel("Last 6 characters of the key")
    .fill(readFileSync(join(product.dataDir, "master.key"), "utf8").trim().slice(-6));
  await press("Continue");
  await page.waitForURL(/\/setup\/first/);
  await page.getByRole("link", { name: /Later/ }).click();
  await page.getByRole("heading", { name: "No credentials yet" }).waitFor();
});

test("signing out and in again leads to where one wanted to go", async () => {
  await page.getByRole("button", { name: /account menu/ }).click();
  await page.getByRole("button", { name: "Sign out" }).filter({ visible: true }).click();
  await page.waitForURL(/\/sign-in/);
  await page.goto("/activity");
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill("not this one, no");
  await press("Sign in");
  await page.getByRole("alert").filter({ hasText: /./ }).first().waitFor();
  expect(await page.getByLabel("E-mail").inputValue()).toBe(owner.email);
  await page.getByLabel("Password", { exact: true }).fill(owner.password);
  await press("Sign in");
  await page.waitForURL(/\/activity/);
});

test("an application is found by the search form, and its way in is a link", async () => {
  await page.goto("/credentials");
  await page.getByRole("link", { name: "Add Credential" }).first().click();
  await page.getByRole("searchbox", { name: "Search application" }).fill("bearer");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/credentials\/new\?q=bearer/);
  await page
    .locator("[data-entry]")
    .filter({ hasText: /HTTP|Any API/ })
    .first()
    .click();
  await page
    .getByRole("link", { name: /Bearer/ })
    .first()
    .click();
  await page.waitForURL(/\/credentials\/new\/http\?scheme=bearer/);
});

test("an empty form names every field that is wrong, and keeps what was typed", async () => {
  await page.getByLabel("Name", { exact: true }).fill("Orders API");
  await page.getByLabel("Base URL").fill(application.url);
  await press("Check and save");
  await page.locator("[aria-invalid=true]").first().waitFor();
  expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("Orders API");
  expect(await page.getByLabel("Base URL").inputValue()).toBe(application.url);
});

test("a private address is allowed in the error that names it, without entering the key again", async () => {
  await page.getByLabel("Path to check").fill("/me");
  await page.getByLabel("Token", { exact: true }).fill("mistyped-key");
  await press("Check and save");
  await page
    .getByText(/127\.0\.0\.1 is a private address, not allowed yet/)
    .first()
    .waitFor();
  expect(application.requests).toEqual([]);
  await press(`Allow 127.0.0.1:${application.port}`);
  await page
    .getByText(/This key has been revoked/)
    .first()
    .waitFor();
  expect(application.requests.at(-1)?.authorization).toBe("Bearer mistyped-key");
});

test("a wrong key is explained and kept on the server, never in the page", async () => {
  expect(await page.content()).not.toContain("mistyped-key");
  await page.getByText("Kept from your last try.").first().waitFor();
  await press("Check and save");
  await page
    .getByText(/This key has been revoked/)
    .first()
    .waitFor();
  expect(application.requests.at(-1)?.authorization).toBe("Bearer mistyped-key");
});

test("the right key is saved, and the credential stands on top with a green tick", async () => {
  const token = page.getByLabel("Token", { exact: true });
  if (!(await token.isVisible())) await page.locator("summary").filter({ hasText: "Replace" }).click();
  await token.fill("first-key-4711");
  await press("Check and save");
  await page.waitForURL(/\/credentials\?new=/);
  expect(await page.locator("li[data-row]").first().innerText()).toContain("Orders API");
  await row("Orders API").getByText("Valid").first().waitFor();
  expect(application.requests.at(-1)?.authorization).toBe("Bearer first-key-4711");
});

test("it is renamed in its row, and comes back to the list", async () => {
  await row("Orders API").getByRole("link", { name: "Rename Orders API" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Orders API live");
  await press("Save the name");
  await row("Orders API live").waitFor();
  await page.waitForURL((url) => url.pathname === "/credentials" && !url.search.includes("rename"));
});

test("the list is searched and filtered by forms and links", async () => {
  await page.getByRole("searchbox", { name: "Search credentials" }).fill("nobody-has-this");
  await page.keyboard.press("Enter");
  await page.getByText("Nothing matches “nobody-has-this”").waitFor();
  await page.getByRole("link", { name: "Clear filters" }).click();
  await page.getByLabel("Sort").selectOption("name");
  await press("Apply");
  await page.waitForURL(/sort=name/);
  await row("Orders API live").waitFor();
});

test("a recheck after the application revoked the key turns it red with the reason", async () => {
  application.accept("another-key");
  await press("Recheck Orders API live");
  await row("Orders API live").getByText("Invalid").first().waitFor();
  await row("Orders API live")
    .getByText(/This key has been revoked/)
    .first()
    .waitFor();
});

test("an edit says since when the key is stored, and a new one makes it green again", async () => {
  await opened("Orders API live");
  await page.waitForURL(/\/credentials\/cr_/);
  credential = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "Edit", exact: true }).first().click();
  await page.waitForURL(/\/edit/);
  expect(await page.content()).not.toContain("first-key-4711");
  await page.locator("summary").filter({ hasText: "Replace" }).click();
  await page.getByLabel("Token", { exact: true }).fill("another-key");
  await press("Check and save");
  await page.waitForURL((url) => url.pathname === credential);
  await page.getByText("Valid").first().waitFor();
});

test("it is paused and resumed", async () => {
  await page.goto(`${credential}?tab=settings`);
  await press("Pause");
  await press("Resume");
  await page.getByRole("button", { name: "Pause", exact: true }).waitFor();
});

test("the theme and the keys are chosen with a button", async () => {
  await page.goto("/settings/appearance");
  const theme = page.getByRole("main").locator("form").filter({ hasText: "Dark" });
  await theme.getByText("Dark", { exact: true }).click();
  await theme.getByRole("button", { name: "Use" }).click();
  await page.locator("html[data-theme=dark]").waitFor();
});

test("deleting asks on a page of its own, and tells that it is gone", async () => {
  await page.goto("/credentials");
  await row("Orders API live").getByRole("link", { name: "Actions for Orders API live" }).click();
  await page.getByRole("link", { name: "Delete" }).click();
  await page.waitForURL(/confirm=delete/);
  await press("Delete for good");
  await page.waitForURL((url) => url.pathname === "/credentials");
  expect(await row("Orders API live").count()).toBe(0);
  expect((await page.goto(credential))?.status()).toBe(404);
});

test("everything that can be connected is searched, filtered, read and taken up from its page", async () => {
  await page.goto("/apps");
  await page.getByRole("searchbox", { name: "Search applications" }).fill("netsuite");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/apps\?.*q=netsuite/);
  await page.getByRole("link", { name: "ERP" }).click();
  await page.waitForURL(/category=erp/);
  await page.getByRole("link", { name: "NetSuite", exact: true }).click();
  await page.getByRole("heading", { name: "Connect NetSuite" }).waitFor();
  await page.getByRole("link", { name: "Add credential" }).click();
  await page.waitForURL(/\/credentials\/new\/netsuite/);
  await page.goto("/apps?q=nobody-makes-this");
  await page.getByRole("link", { name: "Show all" }).click();
  await page.getByRole("link", { name: "Add a credential for Airtable" }).click();
  await page.waitForURL(/\/credentials\/new\/airtable/);
});

test("the browser had nothing to complain about", () => {
  expect(complaints.filter((line) => !/Failed to load resource.*404/.test(line))).toEqual([]);
});
