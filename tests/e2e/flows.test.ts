import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { looksOfFlows } from "./flows/looks";
import { type FlowWalk, startFlowWalk } from "./flows/walk";

/** From a flow to the code that runs outside, and what becomes of it when a credential goes. The tests build on each other. */
let walk: FlowWalk;
let page: Page;
let flow = "";
let token = "";
let curl = "";

beforeAll(async () => {
  walk = await startFlowWalk();
  ({ page } = walk);
});
afterAll(() => walk?.stop());

const slot = (alias: string) => page.getByRole("listitem").filter({ hasText: `@${alias}` });
const shown = () => page.locator("[data-snippet]").innerText();

test("a flow is made with two places", async () => {
  await walk.addOrdersApi("Orders API", walk.first, "first-key-4711");
  await page.goto("/flows");
  await page.getByRole("link", { name: "Add Flow" }).click();
  await page.waitForURL(/\/flows\/new/);
  await page.getByRole("button", { name: "Add the flow" }).click();
  await page.getByText("Enter a name, such as what the flow does.").waitFor();
  await page.getByLabel("Name", { exact: true }).fill("Orders sync");
  await page.getByLabel("Application 1").fill("HTTP (any API)");
  await page.getByLabel("Alias 1").fill("orders");
  await page.getByRole("button", { name: "Another application" }).click();
  await page.getByLabel("Application 2").fill("Nobody makes this");
  await page.getByRole("button", { name: "Add the flow" }).click();
  await page.getByText("Choose an application of the list.").waitFor();
  expect(await page.getByLabel("Alias 1").inputValue()).toBe("orders");
  await page.getByLabel("Application 2").fill("Demo application");
  await page.getByRole("button", { name: "Add the flow" }).click();
  await page.waitForURL(/\/flows\/fl_/);
  flow = new URL(page.url()).pathname;
  await slot("orders").first().waitFor();
  await slot("demo").first().waitFor();
});

test("a credential is picked from those of its application, with its status", async () => {
  await slot("orders").getByText("Valid").first().waitFor();
  await slot("orders").getByRole("button", { name: "Use it for @orders" }).click();
  await slot("orders").getByRole("link", { name: "Orders API" }).waitFor();
});

test("one that is missing is added on the way, and stands in its place afterwards", async () => {
  await slot("demo")
    .getByRole("link", { name: /Add a credential for Demo/ })
    .click();
  await page.getByRole("button", { name: "Use it as Demo key" }).filter({ visible: true }).click();
  await page.getByRole("button", { name: "Check and save" }).click();
  await page.waitForURL(`${walk.product.url}${flow}?environment=production`);
  await slot("demo").getByRole("link", { name: "Demo application" }).waitFor();
});

test("another environment has places of its own", async () => {
  await page.goto(`${flow}?environment=staging`);
  await slot("orders").getByText("Nothing chosen yet").waitFor();
  await page.goto(flow);
  await slot("orders").getByRole("link", { name: "Orders API" }).waitFor();
});

test("the flow's token is shown once, with a command that works as it stands", async () => {
  await page.getByRole("link", { name: "Make a token" }).click();
  await page.waitForURL(/\/token\?/);
  await page.getByLabel("Also fetch authorizations").check();
  await page.getByRole("button", { name: "Make the token" }).click();
  await page.getByRole("heading", { name: /Copy the token of/ }).waitFor();
  token = /krk_svc_\w{30}_\w{6}/.exec(await page.content())?.[0] ?? "";
  expect(token).not.toBe("");
  const command = await page.getByLabel("command", { exact: true }).innerText();
  expect(command).toContain(walk.product.url.replace("localhost", "127.0.0.1"));
  expect(await walk.runShell(command, "")).toMatch(/acct_1|Demo account/);
  const made = page.url();
  await page.reload();
  expect(await page.content()).not.toContain(token);
  await page.goto(flow);
  await page.goBack();
  await page.getByRole("button", { name: "Make the token" }).waitFor();
  expect(await page.content()).not.toContain(token);
  expect(page.url()).toBe(made);
});

