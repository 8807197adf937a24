import type { Browser, BrowserContext, Page } from "playwright-core";
import { launch, openContext, signIn } from "./browser";
import { clients, type Oidc, startOidc } from "./oidc";
import { type Product, startProduct } from "./product";

/** The product, a real OpenID provider that knows its callback, and a browser whose person is signed in at the product. */
export type OAuthWalk = {
  product: Product;
  browser: Browser;
  context: BrowserContext;
  page: Page;
  complaints: string[];
  oidc: Oidc;
  stop(): Promise<void>;
};

export async function startOAuthWalk(): Promise<OAuthWalk> {
  const [product, browser] = await Promise.all([
    startProduct({ KEYRACK_ALLOW_NETWORKS: "127.0.0.0/8" }, { named: true }),
    launch(),
  ]);
  const oidc = await startOidc(`${product.url}/oauth/callback/oauth2`);
  const opened = await openContext(browser, product.url);
  await signIn(opened.page);
  const stop = async () => {
    await browser.close();
    await oidc.stop();
    await product.stop();
    product.remove();
  };
  return { product, browser, ...opened, oidc, stop };
}

export const application = "OAuth 2.0 (any application)";

export function press(label: string | RegExp, at: Page): Promise<void> {
  return at.getByRole("button", { name: label, exact: typeof label === "string" }).click();
}

/** A credential's line on the list. */
export const line = (text: string, at: Page) => at.locator("li[data-row]").filter({ hasText: text });

/** What every way in has to know of the API. */
export async function fillAddress(at: Page, called: string, issuer: string): Promise<void> {
  await at.getByLabel("Name", { exact: true }).fill(called);
  await at.getByLabel("Base URL").fill(`${issuer}/api`);
  await at.getByLabel("Path to check").fill("/me");
  await at
    .getByLabel(/^Issuer/)
    .first()
    .fill(issuer);
}

/** The form for a person, complete. */
export async function fillForm(at: Page, called: string, issuer: string, scheme = "authorizationCode"): Promise<void> {
  await at.goto(`/credentials/new/oauth2?scheme=${scheme}`);
  await fillHere(at, called, issuer);
}

/** The same on a page that is there already. */
export async function fillHere(at: Page, called: string, issuer: string): Promise<void> {
  await fillAddress(at, called, issuer);
  await at.getByLabel("Client ID").fill(clients.person.id);
  await at.getByLabel("Client secret", { exact: true }).fill(clients.person.secret);
  await tick(at, "openid");
}

/** A scope by its own name, with or without scripts. */
export const tick = (at: Page, scope: string) =>
  at.getByRole("checkbox", { name: new RegExp(`\\b${scope}\\b`) }).check();

/** Signs in at the provider and agrees. */
export async function consent(login: string, at: Page): Promise<void> {
  await at.getByPlaceholder("Enter any login").fill(login);
  await at.getByPlaceholder("and password").fill("x");
  await press("Sign-in", at);
  await press("Continue", at);
}
