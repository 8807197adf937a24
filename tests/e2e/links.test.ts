import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { newTokenText } from "@/lib/tokens/text";
import { type Application, startApplication } from "@/tests/support/application";
import { launch, openContext, signIn } from "@/tests/support/browser";
import { type Looks, openLooks } from "@/tests/support/looks";
import { consent, press } from "@/tests/support/oauth-walk";
import { clients, type Oidc, startOidc } from "@/tests/support/oidc";
import { type Product, startProduct } from "@/tests/support/product";

/** People without an account walk through connect links in a browser, with scripts and without; a member looks on. */
let product: Product;
let application: Application;
let oidc: Oidc;
let browser: Browser;
let owner: Page;
let looks: Looks;
const token = newTokenText();
beforeAll(async () => {
  const settings = { KEYRACK_ALLOW_NETWORKS: "127.0.0.0/8", KEYRACK_SETUP_TOKEN: token };
  [product, browser] = await Promise.all([startProduct(settings, { named: true }), launch()]);
  oidc = await startOidc(`${product.url}/oauth/callback/oauth2`);
  ({ page: owner } = await openContext(browser, product.url));
  looks = await openLooks(browser, product.url);
  await signIn(owner);
  await registerClient();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  product?.remove();
  await oidc?.stop();
});
// One for each test: nobody may try the same application again and again, through links least of all.
beforeEach(async () => {
  application = await startApplication("the-right-key");
});
afterEach(() => application.stop());

const apiKey = () => ({
  connector: "http",
  scheme: "bearer",
  values: { baseUrl: application.url, checkPath: "/me" },
  locked: ["baseUrl", "checkPath", "account"],
});
const oauth = () => ({
  connector: "oauth2",
  scheme: "authorizationCode",
  values: { baseUrl: `${oidc.issuer}/api`, checkPath: "/me", issuer: oidc.issuer },
  locked: ["baseUrl", "checkPath", "issuer", "authorizationUrl", "exchangeUrl", "account", "audience", "body", "ca"],
  scopes: ["openid"],
});

type Link = { id: string; url: string };

async function makeLink(applications: readonly object[], more: object = {}): Promise<Link> {
  const answer = await fetch(`${product.url}/api/v1/links`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ applications, audience: "Nordwind GmbH", ...more }),
  });
  const text = await answer.text();
  expect(answer.status, text).toBe(201);
  return JSON.parse(text) as Link;
}

async function stateOf({ id }: Link): Promise<string> {
  const answer = await fetch(`${product.url}/api/v1/links/${id}`, { headers: { authorization: `Bearer ${token}` } });
  return ((await answer.json()) as { state: string }).state;
}

async function registerClient(): Promise<void> {
  await owner.goto("/settings/clients/new?for=oauth2%2FauthorizationCode");
  await owner.getByLabel("Name", { exact: true }).fill("Our client");
  await owner.getByLabel("Client ID").fill(clients.person.id);
  await owner.getByLabel("Client secret", { exact: true }).fill(clients.person.secret);
  await press("Save", owner);
  await owner.getByRole("link", { name: "Our client" }).waitFor();
}

/** A stranger's browser. */
async function stranger(options: { javaScriptEnabled?: boolean } = {}) {
  return openContext(browser, product.url, { viewport: { width: 360, height: 740 }, ...options });
}

const ways = [
  { with: "with scripts", javaScriptEnabled: true },
  { with: "without scripts", javaScriptEnabled: false },
];

test.each(ways)("an API key is connected in three actions, $with", async ({ javaScriptEnabled }) => {
  const link = await makeLink([apiKey()]);
  const { page, context, complaints } = await stranger({ javaScriptEnabled });
  await page.goto(link.url);
  await page.getByText("asks you to connect").waitFor();
  await press("Begin", page);
  await page.getByLabel("Token", { exact: true }).fill("the-right-key");
  await press("Check and save", page);
  await page.getByRole("heading", { name: "All done, thank you" }).waitFor();
  expect(await stateOf(link)).toBe("toConfirm");
  expect(await page.content()).not.toContain("the-right-key");
  expect(complaints).toEqual([]);
  await context.close();
});

