import { Secret, TOTP } from "otpauth";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectAccessible, launch, openContext, signIn } from "@/tests/support/browser";
import { openLooks } from "@/tests/support/looks";
import { type PeopleOidc, peopleClient, startPeopleOidc } from "@/tests/support/people-oidc";
import { freePort, owner, type Product, startProduct } from "@/tests/support/product";

/** Two people at two browsers, and everything by which they come in, stay and go. */
let browser: Browser;
let product: Product;
let provider: PeopleOidc;
let ana: { context: BrowserContext; page: Page; complaints: string[] };
const password = "a long password for all";
const slow = 120_000;

beforeAll(async () => {
  // Each has to know the address of the other; the provider is asked for the first time when somebody comes by it.
  const port = await freePort();
  product = await startProduct(
    {
      KEYRACK_OIDC_ISSUER: `http://127.0.0.1:${port}`,
      KEYRACK_OIDC_CLIENT_ID: peopleClient.id,
      KEYRACK_OIDC_CLIENT_SECRET: peopleClient.secret,
      KEYRACK_OIDC_LABEL: "Acme Login",
    },
    { named: true },
  );
  provider = await startPeopleOidc(`${product.url}/sign-in/sso/callback`, port);
  browser = await launch();
  ana = await openContext(browser, product.url);
  await signIn(ana.page);
}, slow);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  product?.remove();
  await provider?.stop();
});

/** Ana makes a link for somebody. */
async function invite(email: string, role: string): Promise<string> {
  const { page } = ana;
  await page.goto("/settings/members");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("radio", { name: new RegExp(`^${role}`) }).check();
  await page.getByRole("button", { name: "Make a link" }).click();
  await page.getByText(`Pass this link on to ${email}`).waitFor();
  const links = page.locator("code").filter({ hasText: "/invite/" });
  return (await links.first().textContent()) ?? "";
}

/** A colleague at a browser of their own accepts and is in. */
async function accept(link: string, name: string, options: { javaScriptEnabled?: boolean } = {}) {
  const colleague = await openContext(browser, product.url, options);
  await colleague.page.goto(new URL(link).pathname);
  await colleague.page.getByLabel("Your name").fill(name);
  await colleague.page.getByLabel("Password", { exact: true }).fill(password);
  await colleague.page.getByRole("button", { name: "Create your account and join" }).click();
  await colleague.page.waitForURL(/\/credentials/);
  return colleague;
}

/** The page of a member, as Ana sees it. */
async function openMember(name: string): Promise<void> {
  await ana.page.goto("/settings/members");
  await ana.page.getByRole("link", { name, exact: true }).click();
  await ana.page.getByRole("heading", { name, exact: true }).waitFor();
}

test(
  "a colleague accepts a link, a viewer stays a viewer also by hand, and is gone within a second",
  async () => {
    const link = await invite("vera@acme.example", "Viewer");
    for (let visits = 0; visits < 3; visits++) expect((await fetch(link)).status).toBe(200);
    const vera = await accept(link, "Vera Viewer");
    await vera.page.goto("/settings/members");
    await vera.page.getByText("Ana", { exact: false }).first().waitFor();
    expect(await vera.page.getByRole("button", { name: "Make a link" }).count()).toBe(0);
    expect(await vera.page.getByRole("link", { name: "Add Credential" }).count()).toBe(0);

    const sent = await postAsAnother(vera.context);
    expect(sent).toBeLessThan(500);
    await ana.page.goto("/settings/members");
    expect(await ana.page.getByText("sneaked@evil.example").count()).toBe(0);

    const used = await openContext(browser, product.url);
    await used.page.goto(new URL(link).pathname);
    await used.page.getByRole("heading", { name: "This invitation no longer works" }).waitFor();
    await used.context.close();

    await openMember("Vera Viewer");
    await ana.page.getByText("Remove…").click();
    await ana.page.getByRole("button", { name: "Remove Vera Viewer" }).click();
    await ana.page.waitForURL(/\/settings\/members$/);
    const answer = await vera.context.request.get("/credentials", { maxRedirects: 0 });
    expect(answer.headers().location).toContain("/sign-in");
    await vera.context.close();
  },
  slow,
);

