import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, openContext, signIn } from "@/tests/support/browser";
import { consent, line, press } from "@/tests/support/oauth-walk";
import { clients, type Oidc, startOidc } from "@/tests/support/oidc";
import { type OwnApplicationServer, startOwnApplication } from "@/tests/support/own-application";
import { type Product, startProduct } from "@/tests/support/product";

/** Applications of one's own that want more than a key: somebody's consent, or a sign-in for a session; and their logo. */
let product: Product;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];
let oidc: Oidc;
let app: OwnApplicationServer;

beforeAll(async () => {
  [product, browser, app] = await Promise.all([
    startProduct({ KEYRACK_ALLOW_NETWORKS: "127.0.0.0/8" }, { named: true }),
    launch(),
    startOwnApplication(),
  ]);
  oidc = await startOidc(`${product.url}/oauth/callback/own-team-board`, 4);
  ({ context, page, complaints } = await openContext(browser, product.url));
  await signIn(page);
});
afterAll(async () => {
  await browser?.close();
  await oidc?.stop();
  app?.close();
  await product?.stop();
  product?.remove();
});

const field = (name: string) => page.locator(`[name="${name}"]`);

async function describeBlank(kind: string, name: string): Promise<void> {
  await page.goto("/apps/custom/new");
  await press(kind, page);
  await page.waitForURL(/\/drafts\/cd_/);
  await field("about.name").fill(name);
}

test("an application with OAuth 2.0 finds its addresses by itself and is saved", async () => {
  await describeBlank("OAuth 2.0", "Team board");
  await field("about.baseUrl").fill(`${oidc.issuer}/api`);
  await field("about.path").fill("/me");
  await field("about.identity").fill("/id");
  await field("ways.0.issuer").fill(oidc.issuer);
  await press("Find the addresses", page);
  await expect.poll(() => field("ways.0.tokenUrl").inputValue(), { timeout: 15_000 }).toBe(`${oidc.issuer}/token`);
  expect(await field("ways.0.authorizationUrl").inputValue()).toBe(`${oidc.issuer}/auth`);
  await field("ways.0.scopes").fill("openid See who signed in");
  await field("ways.0.usual").fill("openid");
  for (const box of await page.locator('input[name="confirm"]').all()) await box.check();
  await press("Continue to the dry run", page);
  await page.waitForURL(/\/try$/);
  await page.getByText("needs a saved application").waitFor();
  await press("Save application", page);
  await page.waitForURL(/\/apps\/custom\/own-team-board\?saved=1/);
});

test("a credential of it is connected by consent, is green, and stays so when its access ends", async () => {
  await page.goto("/credentials/new/own-team-board");
  await page.getByLabel("Name", { exact: true }).fill("Board");
  await page.getByLabel("Client ID").fill(clients.person.id);
  await page.getByLabel("Client secret", { exact: true }).fill(clients.person.secret);
  await press("Continue to Team board", page);
  await consent("ana", page);
  await page.waitForURL(/\/credentials\?new=cr_/);
  await line("Board", page).getByText("Valid").first().waitFor();
  await page.waitForTimeout(4_500);
  await line("Board", page)
    .getByRole("button", { name: /^Recheck/ })
    .click();
  await expect.poll(() => oidc.refreshed(), { timeout: 15_000 }).toBeGreaterThan(0);
  await line("Board", page).getByText("Valid").first().waitFor();
});

test("an application with a sign-in is tried, saved, and its credential is green", async () => {
  await describeBlank("Sign-in for a session", "Old orders");
  await field("about.baseUrl").fill(`${app.url}/v1`);
  await field("about.path").fill("/session");
  await field("about.identity").fill("/id");
  await field("about.label").fill("/email");
  await field("ways.0.loginPath").fill("/login");
  await field("ways.0.tokenAt").fill("/token");
  await field("ways.0.header").fill("Authorization");
  await press("Continue to the dry run", page);
  await page.waitForURL(/\/try$/);
  await page.getByLabel("User name").fill("ana");
  await page.getByLabel("Password", { exact: true }).fill("a-wrong-password");
  await press("Try it", page);
  await page.getByText("did not accept these values").waitFor();
  await page.getByLabel("User name").fill("ana");
  await page.getByLabel("Password", { exact: true }).fill("orders-password-3");
  await press("Try it", page);
  await page.getByText("Let in as ana@orders.dev").waitFor();
  await press("Save application", page);
  await page.waitForURL(/\/apps\/custom\/own-old-orders\?saved=1/);
  await page.goto("/credentials/new/own-old-orders");
  await page.getByLabel("User name").fill("ana");
  await page.getByLabel("Password", { exact: true }).fill("orders-password-3");
  await press("Check and save", page);
  await page.waitForURL(/\/credentials\?new=cr_/);
  await line("Old orders", page).getByText("Valid").first().waitFor();
});

test("its logo is uploaded, shown in the list, and removed; a drawing with a script is refused", async () => {
  const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  const choose = (name: string, mimeType: string, buffer: Buffer) =>
    page.getByLabel(/icture/).setInputFiles({ name, mimeType, buffer });
  await page.goto("/apps/custom/own-old-orders");
  await page.getByRole("link", { name: "Logo" }).click();
  await page.waitForURL(/\/apps\/own-old-orders\/logo/);
  await choose("logo.png", "image/png", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"));
  await press("Use this picture", page);
  await page.getByText("This is no PNG, JPEG or WebP").first().waitFor();
  await choose("logo.png", "image/png", Buffer.from(pixel, "base64"));
  await press("Use this picture", page);
  await press("Remove it", page);
  await page.getByRole("button", { name: "Remove it" }).waitFor({ state: "detached" });
  await choose("logo.png", "image/png", Buffer.from(pixel, "base64"));
  await press("Use this picture", page);
  await page.getByRole("button", { name: "Remove it" }).waitFor();
  await page.goto("/credentials");
  const image = line("Old orders", page).locator("img").first();
  const address = (await image.getAttribute("src")) ?? "";
  expect(address).toMatch(/^\/logos\/own\/lg_/);
  const answer = await context.request.get(`${product.url}${address}`);
  expect([answer.status(), answer.headers()["content-type"], answer.headers()["x-content-type-options"]]).toEqual([
    200,
    "image/png",
    "nosniff",
  ]);
});

test("the browser had nothing to complain about", () => {
  expect(complaints.filter((each) => !/Failed to load resource|oidc-provider|127\.0\.0\.1/.test(each))).toEqual([]);
});
