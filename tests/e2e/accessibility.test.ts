import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoFolder } from "@/scripts/demo/folder";
import { owner as demoOwner, password } from "@/scripts/demo/people";
import { launch, signIn } from "@/tests/support/browser";
import { type Looks, openLooks, pagesBeside } from "@/tests/support/looks";
import { owner, type Product, startProduct } from "@/tests/support/product";
import { screens } from "@/tests/support/screens";

/**
 * Every screen, in light and dark, at 320 and 1280 px: no barrier that axe knows, no sideways scroll, no complaint. Most
 * pages are a line of `screens`; those that need an act of their own are reached here.
 */
let browser: Browser;
const seen: string[] = [];
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
    seen.push(...(looks?.seen ?? []));
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
  let product: Product;
  let looks: Looks;
  let ids: Map<string, string>;
  beforeAll(async () => {
    dataDir = await demoFolder();
    product = await startProduct({}, { setUp: false, dataDir });
    looks = await openLooks(browser, product.url);
    await signIn(looks.page, { email: demoOwner.email, password });
    const links: (readonly [string, string])[] = [];
    for (const path of ["/credentials", "/flows", "/settings/tokens", "/settings/members"]) {
      await looks.page.goto(path);
      const named = looks.page.locator(
        "[data-row] [data-open], main li a[href*=fl_], main li a[href*=tk_], main li a[href*=mb_]",
      );
      links.push(
        ...(await named.evaluateAll((all) =>
          all.map((link) => [link.textContent ?? "", link.getAttribute("href") ?? ""] as const),
        )),
      );
    }
    ids = new Map(links.map(([name, href]) => [name, href.split("/").at(-1) ?? ""]));
  });
  afterAll(async () => {
    seen.push(...(looks?.seen ?? []));
    await product?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  for (const [what, paths] of Object.entries(screens)) {
    screen(what, async () => {
      for (const { path, then } of paths)
        await looks.see(
          path.replace(/\{([^}]+)\}/, (_, name) => ids.get(name) ?? `no-credential-called-${name}`),
          then,
        );
    });
  }

  test("neither the console nor the security policy complained", () => {
    // A page that is not there, and a browser that says so, are no complaint.
    expect(looks.complaints.filter((line) => !/Failed to load resource.*404/.test(line))).toEqual([]);
  });
});

test("no page of the application was left out", () => {
  expect(pagesBeside([...seen, "/"])).toEqual(lookedAtElsewhere);
});

/** The settings only lead on, as the first page does; the others are looked at where they are walked. */
const lookedAtElsewhere = [
  "app/(portal)/apps/custom/[id]/page.tsx", // custom-connector.test.ts
  "app/(portal)/apps/custom/drafts/[id]/page.tsx",
  "app/(portal)/apps/custom/drafts/[id]/try/page.tsx",
  "app/(portal)/apps/custom/new/page.tsx",
  "app/(portal)/apps/custom/page.tsx",
  "app/(portal)/credentials/[id]/choose/page.tsx", // accessibility-walks.test.ts
  "app/(portal)/credentials/bulk/page.tsx", // bulk.test.ts
  "app/(portal)/credentials/export/page.tsx", // transfer.test.ts
  "app/(portal)/credentials/import/[id]/page.tsx",
  "app/(portal)/credentials/import/page.tsx",
  "app/(portal)/links/[id]/page.tsx", // links-others.test.ts
  "app/(portal)/links/look/page.tsx",
  "app/(portal)/links/new/page.tsx",
  "app/(portal)/links/page.tsx",
  "app/(portal)/settings/notifications/[id]/page.tsx", // notifications.test.ts
  "app/(portal)/settings/notifications/new/page.tsx",
  "app/(portal)/settings/notifications/page.tsx",
  "app/(portal)/settings/page.tsx",
  "app/connect/[token]/page.tsx", // links-others.test.ts
  "app/oauth/callback/[connector]/page.tsx", // accessibility-walks.test.ts
  "app/sign-in/code/page.tsx", // people-sign-in.test.ts
];
