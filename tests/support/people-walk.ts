import type { Browser, BrowserContextOptions } from "playwright-core";
import { launch, openContext, signIn } from "./browser";
import { type PeopleOidc, peopleClient, startPeopleOidc } from "./people-oidc";
import { type Product, startProduct } from "./product";
import { freePort } from "./servers/ports";

/** A product with a provider of identities beside it, Ana at a browser, and how others come to her workspace. */
export type PeopleWalk = {
  browser: Browser;
  product: Product;
  ana: Visitor;
  /** Ana makes a link for somebody. */
  invite(email: string, role: string): Promise<string>;
  /** A colleague at a browser of their own accepts and is in. */
  accept(link: string, name: string, options?: BrowserContextOptions): Promise<Visitor>;
  stop(): Promise<void>;
};

type Visitor = Awaited<ReturnType<typeof openContext>>;

/** Of everybody but Ana. */
export const password = "a long password for all";

export async function startPeopleWalk(): Promise<PeopleWalk> {
  const { product, provider } = await startBeside();
  const browser = await launch();
  const ana = await openContext(browser, product.url);
  await signIn(ana.page);
  return {
    browser,
    product,
    ana,
    invite: async (email, role) => {
      const { page } = ana;
      await page.goto("/settings/members");
      await page.getByLabel("E-mail").fill(email);
      await page.getByRole("radio", { name: new RegExp(`^${role}`) }).check();
      await page.getByRole("button", { name: "Make a link" }).click();
      await page.getByText(`Pass this link on to ${email}`).waitFor();
      const links = page.locator("code").filter({ hasText: "/invite/" });
      return (await links.first().textContent()) ?? "";
    },
    accept: async (link, name, options = {}) => {
      const colleague = await openContext(browser, product.url, options);
      await colleague.page.goto(new URL(link).pathname);
      await colleague.page.getByLabel("Your name").fill(name);
      await colleague.page.getByLabel("Password", { exact: true }).fill(password);
      await colleague.page.getByRole("button", { name: "Create your account and join" }).click();
      await colleague.page.waitForURL(/\/credentials/);
      return colleague;
    },
    stop: async () => {
      await browser.close();
      await product.stop();
      product.remove();
      await provider.stop();
    },
  };
}

/** Each has to know the address of the other; the provider is asked for the first time when somebody comes by it. */
async function startBeside(): Promise<{ product: Product; provider: PeopleOidc }> {
  const port = await freePort();
  const product = await startProduct(
    {
      KEYRACK_OIDC_ISSUER: `http://127.0.0.1:${port}`,
      KEYRACK_OIDC_CLIENT_ID: peopleClient.id,
      KEYRACK_OIDC_CLIENT_SECRET: peopleClient.secret,
      KEYRACK_OIDC_LABEL: "Acme Login",
    },
    { named: true },
  );
  return { product, provider: await startPeopleOidc(`${product.url}/sign-in/sso/callback`, port) };
}
