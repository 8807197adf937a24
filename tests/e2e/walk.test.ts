import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Application, startApplication } from "@/tests/support/application";
import { launch, openContext } from "@/tests/support/browser";
import { owner, type Product, startProduct } from "@/tests/support/product";
import { type Postgres, startPostgres } from "@/tests/support/servers/postgresql";

/** The main job from an unclaimed installation to a deleted credential, in one browser. The tests build on each other. */
let product: Product;
let browser: Browser;
let page: Page;
let complaints: string[];
let application: Application;
let postgres: Postgres;

beforeAll(async () => {
  [product, browser, application, postgres] = await Promise.all([
    startProduct({}, { setUp: false }),
    launch(),
    startApplication("first-key-4711"),
    startPostgres(),
  ]);
  postgres.sql("CREATE ROLE flows LOGIN PASSWORD 'right password'");
  postgres.sql("CREATE DATABASE orders OWNER flows");
  ({ page, complaints } = await openContext(browser, product.url));
});
afterAll(async () => {
  await browser?.close();
  await application?.stop();
  await postgres?.stop();
  await product?.stop();
  product?.remove();
});

const row = (name: string) => page.locator("li[data-row]").filter({ hasText: name });

async function checkAndSave(): Promise<void> {
  await page.getByRole("button", { name: "Check and save" }).click();
}

test("an unclaimed installation is taken with the code from the log, and ends in the portal", async () => {
  await page.goto("/");
  await page.waitForURL(/\/setup$/);
  await page.getByLabel("Set-up code").fill("AAAA-BBBB-CCCC");
  await page.getByLabel("Your name").fill("Ana");
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill(owner.password);
  await page.getByRole("button", { name: "Create the owner" }).click();
  await page.getByText("This is not the code.").first().waitFor();
  const code = /Set-up code\s+(\S+)/.exec(product.output())?.[1] ?? "";
  await page.getByLabel("Set-up code").fill(code);
  await page.getByLabel("Password", { exact: true }).fill(owner.password);
  await page.getByRole("button", { name: "Create the owner" }).click();
  await page.waitForURL(/\/setup\/workspace/);
  await page.getByLabel("Name of the workspace").fill("Acme Operations");
  await page.getByRole("button", { name: /Continue/ }).click();
  await page.waitForURL(/\/setup\/address/);
  await page.getByRole("button", { name: "Use this address" }).click();
  await page.waitForURL(/\/setup\/key/);
  const ending = readFileSync(join(product.dataDir, "master.key"), "utf8").trim().slice(-6);
  await page.getByLabel("Last 6 characters of the key").fill(ending);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/setup\/first/);
  await page.getByRole("link", { name: /demo/i }).first().click();
  await page.waitForURL(/\/credentials\/new\/demo/);
});

test("the demo application is green in one walk", async () => {
  await page.getByRole("button", { name: "Use it as Demo key" }).filter({ visible: true }).click();
  await checkAndSave();
  await page.waitForURL(/\/credentials\?/);
  await row("Demo application").getByText("Valid").first().waitFor();
  await row("Demo application").getByText("Demo account").first().waitFor();
});

test("a private address is allowed in the error that names it, and the credential stands on top with a green tick", async () => {
  await page.goto("/credentials/new/http?scheme=bearer");
  await page.getByLabel("Name", { exact: true }).fill("Orders API");
  await page.getByLabel("Base URL").fill(application.url);
  await page.getByLabel("Path to check").fill("/me");
  await page.getByLabel("Token", { exact: true }).fill("first-key-4711");
  await checkAndSave();
  await page
    .getByText(/127\.0\.0\.1 is a private address, not allowed yet/)
    .first()
    .waitFor();
  expect(application.requests).toEqual([]);
  await page.getByRole("button", { name: `Allow 127.0.0.1:${application.port}` }).click();
  await page.waitForURL(/\/credentials\?/);
  await expect.poll(() => page.locator("li[data-row]").first().innerText()).toContain("Orders API");
  await row("Orders API").getByText("Valid").first().waitFor();
});

