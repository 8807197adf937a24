import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { expect } from "vitest";
import { newTokenText } from "@/lib/tokens/text";
import { launch, openContext, signIn } from "./browser";
import { press } from "./oauth-walk";
import { clients, type Oidc, startOidc } from "./oidc";
import { type Product, startProduct } from "./product";

/** A product that sends connect links, a provider to sign in at, the owner at a browser, and strangers at theirs. */
export type LinksWalk = {
  product: Product;
  oidc: Oidc;
  browser: Browser;
  owner: Page;
  /** A token that may do everything. */
  token: string;
  makeLink(applications: readonly object[], more?: object): Promise<Link>;
  stateOf(link: Link): Promise<string>;
  /** A stranger's browser, on a phone. */
  stranger(options?: BrowserContextOptions): ReturnType<typeof openContext>;
  /** What a link asks for: an OAuth sign-in at `oidc`. */
  oauth(): object;
  stop(): Promise<void>;
};

export type Link = { id: string; url: string };

export async function startLinksWalk(): Promise<LinksWalk> {
  const token = newTokenText();
  const settings = { KEYRACK_ALLOW_NETWORKS: "127.0.0.0/8", KEYRACK_SETUP_TOKEN: token };
  const [product, browser] = await Promise.all([startProduct(settings, { named: true }), launch()]);
  const oidc = await startOidc(`${product.url}/oauth/callback/oauth2`);
  const { page: owner } = await openContext(browser, product.url);
  await signIn(owner);
  await registerClient(owner);
  const authorization = `Bearer ${token}`;
  return {
    product,
    oidc,
    browser,
    owner,
    token,
    makeLink: async (applications, more = {}) => {
      const answer = await fetch(`${product.url}/api/v1/links`, {
        method: "POST",
        headers: { authorization, "content-type": "application/json" },
        body: JSON.stringify({ applications, audience: "Nordwind GmbH", ...more }),
      });
      const text = await answer.text();
      expect(answer.status, text).toBe(201);
      return JSON.parse(text) as Link;
    },
    stateOf: async ({ id }) => {
      const answer = await fetch(`${product.url}/api/v1/links/${id}`, { headers: { authorization } });
      return ((await answer.json()) as { state: string }).state;
    },
    stranger: (options = {}) =>
      openContext(browser, product.url, { viewport: { width: 360, height: 740 }, ...options }),
    oauth: () => ({
      connector: "oauth2",
      scheme: "authorizationCode",
      values: { baseUrl: `${oidc.issuer}/api`, checkPath: "/me", issuer: oidc.issuer },
      locked: [
        "baseUrl",
        "checkPath",
        "issuer",
        "authorizationUrl",
        "exchangeUrl",
        "account",
        "audience",
        "body",
        "ca",
      ],
      scopes: ["openid"],
    }),
    stop: async () => {
      await browser.close();
      await product.stop();
      product.remove();
      await oidc.stop();
    },
  };
}

/** What a link asks for: the key of the application at this address. */
export const apiKey = (url: string) => ({
  connector: "http",
  scheme: "bearer",
  values: { baseUrl: url, checkPath: "/me" },
  locked: ["baseUrl", "checkPath", "account"],
});

async function registerClient(owner: Page): Promise<void> {
  await owner.goto("/settings/clients/new?for=oauth2%2FauthorizationCode");
  await owner.getByLabel("Name", { exact: true }).fill("Our client");
  await owner.getByLabel("Client ID").fill(clients.person.id);
  await owner.getByLabel("Client secret", { exact: true }).fill(clients.person.secret);
  await press("Save", owner);
  await owner.getByRole("link", { name: "Our client" }).waitFor();
}
