import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoFolder } from "@/scripts/demo/folder";
import { owner as demoOwner, password } from "@/scripts/demo/people";
import { type Application, startApplication } from "@/tests/support/application";
import { launch, signIn } from "@/tests/support/browser";
import { type Looks, openLooks } from "@/tests/support/looks";
import { owner, type Product, startProduct } from "@/tests/support/product";

/** Every screen, in light and dark, at 320 and 1280 px: no barrier that axe knows, no sideways scroll, no complaint. */
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
});

const slow = 240_000;
const screen = (what: string, run: () => Promise<void>) => test(`nothing is in the way: ${what}`, run, slow);

describe("from an unclaimed installation to the empty list", () => {
  let product: Product;
  let looks: Looks;
  beforeAll(async () => {
    product = await startProduct({}, { setUp: false });
    looks = await openLooks(browser, product.url);
  });
  afterAll(async () => {
    await product?.stop();
    product?.remove();
  });

  screen("claiming it, also with errors", async () => {
    const { page, see } = looks;
    await see("/setup");
    await see("/setup", async () => {
      await page.getByRole("button", { name: "Create the owner" }).click();
      await page.locator("[aria-invalid=true]").first().waitFor();
    });
    await page.goto("/setup");
    await page.getByLabel("Set-up code").fill(/Set-up code\s+(\S+)/.exec(product.output())?.[1] ?? "");
    await page.getByLabel("Your name").fill("Ana");
    await page.getByLabel("E-mail").fill(owner.email);
    await page.getByLabel("Password", { exact: true }).fill(owner.password);
    await page.getByRole("button", { name: "Create the owner" }).click();
    await page.waitForURL(/\/setup\/workspace/);
  });

  screen("workspace, address and key", async () => {
    const { page, see } = looks;
    await see("/setup/workspace");
    await see("/setup/address");
    await see("/setup/key");
    await see("/setup/key", async () => {
      await page.getByRole("button", { name: "Show the key" }).click();
      await page.getByRole("button", { name: /Copy/ }).first().waitFor();
    });
    await page.goto("/setup/key");
    const ending = readFileSync(join(product.dataDir, "master.key"), "utf8").trim().slice(-6);
    await page.getByLabel("Last 6 characters of the key").fill(ending);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/setup\/first/);
    await see("/setup/key");
    await see("/setup/first");
  });

  screen("the empty list, and an activity of a few lines", async () => {
    await looks.see("/credentials");
    await looks.see("/activity");
  });

  screen("sign-in, also refused", async () => {
    const { page, see } = looks;
    await page.context().clearCookies();
    await see("/sign-in");
    await see("/sign-in?next=/activity", async () => {
      await page.getByLabel("E-mail").fill(owner.email);
      await page.getByLabel("Password", { exact: true }).fill("not this one, no");
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByRole("alert").filter({ hasText: /./ }).first().waitFor();
    });
  });

  test("neither the console nor the security policy complained", () => {
    expect(looks.complaints).toEqual([]);
  });
});

describe("in a workspace with many credentials", () => {
  let dataDir: string;
  let application: Application;
  let product: Product;
  let looks: Looks;
  let ids: Map<string, string>;
  beforeAll(async () => {
    dataDir = await demoFolder();
    application = await startApplication("the-right-key");
    product = await startProduct({ KEYRACK_ALLOW_NETWORKS: "127.0.0.1" }, { setUp: false, dataDir });
    looks = await openLooks(browser, product.url);
    await signIn(looks.page, { email: demoOwner.email, password });
    const links = await looks.page
      .locator("[data-row] [data-open]")
      .evaluateAll((all) => all.map((link) => [link.textContent ?? "", link.getAttribute("href") ?? ""] as const));
    ids = new Map(links);
  });
  afterAll(async () => {
    await product?.stop();
    await application?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const at = (name: string, end = "") => `${ids.get(name) ?? `/no-credential-called-${name}`}${end}`;
  const see: Looks["see"] = (path, then) => looks.see(path, then);

  screen("the list, filtered, without a result, renaming", async () => {
    await see("/credentials");
    await see("/credentials?status=invalid&sort=name");
    await see("/credentials?q=nobody-has-this");
    const id = at("Stripe live").split("/").at(-1);
    await see(`/credentials?rename=${id}`, (page) => page.getByRole("textbox", { name: "Name" }).waitFor());
  });

  screen("menus and dialogs of the list", async () => {
    await see("/credentials", async (page) => {
      await page.getByRole("button", { name: "Actions for Stripe live" }).click();
      await page.getByRole("menuitem", { name: /Delete/ }).waitFor();
    });
    await see("/credentials", async (page) => {
      await page.getByRole("button", { name: "Actions for Stripe live" }).click();
      await page.getByRole("menuitem", { name: /Delete/ }).click();
      await page.getByRole("alertdialog").waitFor();
    });
    await see("/credentials", async (page) => {
      await page.waitForLoadState("networkidle");
      await page.keyboard.press("?");
      await page.getByRole("dialog").waitFor();
    });
    await see("/credentials", async (page) => {
      await page
        .getByRole("button", { name: /account menu|^Menu$/ })
        .filter({ visible: true })
        .click();
      await page.getByRole("button", { name: "Sign out" }).filter({ visible: true }).waitFor();
    });
  });

  screen("the picker, searched and without a hit, and the ways in", async () => {
    await see("/credentials/new");
    await see("/credentials/new?q=shop");
    await see("/credentials/new?q=nobody-makes-this");
    await see("/credentials/new/http");
  });

  screen("forms", async () => {
    await see("/credentials/new/demo");
    await see("/credentials/new/http?scheme=bearer");
    await see("/credentials/new/postgresql");
    await see("/credentials/new/postgresql", unfold);
    await see("/credentials/new/shopify?scheme=adminToken");
    await see("/credentials/new/shopify?scheme=adminToken", unfold);
    await see("/credentials/new/postgresql", async (page) => {
      await checkAndSave(page);
      await page.locator("[aria-invalid=true]").first().waitFor();
    });
  });

  screen("edit", async () => {
    await see(at("SAP B1 - Production", "/edit"));
    await see(at("Orders database", "/edit"));
    await see(at("Shopify - Outlet", "/edit"));
  });

  screen("the page of a credential, whatever its status, and its tabs", async () => {
    const names = ["SAP B1 - Production", "SAP B1 - Test", "Shopify - EU store", "Shopify - Outlet", "Bank statements"];
    for (const name of [...names, "Reporting replica", "Partner portal - Nordwind"]) await see(at(name));
    await see(at("SAP B1 - Production", "?tab=activity"));
    await see(at("SAP B1 - Production", "?tab=settings"));
    await see(at("SAP B1 - Production", "?tab=settings&confirm=delete"));
  });

  screen("activity and settings", async () => {
    await see("/activity");
    for (const part of ["", "/account", "/network", "/key", "/appearance", "/about"]) await see(`/settings${part}`);
  });

  screen("what is not there", async () => {
    await see("/credentials/cr_0000000000000000000000");
    await see("/nowhere");
  });

  test("neither the console nor the security policy complained", () => {
    // A page that is not there, and a browser that says so, are no complaint.
    expect(looks.complaints.filter((line) => !/Failed to load resource.*404/.test(line))).toEqual([]);
  });
});

function checkAndSave(page: Page): Promise<void> {
  return page.getByRole("button", { name: "Check and save" }).click();
}

async function unfold(page: Page): Promise<void> {
  const folded = page.locator("details:not([open]) > summary").filter({ visible: true });
  for (let left = await folded.count(); left > 0; left--) await folded.first().click();
}