test.each(ways)("a sign-in at an OpenID provider takes two actions, $with", async ({ javaScriptEnabled }) => {
  const link = await makeLink([oauth()]);
  const { page, context } = await stranger({ javaScriptEnabled });
  const referrers: (string | undefined)[] = [];
  // As sent: what a page would like to send stands in `headers`.
  const asked: Promise<unknown>[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(oidc.issuer)) return;
    asked.push(request.allHeaders().then(({ referer }) => referrers.push(referer)));
  });
  await page.goto(link.url);
  await press("Begin", page);
  await press(/^Continue to/, page);
  await consent("ana", page);
  await page.getByRole("heading", { name: "All done, thank you" }).waitFor();
  expect(await stateOf(link)).toBe("toConfirm");
  await Promise.all(asked);
  expect(asked.length).toBeGreaterThan(0);
  expect(referrers.filter((each) => each?.includes("/connect/"))).toEqual([]);
  await context.close();
});

test("who declines at the provider reads why, the sender too, and they try again", async () => {
  const link = await makeLink([oauth()]);
  const { page, context } = await stranger();
  await page.goto(link.url);
  await press("Begin", page);
  await press(/^Continue to/, page);
  await page.getByRole("link", { name: /Cancel/ }).click();
  await page.getByText("It did not work yet.").waitFor();
  expect(await stateOf(link)).toBe("stuck");
  await press(/^Continue to/, page);
  await consent("ana", page);
  await page.getByRole("heading", { name: "All done, thank you" }).waitFor();
  await context.close();
});

test("two applications one after the other: progress, a mistake, leaving out, the review and the end", async () => {
  const link = await makeLink([apiKey(), { ...apiKey(), optional: true }], { note: "For the weekly report." });
  const { page, context } = await stranger();
  await page.goto(link.url);
  await page.getByText("For the weekly report.").waitFor();
  await press("Begin", page);
  await page.getByText("Step 1 of 2").waitFor();
  await page.getByLabel("Token", { exact: true }).fill("not-the-key");
  await press("Check and save", page);
  await page.getByText("This key has been revoked.").first().waitFor();
  await page.getByLabel("Token", { exact: true }).fill("the-right-key");
  await press("Check and save", page);
  await page.getByText("Step 2 of 2").waitFor();
  expect(await stateOf(link)).toBe("toConfirm");
  await press("Leave it out", page);
  await page.getByText("Left out").waitFor();
  // The wrong account: once more, without seeing anything of the first.
  await page.getByRole("link", { name: /^Change/ }).click();
  await page.getByRole("heading", { name: /once more/ }).waitFor();
  expect(await page.content()).not.toContain("the-right-key");
  await press("Take it back and connect again", page);
  await page.getByLabel("Token", { exact: true }).fill("the-right-key");
  await press("Check and save", page);
  await page.getByText("Left out").waitFor();
  await press("Finish", page);
  await page.getByRole("heading", { name: "All done, thank you" }).waitFor();
  await context.close();
});

test("five idle minutes and a closed tab lose nothing", async () => {
  const link = await makeLink([{ ...apiKey(), locked: ["checkPath"], values: { checkPath: "/me" } }]);
  const { page, context } = await stranger();
  await page.clock.install();
  await page.goto(link.url);
  await press("Begin", page);
  await page.getByLabel("Base URL").fill(application.url);
  await page.clock.fastForward("05:00");
  expect(await page.getByLabel("Base URL").inputValue()).toBe(application.url);
  await page.getByLabel("Token", { exact: true }).fill("the-right-key");
  await page.clock.resume();
  await press("Check and save", page);
  await page.getByRole("heading", { name: "All done, thank you" }).waitFor();
  await page.close();
  const again = await context.newPage();
  await again.goto(link.url);
  await again.getByRole("heading", { name: "All done, thank you" }).waitFor();
  await context.close();
});

