import { Secret, TOTP } from "otpauth";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectAccessible, openContext } from "@/tests/support/browser";
import { type PeopleWalk, password, startPeopleWalk } from "@/tests/support/people-walk";

/** By what people come in: a second step, a passkey, and a provider of identities. */
let walk: PeopleWalk;
const slow = 120_000;
beforeAll(async () => {
  walk = await startPeopleWalk();
}, slow);
afterAll(() => walk?.stop());

test(
  "an authenticator app is asked for after the password, and a recovery code stands in once",
  async () => {
    const tom = await walk.accept(await walk.invite("tom@acme.example", "Viewer"), "Tom Totp");
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
    const pia = await walk.accept(await walk.invite("pia@acme.example", "Editor"), "Pia Passkey");
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
    await walk.invite("olga@acme.example", "Admin");
    const olga = await openContext(walk.browser, walk.product.url);
    await comeByProvider(olga.page, "olga");
    await olga.page.waitForURL(/\/credentials/);
    await olga.page.goto("/settings/members");
    await olga.page.getByRole("link", { name: "Olga Provided" }).waitFor();
    await olga.context.close();
    const mallory = await openContext(walk.browser, walk.product.url);
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
