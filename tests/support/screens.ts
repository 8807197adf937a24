import type { Page } from "playwright-core";
import { fillForm } from "./oauth-walk";
import { settled } from "./settled";

/**
 * Every screen of a filled workspace, and how it is reached: a new page of the portal is a new line here. `{name}` in an
 * address stands for the id of the credential with that name; `then` brings the page into a state.
 */
export type Screen = { path: string; then?: (page: Page) => Promise<unknown> };

const at = (path: string, then?: Screen["then"]): Screen => ({ path, ...(then ? { then } : {}) });

export const screens: Readonly<Record<string, readonly Screen[]>> = {
  "the list, filtered, without a result, renaming": [
    at("/credentials"),
    at("/credentials?status=invalid&sort=name"),
    at("/credentials?q=nobody-has-this"),
    at("/credentials?rename={Stripe live}", (page) => page.getByRole("textbox", { name: "Name" }).waitFor()),
  ],
  "menus and dialogs of the list": [
    at("/credentials", openMenu),
    at("/credentials", async (page) => {
      await openMenu(page);
      await page.getByRole("menuitem", { name: /Delete/ }).click();
      await page.getByRole("alertdialog").waitFor();
    }),
    at("/credentials", async (page) => {
      await settled(page);
      await page.keyboard.press("?");
      await page.getByRole("dialog").waitFor();
    }),
    at("/credentials", async (page) => {
      const menu = page.getByRole("button", { name: /account menu|^Menu$/ }).filter({ visible: true });
      await menu.click();
      await page.getByRole("button", { name: "Sign out" }).filter({ visible: true }).waitFor();
    }),
  ],
  "the picker, searched and without a hit, and the ways in": [
    at("/credentials/new"),
    at("/credentials/new?q=shop"),
    at("/credentials/new?q=nobody-makes-this"),
    at("/credentials/new/http"),
  ],
  "what can be connected, its documents, and a try": [
    at("/apps"),
    at("/apps?q=shop"),
    at("/apps?q=nobody-makes-this"),
    at("/docs/shopify"),
    at("/docs/api"),
    at("/docs/sap-business-one"),
    at("/docs/postgresql"),
    at("/apps/postgresql/try"),
    at("/apps/stripe/logo"),
    at("/apps/stripe/try", async (page) => {
      await page.getByRole("button", { name: "Check", exact: true }).click();
      await page.getByRole("heading", { name: /^Connected/ }).waitFor();
    }),
    at("/apps/sap-business-one/try", async (page) => {
      await page.getByLabel("Answer").selectOption({ label: "No answer in time" });
      await page.getByRole("button", { name: "Check", exact: true }).click();
      await page.getByRole("heading", { name: "No clear answer" }).waitFor();
    }),
  ],
  forms: [
    at("/credentials/new/demo"),
    at("/credentials/new/http?scheme=bearer"),
    at("/credentials/new/postgresql"),
    at("/credentials/new/postgresql", unfold),
    at("/credentials/new/shopify?scheme=adminToken"),
    at("/credentials/new/shopify?scheme=adminToken", unfold),
    at("/credentials/new/postgresql", async (page) => {
      await checkAndSave(page);
      await page.locator("[aria-invalid=true]").first().waitFor();
    }),
  ],
  edit: [
    at("/credentials/{SAP B1 - Production}/edit"),
    at("/credentials/{Orders database}/edit"),
    at("/credentials/{Shopify - Outlet}/edit"),
  ],
  "the page of a credential, whatever its status, and its tabs": [
    at("/credentials/{SAP B1 - Production}"),
    at("/credentials/{SAP B1 - Test}"),
    at("/credentials/{Shopify - EU store}"),
    at("/credentials/{Shopify - Outlet}"),
    at("/credentials/{Bank statements}"),
    at("/credentials/{Reporting replica}"),
    at("/credentials/{Partner portal - Nordwind}"),
    at("/credentials/{SAP B1 - Production}?tab=activity"),
    at("/credentials/{SAP B1 - Production}?tab=settings"),
    at("/credentials/{SAP B1 - Production}?tab=settings&confirm=delete"),
  ],
  "what uses it": [
    at("/credentials/{SAP B1 - Production}?tab=use"),
    at("/credentials/{Orders database}?tab=use&language=typescript"),
    at("/credentials/{SAP B1 - Production}?tab=access"),
  ],
  flows: [
    at("/flows"),
    at("/flows/new"),
    at("/flows/{Orders sync}"),
    at("/flows/{Support assistant}", unfold),
    at("/flows/{Orders sync}/edit"),
    at("/flows/{Orders sync}/edit?confirm=delete"),
    at("/flows/{Orders sync}/token"),
    at("/flows/{Orders sync}/slots/orders/new"),
  ],
  "API tokens": [
    at("/settings/tokens"),
    at("/settings/tokens/new", (page) => page.getByLabel("Choose scopes").check()),
    at("/settings/tokens/{Refund script}"),
    at("/settings/tokens/{Refund script}?confirm=revoke"),
  ],
  "activity and settings": [
    at("/activity"),
    at("/settings"),
    at("/settings/account"),
    at("/settings/network"),
    at("/settings/key"),
    at("/settings/appearance"),
    at("/settings/about"),
    at("/settings/clients"),
    at("/settings/clients/new?for=oauth2%2FauthorizationCode"),
  ],
  "people and how they come in": [
    at("/settings/members"),
    at("/settings/members/{Ben Okafor}", unfold),
    at("/settings/members", async (page) => {
      await page.getByLabel("E-mail").fill("nobody");
      await page.getByRole("button", { name: "Make a link" }).click();
      await page.locator("[aria-invalid=true]").first().waitFor();
    }),
    at("/settings/sign-in"),
    at("/settings/account", unfold),
    at("/settings/account/authenticator"),
    at("/workspaces"),
    at("/invite/no-such-invitation"),
  ],
  "what is not there": [at("/credentials/cr_0000000000000000000000"), at("/nowhere")],
};

export function checkAndSave(page: Page): Promise<void> {
  return page.getByRole("button", { name: "Check and save" }).click();
}

/** Enters a key of no use for that address and waits for what the panel says of it. */
export function checkAt(url: string, title: string): (page: Page) => Promise<void> {
  return async (page) => {
    await page.getByLabel("Base URL").fill(url);
    await page.getByLabel("Path to check").fill("/me");
    await page.getByLabel("Token", { exact: true }).fill("a-token-of-no-use");
    await checkAndSave(page);
    await page.getByRole("heading", { name: title }).waitFor();
  };
}

/** From the form of an application with OAuth 2.0 to the sign-in page of the provider. */
export async function depart(page: Page, issuer: string): Promise<void> {
  await fillForm(page, "Orders", issuer);
  await page.getByRole("button", { name: /^Continue to/ }).click();
  await page.waitForURL(`${issuer}/interaction/**`);
}

async function openMenu(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Actions for Stripe live" }).click();
  await page.getByRole("menuitem", { name: /Delete/ }).waitFor();
}

async function unfold(page: Page): Promise<void> {
  const folded = page.locator("details:not([open]) > summary").filter({ visible: true });
  for (let left = await folded.count(); left > 0; left--) await folded.first().click();
}