const scanners = [
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 SafeLinks",
  "Microsoft Office/16.0 (Microsoft Outlook 16.0.17029; Pro)",
  "Mozilla/4.0 (compatible; ms-office; MSOffice 16)",
  "BarracudaCentral/1.0",
  "Mimecast URL Protect",
  "Proofpoint URL Defense",
  "Symantec-URL-Scanner",
  "TrendMicro-WTP",
  "Googlebot/2.1 (+http://www.google.com/bot.html)",
  "GoogleImageProxy",
  "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
  "facebookexternalhit/1.1",
];

test("twelve programs that read mail open a link, also its other addresses, and it is as fresh as before", async () => {
  const link = await makeLink([apiKey()]);
  for (const agent of scanners) {
    for (const path of ["", "?step=1", "?step=next", "?handing=on", "?step=review"]) {
      const answer = await fetch(link.url + path, { headers: { "user-agent": agent } });
      expect(answer.status).toBe(200);
      expect(answer.headers.get("cache-control")).toContain("no-store");
      expect(answer.headers.get("set-cookie")).toBeNull();
      expect(await answer.text()).toContain('name="robots"');
    }
    await fetch(link.url, { method: "HEAD", headers: { "user-agent": agent } });
  }
  expect(await stateOf(link)).toBe("waiting");
  const { page, context } = await stranger();
  await page.goto(link.url);
  await press("Begin", page);
  await page.getByLabel("Token", { exact: true }).waitFor();
  await context.close();
});

test("two who begin at once: one goes on, the other is told, and asks", async () => {
  const link = await makeLink([apiKey()]);
  const both = await Promise.all([stranger(), stranger()]);
  await Promise.all(both.map(({ page }) => page.goto(link.url)));
  await Promise.all(both.map(({ page }) => press("Begin", page)));
  const on = await Promise.all(
    both.map(async ({ page }) => {
      const form = page.getByLabel("Token", { exact: true });
      await form.or(page.getByRole("heading", { name: "This link is open in another browser" })).waitFor();
      return form.isVisible();
    }),
  );
  expect(on.filter((each) => each)).toHaveLength(1);
  const late = both[on.indexOf(false)]?.page;
  if (!late) throw new Error("nobody came late");
  await press(/^Ask /, late);
  await late.getByText("sees that you ask").waitFor();
  await Promise.all(both.map(({ context }) => context.close()));
});

test("the same link goes on with a colleague, who sees nothing of what was entered", async () => {
  const link = await makeLink([apiKey(), { ...apiKey(), optional: true }]);
  const [first, second] = [await stranger(), await stranger({ javaScriptEnabled: false })];
  await first.page.goto(link.url);
  await press("Begin", first.page);
  await first.page.getByLabel("Token", { exact: true }).fill("the-right-key");
  await press("Check and save", first.page);
  await first.page.getByText("Step 2 of 2").waitFor();
  await first.page.getByRole("link", { name: "Send this to a colleague" }).click();
  await first.page.getByText(link.url).waitFor();
  await press("Hand it on", first.page);
  await first.page.getByText("Handed on.").waitFor();
  await second.page.goto(link.url);
  await press("Begin", second.page);
  await second.page.getByText("Step 2 of 2").waitFor();
  await second.page.goto(`${link.url}?step=review`);
  expect(await second.page.getByRole("main").innerText()).not.toContain(application.url);
  await first.page.goto(link.url);
  await first.page.getByRole("heading", { name: "This link is open in another browser" }).waitFor();
  await Promise.all([first.context.close(), second.context.close()]);
});