test("the snippets of the flow run as they stand, in both ways", async () => {
  await page.goto(`${flow}?alias=orders`);
  curl = await shown();
  expect(curl).toContain("/proxy/@orders/me");
  await page.getByRole("button", { name: "Copy the curl snippet" }).click();
  await page.getByText("Copied", { exact: true }).waitFor({ state: "attached" });
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(curl);
  expect(await walk.runShell(curl, token)).toContain("acct_1");
  await page.getByRole("link", { name: "TypeScript" }).click();
  await page.waitForURL(/language=typescript/);
  expect(await walk.runNode(await shown(), token)).toContain("acct_1");
  await page.getByRole("link", { name: /Fetch authorization/ }).click();
  await page.waitForURL(/way=fetch/);
  await expect.poll(shown).toContain("/authorization");
  expect(await walk.runNode(await shown(), token)).toContain("acct_1");
  await page.goto(`${flow}?alias=orders&way=fetch&language=curl`);
  expect(await walk.runShell(await shown(), token)).toContain("acct_1");
  expect(walk.first.requests.every(({ authorization }) => authorization === "Bearer first-key-4711")).toBe(true);
});

test("the use is counted beside the credential", async () => {
  await expect
    .poll(async () => {
      await page.goto(flow);
      return slot("orders").first().innerText();
    })
    .toMatch(/[4-9] calls/);
  await page.goto(await walk.pageOf("Orders API"));
  await page.getByRole("heading", { name: "Used by" }).waitFor();
  await page.getByRole("link", { name: "Orders sync" }).first().waitFor();
  await page.getByRole("link", { name: "Activity", exact: true }).last().click();
  await page.getByRole("cell", { name: /Orders sync/ }).waitFor();
});

test("by its id a credential needs a token that reaches it, which its page leads to", async () => {
  const address = await walk.pageOf("Demo application");
  await page.goto(`${address}?tab=use`);
  await page.getByRole("link", { name: "Make a token" }).click();
  await page.waitForURL(/tokens\/new\?credential=/);
  await page.getByLabel("Name", { exact: true }).fill("By hand");
  expect(await page.getByRole("checkbox", { name: /Demo application/ }).isChecked()).toBe(true);
  await page.getByRole("button", { name: "Make the token" }).click();
  await page.getByRole("heading", { name: /Copy the token of/ }).waitFor();
  const own = /krk_svc_\w{30}_\w{6}/.exec(await page.content())?.[0] ?? "";
  await page.goto(`${address}?tab=use`);
  expect(await walk.runShell(await shown(), own)).toContain("Demo account");
});

test("the credential behind the place is replaced, and the same snippet works on", async () => {
  await walk.addOrdersApi("Orders API, new server", walk.second, "second-key-4712");
  await page.goto(flow);
  const place = slot("orders").first();
  await place.getByText("Change").click();
  await place.getByRole("radio", { name: /new server/ }).check();
  await place.getByRole("button", { name: "Use it for @orders" }).click();
  await place.getByRole("link", { name: "Orders API, new server" }).waitFor();
  const before = walk.second.requests.length;
  expect(await walk.runShell(curl, token)).toContain("acct_1");
  expect(walk.second.requests.length).toBe(before + 1);
});