/** The very fields of Ana's form, sent with somebody else's session. */
async function postAsAnother(context: BrowserContext): Promise<number> {
  const plain = await openContext(browser, product.url, { javaScriptEnabled: false });
  await signIn(plain.page);
  await plain.page.goto("/settings/members");
  const fields = await plain.page
    .locator("form")
    .filter({ hasText: "Invite somebody" })
    .evaluate((form) => Object.fromEntries([...new FormData(form as HTMLFormElement)].map(([k, v]) => [k, String(v)])));
  expect(Object.keys(fields).some((name) => name.startsWith("$ACTION"))).toBe(true);
  await plain.context.close();
  const answer = await context.request.post("/settings/members", {
    headers: { origin: product.url, "sec-fetch-site": "same-origin" },
    multipart: { ...fields, email: "sneaked@evil.example", role: "owner" },
  });
  return answer.status();
}

test(
  "a change of role ends the session at once, and the next one has the new role",
  async () => {
    const eddie = await accept(await invite("eddie@acme.example", "Viewer"), "Eddie Editor");
    await openMember("Eddie Editor");
    await ana.page.getByRole("radio", { name: /^Editor/ }).check();
    await ana.page.getByRole("button", { name: "Change role" }).click();
    await ana.page.getByText("Changed. They sign in anew").waitFor();
    await eddie.page.goto("/credentials");
    await eddie.page.waitForURL(/\/sign-in/);
    await signIn(eddie.page, { email: "eddie@acme.example", password });
    await eddie.page.getByRole("link", { name: "Add Credential" }).first().waitFor();
    await eddie.context.close();
  },
  slow,
);

test(
  "without scripts: invite, accept, switch workspaces",
  async () => {
    const plain = await openContext(browser, product.url, { javaScriptEnabled: false });
    await signIn(plain.page);
    await plain.page.goto("/settings/members");
    await plain.page.getByLabel("E-mail").fill("nora@acme.example");
    await plain.page.getByRole("button", { name: "Make a link" }).click();
    const link = (await plain.page.locator("code").filter({ hasText: "/invite/" }).first().textContent()) ?? "";
    const nora = await accept(link, "Nora Noscript", { javaScriptEnabled: false });
    await nora.context.close();

    await plain.page.goto("/workspaces");
    await plain.page.getByLabel("Name").fill("Second team");
    await plain.page.getByRole("button", { name: "Create and switch" }).click();
    await plain.page.waitForURL(/\/credentials/);
    await plain.page.goto("/settings/members");
    expect(await plain.page.getByText("nora@acme.example").count()).toBe(0);
    await plain.page.goto("/workspaces");
    await plain.page.getByRole("button", { name: "Switch to Acme Operations" }).click();
    await plain.page.waitForURL(/\/credentials/);
    await plain.page.goto("/settings/members");
    await plain.page.getByText("nora@acme.example").waitFor();
    await plain.context.close();
  },
  slow,
);

test(
  "a workspace is switched from the menu, and each shows only its own",
  async () => {
    const { page } = ana;
    await page.goto("/credentials");
    await page.getByRole("button", { name: /account menu/ }).click();
    await page.getByRole("button", { name: "Switch to Second team" }).click();
    await page.getByText("Second team").first().waitFor();
    await page.goto("/settings/members");
    expect(await page.getByText("eddie@acme.example").count()).toBe(0);
    await page.goto("/workspaces");
    await page.getByRole("button", { name: "Switch to Acme Operations" }).click();
    await page.waitForURL(/\/credentials/);
  },
  slow,
);

