import { generateKeyPairSync } from "node:crypto";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, openContext, signIn } from "@/tests/support/browser";
import { clients, type Oidc, startOidc } from "@/tests/support/oidc";
import { type Product, startProduct } from "@/tests/support/product";
import { startVendor } from "@/tests/support/vendor/server";

/** Connecting at a real OpenID provider, in one browser. The tests build on each other. */
let product: Product;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];
let oidc: Oidc;
let credential = "";

beforeAll(async () => {
  [product, browser] = await Promise.all([
    startProduct({ KEYRACK_ALLOW_NETWORKS: "127.0.0.0/8" }, { named: true }),
    launch(),
  ]);
  oidc = await startOidc(`${product.url}/oauth/callback/oauth2`);
  ({ context, page, complaints } = await openContext(browser, product.url));
  await signIn(page);
});
afterAll(async () => {
  await browser?.close();
  await oidc?.stop();
  await product?.stop();
  product?.remove();
});

const name = "OAuth 2.0 (any application)";
const row = (text: string) => page.locator("li[data-row]").filter({ hasText: text });
const press = (label: string | RegExp, at: Page = page) =>
  at.getByRole("button", { name: label, exact: typeof label === "string" }).click();

async function fill(at: Page, called: string, scheme = "authorizationCode"): Promise<void> {
  await at.goto(`/credentials/new/oauth2?scheme=${scheme}`);
  await at.getByLabel("Name", { exact: true }).fill(called);
  await at.getByLabel("Base URL").fill(`${oidc.issuer}/api`);
  await at.getByLabel("Path to check").fill("/me");
  await at
    .getByLabel("Issuer", { exact: true })
    .or(at.getByLabel(/^Issuer/))
    .first()
    .fill(oidc.issuer);
  await at.getByLabel("Client ID").fill(clients.person.id);
  await at.getByLabel("Client secret", { exact: true }).fill(clients.person.secret);
  await tick(at, "openid");
}

/** Scopes that the list does not know, pasted. */
const others = (text: string) => page.getByRole("textbox", { name: /^Others/ }).fill(text);
/** A scope by its own name, with or without scripts. */
const tick = (at: Page, scope: string) => at.getByRole("checkbox", { name: new RegExp(`\\b${scope}\\b`) }).check();

async function consent(login: string, at: Page = page): Promise<void> {
  await at.getByPlaceholder("Enter any login").fill(login);
  await at.getByPlaceholder("and password").fill("x");
  await press("Sign-in", at);
  await press("Continue", at);
}

/** Somebody who is signed in there already is asked to agree to what is new. */
async function consentAgain(): Promise<void> {
  await page.waitForURL(`${oidc.issuer}/interaction/**`);
  await press("Continue");
}

const forgetPerson = () => context.clearCookies({ domain: "127.0.0.1" });

test("the form shows the redirect URI to register, and saves before it goes", async () => {
  await fill(page, "Orders");
  expect(await page.getByRole("main").innerText()).toContain(`${product.url}/oauth/callback/oauth2`);
  await press(`Continue to ${name}`);
  await page.waitForURL(`${oidc.issuer}/interaction/**`);
});

test("who declines is told so, and goes on where they stopped without entering anything again", async () => {
  await page.getByRole("link", { name: /Cancel/ }).click();
  await page.getByText("Access was not given").waitFor();
  expect(new URL(page.url()).origin).toBe(product.url);
  await page.getByRole("link", { name: "Continue" }).click();
  await page.waitForURL(/\/credentials\/cr_[^/]+\/edit/);
  expect(await page.getByLabel("Client ID").inputValue()).toBe(clients.person.id);
  expect(await page.content()).not.toContain(clients.person.secret);
});

test("an answer is good once: the same address again binds nothing", async () => {
  await press(`Continue to ${name}`);
  await page.waitForURL(`${oidc.issuer}/interaction/**`);
  const answers: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/oauth/callback/")) answers.push(request.url());
  });
  await page.getByRole("link", { name: /Cancel/ }).click();
  await page.getByText("Access was not given").waitFor();
  await page.goto(answers[0] ?? "");
  await page.getByText("more than ten minutes ago, or is finished").waitFor();
});

test("a tab that is closed on the way leaves a draft on the list with a way to go on", async () => {
  await page.goto("/credentials");
  await row("Orders").getByText("Draft").first().waitFor();
  await row("Orders").getByRole("link", { name: "Orders", exact: true }).click();
  await page.getByRole("link", { name: "Continue" }).first().click();
  await page.waitForURL(/\/edit/);
  await press(`Continue to ${name}`);
  await page.waitForURL(`${oidc.issuer}/interaction/**`);
  await page.goto("/credentials");
  await row("Orders").getByText("Draft").first().waitFor();
  await row("Orders").getByRole("link", { name: "Orders", exact: true }).click();
  await page.getByRole("link", { name: "Continue" }).first().click();
});