test("deleting tells who used it, wants its name, and offers another in its place", async () => {
  const address = await walk.pageOf("Orders API, new server");
  await expect
    .poll(async () => (await page.request.get(`${address}/impact`)).json())
    .toMatchObject({ callers: [{ name: "Orders sync", calls: 1 }], places: [{ alias: "orders" }] });
  await page.goto(`${address}?tab=settings`);
  await page.getByRole("link", { name: "Delete" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByText("Orders sync").waitFor();
  await dialog.getByText(/1 call/).waitFor();
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await dialog.getByText(/Type “Orders API, new server” exactly/).waitFor();
  await dialog.getByLabel(/Replace it in these flows/).selectOption({ label: "Orders API (valid)" });
  await dialog.getByRole("button", { name: "Replace" }).click();
  await dialog.getByText("Its places in flows use the other one now.").waitFor();
  const before = walk.first.requests.length;
  expect(await walk.runShell(curl, token)).toContain("acct_1");
  expect(walk.first.requests.length).toBe(before + 1);
  await dialog.getByLabel(/to delete it for good/).fill("Orders API, new server");
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await page.waitForURL(/\/credentials(\?|$)/);
  expect((await page.goto(address))?.status()).toBe(404);
});

test("a token is rotated with both alive, then revoked at once", async () => {
  await page.goto("/settings/tokens");
  await page.getByRole("link", { name: "Orders sync, production" }).click();
  await page.getByRole("button", { name: "Rotate" }).click();
  await page.getByRole("heading", { name: /Copy the token of/ }).waitFor();
  const next = /krk_svc_\w{30}_\w{6}/.exec(await page.content())?.[0] ?? "";
  expect(await walk.runShell(curl, token)).toContain("acct_1");
  expect(await walk.runShell(curl, next)).toContain("acct_1");
  await page.getByRole("link", { name: "Done" }).click();
  await page.waitForURL(/\/settings\/tokens$/);
  await page
    .getByRole("listitem")
    .filter({ hasText: next.slice(-4) })
    .getByRole("link", { name: "Orders sync, production" })
    .click();
  await page.getByRole("button", { name: "Revoke…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await page.waitForURL(/\/settings\/tokens$/);
  expect(await walk.runShell(curl, next)).toContain("unauthenticated");
  expect(await walk.runShell(curl, token)).toContain("acct_1");
});

test("without scripts a token is made once, and the question before deleting is a page", async () => {
  const plain = await walk.browser.newContext({
    baseURL: walk.product.url,
    javaScriptEnabled: false,
    storageState: await walk.context.storageState(),
  });
  plain.setDefaultTimeout(10_000);
  const bare = await plain.newPage();
  await bare.goto("/settings/tokens/new");
  await bare.getByLabel("Name", { exact: true }).fill("No scripts");
  await bare.getByRole("button", { name: "Make the token" }).click();
  await bare.getByRole("heading", { name: /Copy the token of/ }).waitFor();
  const text = /krk_svc_\w{30}_\w{6}/.exec(await bare.content())?.[0] ?? "";
  expect(text).not.toBe("");
  await bare.reload();
  expect(await bare.content()).not.toContain("krk_svc_");
  await bare.goto("/settings/tokens");
  expect(await bare.getByRole("link", { name: "No scripts" }).count()).toBe(1);
  expect(await bare.content()).not.toContain(text);
  await bare.goto("/flows/new");
  await bare.getByLabel("Application 1").fill("Demo application");
  await bare.getByRole("button", { name: "Another application" }).click();
  await bare.getByLabel("Application 2").waitFor();
  expect(await bare.getByLabel("Application 1").inputValue()).toBe("Demo application");
  const address = await walk.pageOf("Orders API");
  await bare.goto(`${address}?tab=settings&confirm=delete`);
  await bare.getByText("Used in the last 30 days").waitFor();
  await bare.getByRole("button", { name: "Delete for good" }).click();
  await bare.getByText(/Type “Orders API” exactly/).waitFor();
  await bare.goto(`${address}?tab=use&language=python`);
  expect(await bare.locator("[data-snippet]").innerText()).toContain("import os");
  await plain.close();
});

test("a flow is made with the keyboard alone", async () => {
  await page.goto("/flows/new");
  await page.getByLabel("Name", { exact: true }).focus();
  await page.keyboard.type("By keys");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Demo application");
  await page.keyboard.press("Tab");
  await page.keyboard.type("app");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/flows\/fl_/);
  await slot("app").first().waitFor();
});

describe("what is seen of it", () => looksOfFlows(() => ({ walk, flow })));

test("neither the console nor the security policy complained", () => {
  expect(walk.complaints.filter((line) => !/Failed to load resource.*404/.test(line))).toEqual([]);
});