test("a member makes a link, sees it go on by itself, and confirms the account", async () => {
  await owner.goto("/links/new?app=http~bearer");
  await owner.getByLabel("Name", { exact: true }).fill("Südwind AG");
  await owner.getByText(/^Fill in for them/).click();
  await owner.getByLabel("Base URL").fill(application.url);
  await owner.getByLabel("Path to check").fill("/me");
  await press("Make the link", owner);
  const url = await owner.getByText(/\/connect\/[\w-]{43}$/).innerText();
  await owner.getByRole("img", { name: "The link as a QR code" }).waitFor();
  await owner.getByRole("link", { name: "See how far it is" }).click();
  await owner.getByText("Nobody has begun yet").waitFor();
  const { page, context } = await stranger();
  await page.goto(url);
  await press("Begin", page);
  await owner.getByRole("heading", { name: "On the way" }).waitFor();
  await page.getByLabel("Token", { exact: true }).fill("not-the-key");
  await press("Check and save", page);
  await owner.getByText("This key has been revoked.").waitFor();
  await page.getByLabel("Token", { exact: true }).fill("the-right-key");
  await press("Check and save", page);
  await press("It is the right account", owner);
  await owner.getByRole("heading", { name: "Finished" }).waitFor();
  await owner.getByText("Done", { exact: true }).first().waitFor();
  await context.close();
});

test("a credential that went red is mended by a link, by its own account and by no other", async () => {
  const { page: own, context: mine } = await openContext(browser, product.url);
  await signIn(own);
  const link = await makeLink([oauth()], { audience: "Again" });
  const first = await stranger();
  await first.page.goto(link.url);
  await press("Begin", first.page);
  await press(/^Continue to/, first.page);
  await consent("ana", first.page);
  await first.page.getByRole("heading", { name: "All done, thank you" }).waitFor();
  await first.context.close();
  await own.goto(`/links/${link.id}`);
  await press("It is the right account", own);
  await own.getByText("Done", { exact: true }).first().waitFor();
  await own.getByRole("link", { name: /OAuth 2.0/ }).click();
  await own.waitForURL(/\/credentials\/cr_/);
  const credential = new URL(own.url()).pathname.split("/").at(-1) ?? "";
  const again = await makeLink([], { credential });
  const { page, context } = await stranger();
  await page.goto(again.url);
  await press("Begin", page);
  await press(/^Continue to/, page);
  await consent("bea", page);
  await page.getByText("this is another account").first().waitFor();
  await context.clearCookies({ domain: "127.0.0.1" });
  await press(/^Continue to/, page);
  await consent("ana", page);
  await page.getByRole("heading", { name: "All done, thank you" }).waitFor();
  await Promise.all([context.close(), mine.close()]);
});

test("a visitor reaches no other page, and another site or a false host changes nothing", async () => {
  const link = await makeLink([apiKey()]);
  const { page, context } = await stranger();
  await page.goto(link.url);
  await press("Begin", page);
  await page.getByLabel("Token", { exact: true }).waitFor();
  for (const path of ["/credentials", "/links", "/flows", "/settings", "/activity", "/credentials/new"]) {
    await page.goto(path);
    expect(new URL(page.url()).pathname, path).toBe("/sign-in");
  }
  expect((await context.request.get(`/links/${link.id}/progress`)).status()).toBe(401);
  expect((await context.request.get("/api/v1/credentials")).status()).toBe(401);
  const body = { step: 0, values: { token: "the-right-key" } };
  const check = new URL(`${link.url}/check`).pathname;
  const origins: Record<string, string>[] = [{}, { origin: "https://evil.example" }, { origin: "null" }];
  for (const headers of origins) {
    const answer = await context.request.post(check, { data: body, headers });
    expect(answer.status()).toBe(403);
  }
  const spoofed = { host: "evil.example", "x-forwarded-host": "evil.example", origin: "http://evil.example" };
  expect((await context.request.post(check, { data: body, headers: spoofed })).status()).toBe(403);
  const shown = await context.request.get(link.url, { headers: { "x-forwarded-host": "evil.example" } });
  expect(await shown.text()).not.toContain("evil.example");
  await context.close();
});

