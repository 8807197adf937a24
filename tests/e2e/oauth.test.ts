import { afterAll, beforeAll, expect, test } from "vitest";
import { openContext, signIn } from "@/tests/support/browser";
import {
  application,
  consent,
  fillForm,
  fillHere,
  line,
  type OAuthWalk,
  press,
  startOAuthWalk,
} from "@/tests/support/oauth-walk";
import { clients } from "@/tests/support/oidc";

/** Connecting at a real OpenID provider, in one browser. The tests build on each other. */
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

let credential = "";

/** Scopes that the list does not know, pasted. */
async function others(text: string): Promise<void> {
  await page.getByRole("textbox", { name: /^Others/ }).fill(text);
}

/** Somebody who is signed in there already is asked to agree to what is new. */
async function consentAgain(): Promise<void> {
  await page.waitForURL(`${oidc.issuer}/interaction/**`);
  await press("Continue", page);
}

const forgetPerson = () => context.clearCookies({ domain: "127.0.0.1" });

test("the form shows the redirect URI to register, and saves before it goes", async () => {
  await fillForm(page, "Orders", oidc.issuer);
  expect(await page.getByRole("main").innerText()).toContain(`${product.url}/oauth/callback/oauth2`);
  await press(`Continue to ${application}`, page);
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
  await press(`Continue to ${application}`, page);
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
  await line("Orders", page).getByText("Draft").first().waitFor();
  await line("Orders", page).getByRole("link", { name: "Orders", exact: true }).click();
  await page.getByRole("link", { name: "Continue" }).first().click();
  await page.waitForURL(/\/edit/);
  await press(`Continue to ${application}`, page);
  await page.waitForURL(`${oidc.issuer}/interaction/**`);
  await page.goto("/credentials");
  await line("Orders", page).getByText("Draft").first().waitFor();
  await line("Orders", page).getByRole("link", { name: "Orders", exact: true }).click();
  await page.getByRole("link", { name: "Continue" }).first().click();
});

test("signing in and agreeing ends with a green tick on the list", async () => {
  await press(`Continue to ${application}`, page);
  await consent("ana", page);
  await page.waitForURL(/\/credentials\?new=cr_/);
  await line("Orders", page).getByText("Valid").first().waitFor();
  credential = `/credentials/${new URL(page.url()).searchParams.get("new")}`;
  await page.goto(credential);
  await page.getByText(/refreshes itself/).waitFor();
  await page
    .getByText(/ana at /)
    .first()
    .waitFor();
});

test("connecting again as the same account keeps the credential", async () => {
  await press("Reconnect", page);
  await page.waitForURL((url) => url.origin === product.url && url.pathname.startsWith("/credentials"));
  await page.goto(credential);
  await page.getByText("Valid").first().waitFor();
});

test("another account is refused, and nothing changes", async () => {
  await forgetPerson();
  await press("Reconnect", page);
  await consent("bea", page);
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
  await press(/^Recheck/, page);
  await page.getByText("Invalid").first().waitFor();
  await page
    .getByText(/revoked|no longer|connect/i)
    .first()
    .waitFor();
});

test("the same account makes it green again", async () => {
  await forgetPerson();
  await press("Reconnect", page);
  await consent("ana", page);
  await page.waitForURL((url) => url.origin === product.url);
  await page.goto(credential);
  await page.getByText("Valid").first().waitFor();
});

test("fewer scopes are tried with the access there is; for more the form says that a new sign-in is needed", async () => {
  await page.goto(`${credential}/edit`);
  await page.getByLabel(/^Account/).fill("Ana's");
  await press("Check and save", page);
  await page.waitForURL(new RegExp(`${credential}$`));
  await page.goto(`${credential}/edit`);
  await others("read");
  await page.getByText(/has to be asked for it in a new sign-in/).waitFor();
  await press("Check and save", page);
  await page.getByText(/was not agreed to yet/).waitFor();
  await press(`Continue to ${application}`, page);
  await consentAgain();
  await page.waitForURL((url) => url.origin === product.url && !url.pathname.endsWith("/edit"));
  await page.goto(credential);
  await page.getByText("All 2 that were asked for were granted.").waitFor();
});

test("what is left unticked at the provider is named, and asked for again", async () => {
  oidc.withhold("write");
  await forgetPerson();
  await fillForm(page, "Partial", oidc.issuer);
  await page.getByRole("button", { name: /^Who it is 3$/ }).click();
  await page.getByText("3 chosen").waitFor();
  await page.getByRole("button", { name: /^Who it is 3$/, pressed: true }).waitFor();
  await others("read, write");
  await page.getByText("5 chosen").waitFor();
  await press(`Continue to ${application}`, page);
  await consent("ana", page);
  await page.waitForURL(/\/credentials\/cr_[^/?]+$/);
  await page.getByText("Limited").first().waitFor();
  await page.getByText("4 of 5 that were asked for were granted.").waitFor();
  await page.getByText("Not granted").waitFor();
  oidc.withhold(undefined);
  await forgetPerson();
  await press("Ask again", page);
  await consent("ana", page);
  await page.waitForURL((url) => url.origin === product.url);
  await page.goto("/credentials");
  await line("Partial", page).getByText("Valid").first().waitFor();
});

test("an address that was begun in one browser binds nothing in another, though the same member is signed in", async () => {
  const begun: string[] = [];
  page.on("request", (request) => {
    if (request.url().startsWith(`${oidc.issuer}/auth?`)) begun.push(request.url());
  });
  await fillForm(page, "Stolen", oidc.issuer);
  await forgetPerson();
  await press(`Continue to ${application}`, page);
  await page.getByPlaceholder("Enter any login").waitFor();
  const other = await openContext(browser, product.url);
  await signIn(other.page);
  await other.page.goto(begun[0] ?? "");
  await consent("mallory", other.page);
  await other.page.getByText("does not belong to a connection that was begun here").waitFor();
  await other.context.close();
  await page.goto("/credentials");
  await line("Stolen", page).getByText("Draft").first().waitFor();
});

test("deleting takes the access back at the application and says so", async () => {
  const before = oidc.revoked();
  await page.goto(`${credential}?tab=settings&confirm=delete`);
  await press("Delete for good", page);
  await page.getByText(/revoked there too/).waitFor();
  expect(oidc.revoked()).toBeGreaterThan(before);
});

test("what a flow misses is connected on the way, and one is back at the flow with it in its place", async () => {
  await page.goto("/flows/new");
  await page.getByLabel("Name", { exact: true }).fill("Night sync");
  await page.getByLabel("Application 1").fill(application);
  await page.getByLabel("Alias 1").fill("shop");
  await press("Add the flow", page);
  await page.waitForURL(/\/flows\/fl_/);
  const flow = page.url().split("?")[0];
  await page.getByRole("link", { name: /^Add a credential for/ }).click();
  await page.getByRole("link", { name: /^Sign in with a browser/ }).click();
  await fillHere(page, "For the flow", oidc.issuer);
  await press(`Continue to ${application}`, page);
  await consent("ana", page);
  await page.waitForURL((url) => url.href.startsWith(`${flow}?`));
  await page.getByRole("link", { name: "For the flow" }).waitFor();
});

test("the browser had nothing to complain about", () => {
  expect(complaints.filter((line) => !/Failed to load resource|oidc-provider|127\.0\.0\.1/.test(line))).toEqual([]);
});