test("PostgreSQL is refused with its own words first, then saved", async () => {
  await page.goto("/credentials/new/postgresql");
  await page.getByLabel("Name", { exact: true }).fill("Orders database");
  await page.getByLabel("Host").fill("127.0.0.1");
  await page.getByLabel("Port").fill(String(postgres.port));
  await page.getByLabel("Database").fill("orders");
  await page.getByLabel("User").fill("flows");
  await page.getByLabel("Password", { exact: true }).fill("wrong password");
  await page.getByLabel("Off").check();
  await checkAndSave();
  await page.getByRole("button", { name: `Allow 127.0.0.1:${postgres.port}` }).click();
  await page
    .getByText(/password authentication failed for user/)
    .first()
    .waitFor();
  await page.getByLabel("Password", { exact: true }).fill("right password");
  await checkAndSave();
  await page.waitForURL(/\/credentials\?/);
  await row("Orders database").getByText("Valid").first().waitFor();
});

test("an edit with a wrong password is refused and the old one still works", async () => {
  await page.goto("/credentials");
  await row("Orders database").getByRole("link", { name: "Orders database", exact: true }).click();
  await page.getByRole("link", { name: "Edit", exact: true }).first().click();
  await page.waitForURL(/\/edit/);
  expect(await page.content()).not.toContain("right password");
  await page.locator("summary").filter({ hasText: "Replace" }).click();
  await page.getByLabel("Password", { exact: true }).fill("mistyped");
  await checkAndSave();
  await page
    .getByText(/password authentication failed for user/)
    .first()
    .waitFor();
  await page.goto("/credentials");
  await row("Orders database")
    .getByRole("button", { name: /Recheck/ })
    .click();
  await row("Orders database").getByText("Valid").first().waitFor();
});

test("a rename reaches no application", async () => {
  const before = application.requests.length;
  await page.goto("/credentials");
  await row("Orders API").getByRole("link", { name: "Orders API", exact: true }).click();
  await page.waitForURL(/\/credentials\/cr_/);
  await page.getByRole("link", { name: "Rename Orders API" }).click();
  await page.getByRole("textbox", { name: /Name/ }).fill("Orders API live");
  await page.keyboard.press("Enter");
  // Its text names the heading too while it stands there.
  await page.getByRole("textbox", { name: /Name/ }).waitFor({ state: "detached" });
  await page.getByRole("heading", { name: "Orders API live" }).waitFor();
  expect(application.requests.length).toBe(before);
});

test("an application that is down turns nothing red", async () => {
  application.answerWith(503);
  await page.goto("/credentials");
  await row("Orders API live")
    .getByRole("button", { name: /Recheck/ })
    .click();
  await row("Orders API live")
    .getByText(/not answering properly/)
    .first()
    .waitFor();
  await row("Orders API live").getByText("Valid").first().waitFor();
  application.answerWith(undefined);
});

test("what the application revoked turns red with the reason", async () => {
  application.accept("another-key");
  await row("Orders API live")
    .getByRole("button", { name: /Recheck/ })
    .click();
  await row("Orders API live")
    .getByText(/This key has been revoked/)
    .first()
    .waitFor();
  await row("Orders API live").getByText("Invalid").first().waitFor();
  await page.goto("/credentials?status=invalid");
  await row("Orders API live").first().waitFor();
  await expect.poll(() => row("Orders database").count()).toBe(0);
});

test("a deleted credential is gone from the list and from every byte of the database", async () => {
  await page.goto("/credentials");
  await row("Orders API live").getByRole("link", { name: "Orders API live", exact: true }).click();
  await page.waitForURL(/\/credentials\/cr_/);
  const id = /cr_[0-9A-Za-z]{22}/.exec(page.url())?.[0] ?? "none";
  await page.goto(`/credentials/${id}?tab=settings`);
  await page.getByRole("link", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete for good" }).last().click();
  await page.waitForURL(/\/credentials(\?|$)/);
  await expect.poll(() => page.getByRole("link", { name: "Orders API live", exact: true }).count()).toBe(0);
  const bytes = readdirSync(product.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString("latin1"))
    .join("");
  expect(bytes).not.toContain(application.url);
  expect(bytes).not.toContain("acct_1 at");
  const answer = await page.goto(`/credentials/${id}`);
  expect(answer?.status()).toBe(404);
});

test("nothing on the way complained, neither the console nor the security policy", () => {
  expect(complaints.filter((line) => !/404|422|Failed to load resource/.test(line))).toEqual([]);
});