test("signing in and agreeing ends with a green tick on the list", async () => {
  await press(`Continue to ${name}`);
  await consent("ana");
  await page.waitForURL(/\/credentials\?new=cr_/);
  await row("Orders").getByText("Valid").first().waitFor();
  credential = `/credentials/${new URL(page.url()).searchParams.get("new")}`;
  await page.goto(credential);
  await page.getByText(/refreshes itself/).waitFor();
  await page
    .getByText(/ana at /)
    .first()
    .waitFor();
});

test("connecting again as the same account keeps the credential", async () => {
  await press("Reconnect");
  await page.waitForURL((url) => url.origin === product.url && url.pathname.startsWith("/credentials"));
  await page.goto(credential);
  await page.getByText("Valid").first().waitFor();
});

test("another account is refused, and nothing changes", async () => {
  await forgetPerson();
  await press("Reconnect");
  await consent("bea");
  await page.getByRole("heading", { name: "This is another account" }).waitFor();
  await page.getByRole("link", { name: "Back to Orders" }).click();
  await page.getByText("Valid").first().waitFor();
  await page
    .getByText(/ana at /)
    .first()
    .waitFor();
});

test("what is revoked at the provider turns red with the reason at the next check", async () => {
  await oidc.revoke();
  await press(/^Recheck/);
  await page.getByText("Invalid").first().waitFor();
  await page
    .getByText(/revoked|no longer|connect/i)
    .first()
    .waitFor();
});

test("the same account makes it green again", async () => {
  await forgetPerson();
  await press("Reconnect");
  await consent("ana");
  await page.waitForURL((url) => url.origin === product.url);
  await page.goto(credential);
  await page.getByText("Valid").first().waitFor();
});

test("fewer scopes are tried with the access there is; for more the form says that a new sign-in is needed", async () => {
  await page.goto(`${credential}/edit`);
  await page.getByLabel(/^Account/).fill("Ana's");
  await press("Check and save");
  await page.waitForURL(new RegExp(`${credential}$`));
  await page.goto(`${credential}/edit`);
  await others("read");
  await page.getByText(/has to be asked for it in a new sign-in/).waitFor();
  await press("Check and save");
  await page.getByText(/was not agreed to yet/).waitFor();
  await press(`Continue to ${name}`);
  await consentAgain();
  await page.waitForURL((url) => url.origin === product.url && !url.pathname.endsWith("/edit"));
  await page.goto(credential);
  await page.getByText("All 2 that were asked for were granted.").waitFor();
});

test("what is left unticked at the provider is named, and asked for again", async () => {
  oidc.withhold("write");
  await forgetPerson();
  await fill(page, "Partial");
  await page.getByRole("button", { name: /^Who it is 3$/ }).click();
  await page.getByText("3 chosen").waitFor();
  await page.getByRole("button", { name: /^Who it is 3$/, pressed: true }).waitFor();
  await others("read, write");
  await page.getByText("5 chosen").waitFor();
  await press(`Continue to ${name}`);
  await consent("ana");
  await page.waitForURL(/\/credentials\/cr_[^/?]+$/);
  await page.getByText("Limited").first().waitFor();
  await page.getByText("4 of 5 that were asked for were granted.").waitFor();
  await page.getByText("Not granted").waitFor();
  oidc.withhold(undefined);
  await forgetPerson();
  await press("Ask again");
  await consent("ana");
  await page.waitForURL((url) => url.origin === product.url);
  await page.goto("/credentials");
  await row("Partial").getByText("Valid").first().waitFor();
});

test("an address that was begun in one browser binds nothing in another, though the same member is signed in", async () => {
  const begun: string[] = [];
  page.on("request", (request) => {
    if (request.url().startsWith(`${oidc.issuer}/auth?`)) begun.push(request.url());
  });
  await fill(page, "Stolen");
  await forgetPerson();
  await press(`Continue to ${name}`);
  await page.getByPlaceholder("Enter any login").waitFor();
  const other = await openContext(browser, product.url);
  await signIn(other.page);
  await other.page.goto(begun[0] ?? "");
  await consent("mallory", other.page);
  await other.page.getByText("does not belong to a connection that was begun here").waitFor();
  await other.context.close();
  await page.goto("/credentials");
  await row("Stolen").getByText("Draft").first().waitFor();
});

test("deleting takes the access back at the application and says so", async () => {
  const before = oidc.revoked();
  await page.goto(`${credential}?tab=settings&confirm=delete`);
  await press("Delete for good");
  await page.getByText(/revoked there too/).waitFor();
  expect(oidc.revoked()).toBeGreaterThan(before);
});

test("a machine's client credentials are checked and saved like any other values", async () => {
  await page.goto("/credentials/new/oauth2?scheme=clientCredentials");
  await page.getByLabel("Name", { exact: true }).fill("Robot");
  await page.getByLabel("Base URL").fill(`${oidc.issuer}/api`);
  await page.getByLabel("Path to check").fill("/me");
  await page
    .getByLabel(/^Issuer/)
    .first()
    .fill(oidc.issuer);
  await page.getByLabel("Client ID").fill(clients.robot.id);
  await page.getByLabel("Client secret", { exact: true }).fill(clients.robot.secret);
  await press("Check and save");
  await page.waitForURL(/\/credentials\?new=/);
  await row("Robot").getByText("Valid").first().waitFor();
});

