import { EventEmitter, once } from "node:events";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, openContext, signIn } from "@/tests/support/browser";
import { type FarAway, startFarAway } from "@/tests/support/far-away";
import { openLooks } from "@/tests/support/looks";
import { type Product, startProduct } from "@/tests/support/product";

/** An application with several organisations, as shipped, played on loopback: what a person chooses after the sign-in. */
const one = "11111111-1111-4111-8111-111111111111";
const two = "22222222-2222-4222-8222-222222222222";
let far: FarAway;
let product: Product;
let browser: Browser;
let page: Page;
let asked = new URLSearchParams();

beforeAll(async () => {
  far = await startFarAway({
    "POST identity.xero.com/connect/token": () => ({
      access_token: "at-4711",
      refresh_token: "rt-4711",
      token_type: "Bearer",
      expires_in: 1800,
      scope: asked.get("scope")?.replace(" offline_access", "") ?? "",
    }),
    "GET api.xero.com/connections": () => [
      { tenantId: one, tenantName: "Acme Ltd" },
      { tenantId: two, tenantName: "Acme Holding" },
    ],
    "GET api.xero.com/api.xro/2.0/Organisation": () => ({
      Organisations: [{ OrganisationID: two, Name: "Acme Holding", ShortCode: "!a" }],
    }),
    "POST identity.xero.com/connect/revocation": () => ({}),
  });
  [product, browser] = await Promise.all([startProduct(far.settings, { named: true }), launch()]);
  ({ page } = await openContext(browser, product.url));
  await page.route("https://login.xero.com/**", (route) => {
    asked = new URL(route.request().url()).searchParams;
    const back = new URL(asked.get("redirect_uri") ?? "");
    back.search = new URLSearchParams({ code: "c-1", state: asked.get("state") ?? "" }).toString();
    return route.fulfill({ contentType: "text/html", body: `<a href="${back.href.replace("&", "&amp;")}">Allow</a>` });
  });
  await signIn(page);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  product?.remove();
  await far?.stop();
});

test("who types before the scripts are there keeps the words, the boxes and the cursor", async () => {
  const gate = new EventEmitter();
  const held = once(gate, "open");
  await page.route("**/_next/static/**/*.js", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/credentials/new/xero?scheme=oauth", { waitUntil: "commit" });
  const group = page.getByRole("group", { name: "Scopes" });
  const box = group.getByRole("checkbox", { checked: false }).first();
  const scope = await box.getAttribute("value");
  await box.check();
  await group.getByRole("textbox", { name: /Others/ }).focus();
  await page.keyboard.type("brand.n");
  gate.emit("open");
  await group.getByText(/chosen$/).waitFor();
  await page.keyboard.type("ew and.more");
  await page.unroute("**/_next/static/**/*.js");
  expect(await group.getByRole("textbox", { name: /Others/ }).inputValue()).toBe("brand.new and.more");
  const sent = await page.locator("input[type=hidden][name='v.scopes']").inputValue();
  expect(sent.split(" ")).toEqual(expect.arrayContaining([scope, "brand.new", "and.more"]));
  expect(sent).not.toContain("brand.n ");
  const chosen = await group.getByRole("checkbox", { checked: true }).count();
  expect(await group.getByText(/chosen$/).innerText()).toBe(`${chosen + 2} chosen`);
  expect(sent.split(" ")).toHaveLength(chosen + 2);
});

test("scopes are chosen in plain words: a preset, then one box more, then one by its own name", async () => {
  await page.goto("/credentials/new/xero?scheme=oauth");
  await page.getByLabel("Client ID").fill("client-4711");
  await page.getByLabel("Client secret", { exact: true }).fill("secret-4711");
  const group = page.getByRole("group", { name: "Scopes" });
  const [first, second] = await group.getByRole("button").all();
  await second?.click();
  expect(await second?.getAttribute("aria-pressed")).toBe("true");
  expect(await first?.getAttribute("aria-pressed")).toBe("false");
  const search = group.getByRole("searchbox");
  if (await search.count()) await search.fill("zzz-nothing");
  if (await search.count()) await group.getByText("Nothing matches").waitFor();
  if (await search.count()) await search.fill("");
  const before = Number((await group.getByText(/chosen$/).innerText()).split(" ")[0]);
  await group.getByRole("textbox", { name: /Others/ }).fill("brand.new");
  await group.getByText(`${before + 1} chosen`).waitFor();
  await page.getByRole("button", { name: "Continue to Xero" }).click();
  await page.waitForURL(/login\.xero\.com/);
  expect(asked.get("scope")?.split(" ")).toEqual(expect.arrayContaining(["brand.new", "offline_access"]));
});

test("of several organisations one is chosen, and the credential is that one", async () => {
  await page.getByRole("link", { name: "Allow" }).click();
  await page.waitForURL(/\/credentials\/cr_[^/]+\/choose$/);
  await page.getByText("One choice is left").waitFor();
  await page.getByRole("radio", { name: "Acme Holding" }).check();
  await page.getByRole("button", { name: "Check and save" }).click();
  await page.waitForURL(/\/credentials\?new=cr_/);
  const row = page.locator("li[data-row]").first();
  await row.getByText("Valid").first().waitFor();
  expect(await row.innerText()).toContain("Acme Holding");
  expect(far.seen.filter((place) => place.endsWith("/token"))).toHaveLength(1);
});

test("a tab that is closed before the choice leaves a draft that goes on there, without a new sign-in", async () => {
  await page.goto("/credentials/new/xero?scheme=oauth");
  await page.getByLabel("Name", { exact: true }).fill("Second");
  await page.getByLabel("Client ID").fill("client-4711");
  await page.getByLabel("Client secret", { exact: true }).fill("secret-4711");
  await page.getByRole("button", { name: "Continue to Xero" }).click();
  await page.getByRole("link", { name: "Allow" }).click();
  await page.waitForURL(/\/choose$/);
  const choice = page.url();
  await page.goto("/credentials");
  await page.getByText("Draft").first().waitFor();
  const tokens = far.seen.filter((place) => place.endsWith("/token")).length;
  await page.goto(choice.replace("/choose", ""));
  await page.getByRole("link", { name: "Continue" }).first().click();
  await page.waitForURL(/\/choose$/);
  expect(far.seen.filter((place) => place.endsWith("/token"))).toHaveLength(tokens);
});

test("nothing is in the way of who chooses, in light and dark, on a phone and at a desk", async () => {
  const looks = await openLooks(browser, product.url);
  await signIn(looks.page);
  await looks.see(new URL(page.url()).pathname, (at) => at.getByRole("radio", { name: "Acme Holding" }).waitFor());
  expect(looks.complaints).toEqual([]);
});
