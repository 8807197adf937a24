import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Application, startApplication } from "@/tests/support/application";
import { launch, signIn } from "@/tests/support/browser";
import { type Looks, openLooks } from "@/tests/support/looks";
import { clients, type Oidc, startOidc } from "@/tests/support/oidc";
import { type Product, startProduct } from "@/tests/support/product";
import { checkAndSave, checkAt, depart } from "@/tests/support/screens";

/** What is only seen on a walk past an application, in light and dark, at 320 and 1280 px: no barrier, no complaint. */
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
});

const screen = (what: string, run: () => Promise<void>) => test(`nothing is in the way: ${what}`, run, 240_000);

describe("when a check does not end well", () => {
  let application: Application;
  let product: Product;
  let looks: Looks;
  beforeAll(async () => {
    application = await startApplication("the-right-key");
    product = await startProduct({ KEYRACK_ALLOW_NETWORKS: "127.0.0.1" });
    looks = await openLooks(browser, product.url);
    await signIn(looks.page);
  });
  afterAll(async () => {
    await product?.stop();
    product?.remove();
    await application?.stop();
  });

  screen("not accepted, and not allowed yet", async () => {
    await looks.stay("/credentials/new/http?scheme=bearer", checkAt(application.url, "Not accepted"));
    await looks.stay("/credentials/new/http?scheme=bearer", checkAt("http://10.0.2.68:50000", "Not allowed yet"));
  });

  screen("an account that is there already", async () => {
    const useDemo = async (page: Page) => {
      await page.goto("/credentials/new/demo");
      await page.getByRole("button", { name: "Use it as Demo key" }).filter({ visible: true }).click();
      await checkAndSave(page);
    };
    await useDemo(looks.page);
    await looks.page.waitForURL(/\/credentials\?new=/);
    await looks.stay("/credentials/new/demo", async (page) => {
      await useDemo(page);
      await page.getByText("You already have this account").waitFor();
    });
  });

  test("neither the console nor the security policy complained", () => {
    expect(looks.complaints).toEqual([]);
  });
});

describe("connecting at an application", () => {
  const form = "/credentials/new/oauth2?scheme=authorizationCode";
  let product: Product;
  let oidc: Oidc;
  let looks: Looks;
  beforeAll(async () => {
    product = await startProduct({ KEYRACK_ALLOW_NETWORKS: "127.0.0.0/8" }, { named: true });
    oidc = await startOidc(`${product.url}/oauth/callback/oauth2`);
    looks = await openLooks(browser, product.url);
    await signIn(looks.page);
  });
  afterAll(async () => {
    await product?.stop();
    product?.remove();
    await oidc?.stop();
  });

  screen("the form, the refusal, and the unfinished credential", async () => {
    const { page, see, stay } = looks;
    await see(form);
    await stay(form, async () => {
      await depart(page, oidc.issuer);
      await page.getByRole("link", { name: /Cancel/ }).click();
      await page.getByText("Access was not given").waitFor();
    });
    await page.getByRole("link", { name: "Continue" }).click();
    await page.waitForURL(/\/edit$/);
    const edit = new URL(page.url()).pathname;
    await see(edit);
    await see(edit.replace("edit", "choose"));
    await see(edit.replace("/edit", ""));
  });

  screen("a connected credential", async () => {
    const { page, stay } = looks;
    await stay(form, async () => {
      await depart(page, oidc.issuer);
      await page.getByPlaceholder("Enter any login").fill("ana");
      await page.getByPlaceholder("and password").fill("x");
      await page.getByRole("button", { name: "Sign-in" }).click();
      await page.getByRole("button", { name: "Continue" }).click();
      await page.waitForURL(/\/credentials\?new=cr_/);
      await page.goto(`/credentials/${new URL(page.url()).searchParams.get("new")}`);
      await page.getByRole("button", { name: "Reconnect" }).waitFor();
    });
  });

  screen("the OAuth clients of the workspace", async () => {
    const { page, see } = looks;
    await see("/settings/clients");
    await see("/settings/clients/new?for=oauth2%2FauthorizationCode");
    await page.getByLabel("Name", { exact: true }).fill("Our client");
    await page.getByLabel("Client ID").fill(clients.person.id);
    await page.getByLabel("Client secret", { exact: true }).fill(clients.person.secret);
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("link", { name: "Our client" }).waitFor();
    const href = await page.getByRole("link", { name: "Our client" }).getAttribute("href");
    await see("/settings/clients");
    await see(href ?? "");
    await see(form, (page) => page.getByRole("radio", { name: /Our client/ }).waitFor());
  });

  test("neither the console nor the security policy complained", () => {
    const foreign = /Failed to load resource|oidc-provider|127\.0\.0\.1/;
    expect(looks.complaints.filter((line) => !foreign.test(line))).toEqual([]);
  });
});