test("a service account signs for itself", async () => {
  const vendor = await startVendor({ client: "absent", mintGrant: "urn:ietf:params:oauth:grant-type:jwt-bearer" });
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  await page.goto("/credentials/new/oauth2?scheme=serviceAccount");
  await page.getByLabel("Name", { exact: true }).fill("Signer");
  await page.getByLabel("Base URL").fill(vendor.url);
  await page.getByLabel("Path to check").fill("/me");
  await page.getByLabel("Token URL").fill(`${vendor.url}/token`);
  await page
    .getByRole("textbox", { name: /key/i })
    .first()
    .fill(privateKey.export({ type: "pkcs8", format: "pem" }).toString());
  await page
    .getByLabel(/issuer/i)
    .first()
    .fill("robot@example.com");
  await press("Check and save");
  await page.waitForURL(/\/credentials\?new=/);
  await row("Signer").getByText("Valid").first().waitFor();
  expect(vendor.seen.token.at(-1)?.body.assertion?.split(".")).toHaveLength(3);
  await vendor.close();
});

test("a machine's client of the workspace is registered once, and then nothing has to be entered", async () => {
  await page.goto("/settings/clients");
  await page.getByLabel("Application").selectOption("oauth2/clientCredentials");
  await press("Continue");
  await page.waitForURL(/\/settings\/clients\/new/);
  expect(await page.getByRole("main").innerText()).not.toContain("/oauth/callback/");
  await page.getByLabel("Name", { exact: true }).fill("Our robot");
  await page.getByLabel("Client ID").fill(clients.robot.id);
  await page.getByLabel("Client secret", { exact: true }).fill(clients.robot.secret);
  await press("Save");
  await page.getByRole("link", { name: "Our robot" }).waitFor();
  await page.goto("/credentials/new/oauth2?scheme=clientCredentials");
  await page.getByRole("textbox", { name: "Client ID" }).waitFor({ state: "detached" });
  await page.getByLabel("Name", { exact: true }).fill("Shared robot");
  await page.getByLabel("Base URL").fill(`${oidc.issuer}/api`);
  await page.getByLabel("Path to check").fill("/me");
  await page
    .getByLabel(/^Issuer/)
    .first()
    .fill(oidc.issuer);
  await press("Check and save");
  await press("Keep both");
  await page.waitForURL(/\/credentials\?new=/);
  await row("Shared robot").getByText("Valid").first().waitFor();
});

test("a code is entered on another screen, and this page notices by itself", async () => {
  await fill(page, "Kiosk", "deviceCode");
  await press(`Continue to ${name}`);
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
  await fill(plain.page, "Plain");
  await press(`Continue to ${name}`, plain.page);
  await consent("cleo", plain.page);
  await plain.page.waitForURL(/\/credentials\?new=cr_/);
  expect(await plain.page.locator("li[data-row]").first().innerText()).toContain("Plain");
  await plain.context.close();
});

test("a client of the workspace spares everybody the registration", async () => {
  await page.goto("/settings/clients");
  await page.getByLabel("Application").selectOption("oauth2/authorizationCode");
  await press("Continue");
  await page.waitForURL(/\/settings\/clients\/new/);
  expect(await page.getByRole("main").innerText()).toContain(`${product.url}/oauth/callback/oauth2`);
  await page.getByLabel("Name", { exact: true }).fill("Our client");
  await page.getByLabel("Client ID").fill(clients.person.id);
  await page.getByLabel("Client secret", { exact: true }).fill(clients.person.secret);
  await press("Save");
  await page.getByRole("link", { name: "Our client" }).waitFor();
  await page.goto("/credentials/new/oauth2?scheme=authorizationCode");
  await page.getByRole("radio", { name: /Our client/ }).waitFor();
  await page.getByRole("textbox", { name: "Client ID" }).waitFor({ state: "detached" });
  await page.getByLabel("Name", { exact: true }).fill("Shared");
  await page.getByLabel("Base URL").fill(`${oidc.issuer}/api`);
  await page.getByLabel("Path to check").fill("/me");
  await page
    .getByLabel(/^Issuer/)
    .first()
    .fill(oidc.issuer);
  await tick(page, "openid");
  await forgetPerson();
  await press(`Continue to ${name}`);
  await consent("ana");
  await page.waitForURL(/\/credentials\?new=cr_/);
  await row("Shared").getByText("Valid").first().waitFor();
  await page.goto("/settings/clients");
  await page.getByRole("listitem").filter({ hasText: "Our client" }).getByText("1 credential").waitFor();
  await press("Remove Our client");
  await page.getByText("Credentials were connected with this OAuth client").waitFor();
});

test("a private address is allowed with one click from the form that was to leave for it", async () => {
  const strict = await startProduct({}, { named: true });
  const other = await openContext(browser, strict.url);
  await signIn(other.page);
  await fill(other.page, "Inside");
  await press(`Continue to ${name}`, other.page);
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
