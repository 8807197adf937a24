import { afterAll, beforeAll, expect, test } from "vitest";
import { openContext, signIn } from "@/tests/support/browser";
import {
  application,
  consent,
  fillAddress,
  fillForm,
  line,
  type OAuthWalk,
  press,
  startOAuthWalk,
  tick,
} from "@/tests/support/oauth-walk";
import { clients } from "@/tests/support/oidc";
import { startProduct } from "@/tests/support/product";

/** Other ways to the same consent: on another screen, without scripts, with a client of the workspace, past a network rule. */
let walk: OAuthWalk;
let product: OAuthWalk["product"];
let browser: OAuthWalk["browser"];
let context: OAuthWalk["context"];
let page: OAuthWalk["page"];
let complaints: OAuthWalk["complaints"];
let oidc: OAuthWalk["oidc"];

beforeAll(async () => {
  walk = await startOAuthWalk();
  ({ product, browser, context, page, complaints, oidc } = walk);
});
afterAll(() => walk?.stop());

const forgetPerson = () => context.clearCookies({ domain: "127.0.0.1" });

test("a code is entered on another screen, and this page notices by itself", async () => {
  await fillForm(page, "Kiosk", oidc.issuer, "deviceCode");
  await press(`Continue to ${application}`, page);
  const link = await page.getByRole("link", { name: /\/device/ }).getAttribute("href");
  const screen = await openContext(browser, product.url);
  await screen.page.goto(link ?? "");
  await press("Continue", screen.page);
  await consent("dora", screen.page);
  await screen.page.getByText(/Sign-in Success/).waitFor();
  await screen.context.close();
  await page.waitForURL(/\/credentials\/cr_[^/]+$/, { timeout: 20_000 });
  await page.getByText("Valid").first().waitFor();
});

test("all of it works without scripts", async () => {
  const plain = await openContext(browser, product.url, { javaScriptEnabled: false });
  await signIn(plain.page);
  await fillForm(plain.page, "Plain", oidc.issuer);
  await press(`Continue to ${application}`, plain.page);
  await consent("cleo", plain.page);
  await plain.page.waitForURL(/\/credentials\?new=cr_/);
  expect(await plain.page.locator("li[data-row]").first().innerText()).toContain("Plain");
  await plain.context.close();
});

test("a client of the workspace spares everybody the registration", async () => {
  await page.goto("/settings/clients");
  await page.getByLabel("Application").selectOption("oauth2/authorizationCode");
  await press("Continue", page);
  await page.waitForURL(/\/settings\/clients\/new/);
  expect(await page.getByRole("main").innerText()).toContain(`${product.url}/oauth/callback/oauth2`);
  await page.getByLabel("Name", { exact: true }).fill("Our client");
  await page.getByLabel("Client ID").fill(clients.person.id);
  await page.getByLabel("Client secret", { exact: true }).fill(clients.person.secret);
  await press("Save", page);
  await page.getByRole("link", { name: "Our client" }).waitFor();
  await page.goto("/credentials/new/oauth2?scheme=authorizationCode");
  await page.getByRole("radio", { name: /Our client/ }).waitFor();
  await page.getByRole("textbox", { name: "Client ID" }).waitFor({ state: "detached" });
  await fillAddress(page, "Shared", oidc.issuer);
  await tick(page, "openid");
  await forgetPerson();
  await press(`Continue to ${application}`, page);
  await consent("ana", page);
  await page.waitForURL(/\/credentials\?new=cr_/);
  await line("Shared", page).getByText("Valid").first().waitFor();
  await page.goto("/settings/clients");
  await page.getByRole("listitem").filter({ hasText: "Our client" }).getByText("1 credential").waitFor();
  await press("Remove Our client", page);
  await page.getByText("Credentials were connected with this OAuth client").waitFor();
});

test("a private address is allowed with one click from the form that was to leave for it", async () => {
  const strict = await startProduct({}, { named: true });
  const other = await openContext(browser, strict.url);
  await signIn(other.page);
  await fillForm(other.page, "Inside", oidc.issuer);
  await press(`Continue to ${application}`, other.page);
  await other.page.getByText("A rule of this installation").waitFor();
  await press(/^Allow 127\.0\.0\.1:/, other.page);
  await other.page.waitForURL(`${oidc.issuer}/**`);
  await other.context.close();
  await strict.stop();
  strict.remove();
});

test("the browser had nothing to complain about", () => {
  expect(complaints.filter((line) => !/Failed to load resource|oidc-provider|127\.0\.0\.1/.test(line))).toEqual([]);
});