test(
  "an authenticator app is asked for after the password, and a recovery code stands in once",
  async () => {
    const tom = await accept(await invite("tom@acme.example", "Viewer"), "Tom Totp");
    const { page } = tom;
    await page.goto("/settings/account/authenticator");
    await page.getByLabel("Your password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("img", { name: "For your authenticator app" }).waitFor();
    const key = (await page.locator("code").first().textContent()) ?? "";
    const totp = new TOTP({ secret: Secret.fromBase32(key) });
    await page.getByLabel("Code").fill(totp.generate());
    await page.getByRole("button", { name: "Turn on" }).click();
    await page.getByRole("heading", { name: "Keep these recovery codes" }).waitFor();
    const [recovery = ""] = ((await page.locator("pre").textContent()) ?? "").split("\n");

    await tom.context.clearCookies();
    await enterPassword(page, "tom@acme.example");
    await page.waitForURL(/\/sign-in\/code/);
    await page.goto("/credentials");
    await page.waitForURL(/\/sign-in/);
    await page.goto("/sign-in/code");
    await expectAccessible(page);
    await page.getByLabel("Code").fill("000000");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("This code is not right").waitFor();
    await page.getByLabel("Code").fill(totp.generate({ timestamp: Date.now() + 30_000 }));
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL(/\/credentials/);

    for (const [code, works] of [
      [recovery, true],
      [recovery, false],
    ] as const) {
      await tom.context.clearCookies();
      await enterPassword(page, "tom@acme.example");
      await page.waitForURL(/\/sign-in\/code/);
      await page.getByLabel("Code").fill(code);
      await page.getByRole("button", { name: "Sign in" }).click();
      if (works) await page.waitForURL(/\/credentials/);
      else await page.getByText("This code is not right").waitFor();
    }
    await tom.context.close();
  },
  slow,
);

async function enterPassword(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test(
  "a passkey is a way in by itself",
  async () => {
    const pia = await accept(await invite("pia@acme.example", "Editor"), "Pia Passkey");
    const { page, context } = pia;
    const cdp = await context.newCDPSession(page);
    await cdp.send("WebAuthn.enable");
    await cdp.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.goto("/settings/account");
    await page.getByText("Add a passkey…").click();
    await page.getByLabel("Name", { exact: true }).fill("Test laptop");
    await page.getByLabel("Your password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.getByText("Test laptop").first().waitFor();
    await context.clearCookies();
    await page.goto("/sign-in");
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await page.waitForURL(/\/credentials/);
    await page.goto("/settings/account");
    await page.getByRole("button", { name: "Remove the passkey Test laptop" }).click();
    await page.getByText("Test laptop").waitFor({ state: "detached" });
    await context.clearCookies();
    await page.goto("/sign-in");
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await page.getByText("This passkey does not fit here").waitFor();
    expect(new URL(page.url()).pathname).toBe("/sign-in");
    await context.close();
  },
  slow,
);

test(
  "the identity provider lets in who was invited, and nobody else",
  async () => {
    await invite("olga@acme.example", "Admin");
    const olga = await openContext(browser, product.url);
    await comeByProvider(olga.page, "olga");
    await olga.page.waitForURL(/\/credentials/);
    await olga.page.goto("/settings/members");
    await olga.page.getByRole("link", { name: "Olga Provided" }).waitFor();
    await olga.context.close();
    const mallory = await openContext(browser, product.url);
    await comeByProvider(mallory.page, "mallory");
    await mallory.page.getByText("Single sign-on did not let you in").waitFor();
    await mallory.context.close();
  },
  slow,
);

async function comeByProvider(page: Page, login: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Continue with Acme Login" }).click();
  await page.waitForURL(/\/interaction\//);
  await page.locator("[name=login]").fill(login);
  await page.locator("[name=password]").fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

test("nothing is in the way on the new pages, in both themes, at 320 and 1280 px", async () => {
  const link = await invite("late@acme.example", "Viewer");
  const looks = await openLooks(browser, product.url);
  await looks.see(new URL(link).pathname);
  await looks.see("/invite/no-such-invitation");
  await looks.see("/sign-in");
  await looks.see("/sign-in?problem=expired");
  await signIn(looks.page, owner);
  for (const path of [
    "/settings/members",
    "/settings/sign-in",
    "/settings/account",
    "/settings/account/authenticator",
    "/workspaces",
  ])
    await looks.see(path);
  await looks.page.goto("/settings/members");
  const eddie = await looks.page.getByRole("link", { name: "Eddie Editor", exact: true }).getAttribute("href");
  await looks.see(eddie ?? "", async (page) => {
    await page.getByText("Remove…").click();
    await page.getByRole("button", { name: "Remove Eddie Editor" }).waitFor();
  });
  expect(looks.complaints).toEqual([]);
  await looks.page.context().close();
}, 240_000);