test("every screen behind a link, in both themes, at 320 and 1280 px", async () => {
  const { page, see, stay } = looks;
  const path = ({ url }: Link) => new URL(url).pathname;
  const link = await makeLink([apiKey(), { ...apiKey(), optional: true }, oauth()], { note: "For the report." });
  await see(path(link));
  await page.goto(path(link));
  await press("Begin", page);
  await page.getByText("Step 1 of 3").waitFor();
  await see(`${path(link)}?step=1`);
  await see(`${path(link)}?step=review`);
  await see(`${path(link)}?handing=on`);
  await stay(`${path(link)}?step=1`, async () => {
    await page.getByLabel("Token", { exact: true }).fill("not-the-key");
    await press("Check and save", page);
    await page.getByText("This key has been revoked.").first().waitFor();
  });
  const choice = await makeLink([{ connector: "http" }]);
  await page.goto(path(choice));
  await press("Begin", page);
  await see(`${path(choice)}?step=1`);
  const revoked = await makeLink([apiKey()]);
  await fetch(`${product.url}/api/v1/links/${revoked.id}`, {
    method: "DELETE",
    headers: { authorization: `Bearer ${token}` },
  });
  await see(path(revoked));
  await see("/connect/not-a-link");
  await page.goto(path(link));
  const other = await stranger();
  await other.page.goto(link.url);
  await other.page.getByRole("heading", { name: "This link is open in another browser" }).waitFor();
  await other.context.close();
}, 120_000);

test("every screen of the sender, in both themes, at 320 and 1280 px", async () => {
  const { page, see, stay } = looks;
  await signIn(page);
  await see("/links");
  await see("/links/new?app=shopify");
  await see("/links/new?app=http~bearer&app=oauth2~authorizationCode", async () => {
    await page
      .getByText(/^Fill in for them/)
      .first()
      .click();
  });
  await see("/links/look");
  await page.goto("/links");
  const hrefs = await page.locator("main li a").evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
  await see(hrefs[0] ?? "");
  await stay("/links/new?app=demo~key", async () => {
    await page.getByLabel("Name", { exact: true }).fill("Westwind");
    await press("Make the link", page);
    await page.getByRole("img", { name: "The link as a QR code" }).waitFor();
  });
  expect(looks.complaints.filter((line) => !/Failed to load resource/.test(line))).toEqual([]);
}, 180_000);

test("a connect page carries at most 35 KB of script beside the framework's own", async () => {
  const link = await makeLink([apiKey()]);
  const { page, context } = await stranger();
  await page.goto(link.url);
  const welcome = await ownScript(page, new URL(page.url()).pathname);
  await press("Begin", page);
  await page.getByLabel("Token", { exact: true }).waitFor();
  const step = await ownScript(page, new URL(page.url()).pathname + new URL(page.url()).search);
  await context.close();
  console.log(`connect page: welcome ${kb(welcome)} KB, step ${kb(step)} KB of script of ours`);
  expect(Math.max(welcome, step)).toBeLessThanOrEqual(35 * 1024);
});

const kb = (bytes: number) => (bytes / 1024).toFixed(1);

/** Compressed bytes of every script that the page names, in tags or for later, and that an empty page would not need. */
async function ownScript(page: Page, path: string): Promise<number> {
  const html = await (await page.request.get(path)).text();
  const sources = new Set([...html.matchAll(/static\/chunks\/[^"'\\?\s]+\.js/g)].map(([file]) => `/_next/${file}`));
  const folder = resolve(process.env.KEYRACK_E2E_BUILD ?? ".next/standalone");
  const manifest = JSON.parse(readFileSync(join(folder, ".next/build-manifest.json"), "utf8")) as Record<
    string,
    string[]
  >;
  const framework = [...(manifest.rootMainFiles ?? []), ...(manifest.polyfillFiles ?? [])];
  let bytes = 0;
  for (const source of sources) {
    if (framework.some((file) => source.endsWith(file))) continue;
    bytes += gzipSync(await (await page.request.get(source)).body()).length;
  }
  expect(sources.size).toBeGreaterThan(0);
  return bytes;
}
