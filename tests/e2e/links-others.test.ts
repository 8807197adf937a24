import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Application, startApplication } from "@/tests/support/application";
import { signIn } from "@/tests/support/browser";
import { apiKey, type Link, type LinksWalk, startLinksWalk } from "@/tests/support/links-walk";
import { type Looks, openLooks } from "@/tests/support/looks";
import { press } from "@/tests/support/oauth-walk";
import { settled } from "@/tests/support/settled";

/** Whoever else comes by a connect link: programs, a second person, a colleague, a stranger at another door. And its looks. */
let walk: LinksWalk;
let application: Application;
let looks: Looks;
beforeAll(async () => {
  walk = await startLinksWalk();
  looks = await openLooks(walk.browser, walk.product.url);
});
afterAll(() => walk?.stop());
// One for each test: nobody may try the same application again and again, through links least of all.
beforeEach(async () => {
  application = await startApplication("the-right-key");
});
afterEach(() => application.stop());

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
  const link = await walk.makeLink([apiKey(application.url)]);
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
  expect(await walk.stateOf(link)).toBe("waiting");
  const { page, context } = await walk.stranger();
  await page.goto(link.url);
  await press("Begin", page);
  await page.getByLabel("Token", { exact: true }).waitFor();
  await context.close();
});

test("two who begin at once: one goes on, the other is told, and asks", async () => {
  const link = await walk.makeLink([apiKey(application.url)]);
  const both = await Promise.all([walk.stranger(), walk.stranger()]);
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
  const link = await walk.makeLink([apiKey(application.url), { ...apiKey(application.url), optional: true }]);
  const [first, second] = [await walk.stranger(), await walk.stranger({ javaScriptEnabled: false })];
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

test("a visitor reaches no other page, and another site or a false host changes nothing", async () => {
  const link = await walk.makeLink([apiKey(application.url)]);
  const { page, context } = await walk.stranger();
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
  const link = await walk.makeLink(
    [apiKey(application.url), { ...apiKey(application.url), optional: true }, walk.oauth()],
    { note: "For the report." },
  );
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
  const choice = await walk.makeLink([{ connector: "http" }]);
  await page.goto(path(choice));
  await press("Begin", page);
  await see(`${path(choice)}?step=1`);
  const revoked = await walk.makeLink([apiKey(application.url)]);
  await fetch(`${walk.product.url}/api/v1/links/${revoked.id}`, {
    method: "DELETE",
    headers: { authorization: `Bearer ${walk.token}` },
  });
  await see(path(revoked));
  await see("/connect/not-a-link");
  await page.goto(path(link));
  const other = await walk.stranger();
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

test("a logo that is too large is refused beside its field before it is sent, one that is no picture after it", async () => {
  const { page } = looks;
  await page.goto("/links/look");
  await settled(page);
  const logo = page.getByLabel("Logo");
  const file = (name: string, bytes: number) => ({ name, mimeType: "image/png", buffer: Buffer.alloc(bytes) });
  await logo.setInputFiles(file("large.png", 3_000_000));
  await page.getByText("“large.png” is larger than 100 KB.").waitFor();
  expect(await logo.inputValue()).toBe("");
  await logo.setInputFiles(file("small.png", 100));
  await page.getByText("“large.png”").waitFor({ state: "detached" });
  await press("Save", page);
  await page.getByText("This is no PNG, JPEG or WebP.").first().waitFor();
});

test("a connect page carries at most 35 KB of script beside the framework's own", async () => {
  const link = await walk.makeLink([apiKey(application.url)]);
  const { page, context } = await walk.stranger();
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
