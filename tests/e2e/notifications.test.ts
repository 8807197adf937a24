import type { Browser, Page } from "playwright-core";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Hook, type Mailbox, startHook, startMailbox } from "@/tests/notifications/receivers";
import { type Application, startApplication } from "@/tests/support/application";
import { launch, openContext, signIn } from "@/tests/support/browser";
import { openLooks } from "@/tests/support/looks";
import { type Product, startProduct } from "@/tests/support/product";

/** Who is told of what, set up by a person with and without scripts, at real receivers. */
let browser: Browser;
let product: Product;
let hook: Hook;
let mailbox: Mailbox;
let application: Application;
const slow = 120_000;
const place = "/settings/notifications";

beforeAll(async () => {
  [hook, mailbox, application] = await Promise.all([startHook(), startMailbox(), startApplication("good-key-4711")]);
  product = await startProduct({
    KEYRACK_ALLOW_NETWORKS: "127.0.0.1",
    KEYRACK_SMTP_URL: `smtp://127.0.0.1:${mailbox.port}?starttls=off`,
    KEYRACK_MAIL_FROM: "keyrack@acme.example",
  });
  browser = await launch();
}, slow);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  product?.remove();
  await Promise.all([hook?.close(), mailbox?.close(), application?.stop()]);
});

const main = (page: Page) => page.getByRole("main");

/** With and without scripts the same walk. */
async function addWebhook(page: Page, name: string): Promise<string> {
  await page.goto(place);
  await main(page).getByRole("link", { name: "Webhook", exact: true }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Address").fill("not an address");
  await page.getByRole("button", { name: "Add channel" }).click();
  await page.getByText("Enter a whole address that begins with https://.").waitFor();
  expect(await page.getByLabel("Name").inputValue()).toBe(name);
  await page.getByLabel("Address").fill(hook.url);
  await page.getByRole("button", { name: "Add channel" }).click();
  await page.getByText("Copy the signing secret of").waitFor();
  const secret = (await page.locator("code").filter({ hasText: "whsec_" }).textContent()) ?? "";
  await page.getByRole("link", { name: "Go to the channel" }).click();
  await page.getByRole("heading", { name, exact: true }).waitFor();
  return secret;
}

test.each([
  ["with scripts", true],
  ["without scripts", false],
])(
  "%s, a webhook is added, tried, signed anew, sent again and deleted",
  async (how, javaScriptEnabled) => {
    const { context, page, complaints } = await openContext(browser, product.url, { javaScriptEnabled });
    await signIn(page);
    const name = `Incidents ${how}`;
    const secret = await addWebhook(page, name);
    expect(await page.content()).not.toContain(secret);
    const before = hook.got.length;
    await page.getByRole("button", { name: "Send test" }).click();
    await page.getByText("Sent. Look whether it has arrived.").waitFor();
    const sent = hook.got[before];
    expect(new Webhook(secret).verify(sent?.body ?? "", sent?.headers as Record<string, string>)).toMatchObject({
      type: "test",
    });
    await page.getByRole("button", { name: "New secret" }).click();
    await page.getByText("For the next 24 hours").waitFor();
    await page.goto(place);
    await page.getByRole("link", { name, exact: true }).first().click();
    await page.getByText("The one before signs as well until").waitFor();
    await page.getByRole("button", { name: /^Send again:/ }).click();
    await page.getByText("Tried again.").waitFor();
    expect(hook.got.at(-1)?.headers["webhook-id"]).toBe(sent?.headers["webhook-id"]);
    await page.getByRole("button", { name: "Delete channel" }).click();
    await page.waitForURL((url) => url.pathname === place);
    expect(await page.getByRole("link", { name, exact: true }).count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  },
  slow,
);

test(
  "from the mail's button to a green credential it is three actions and the new secret",
  async () => {
    const { context, page } = await openContext(browser, product.url);
    await signIn(page);
    await page.goto("/credentials/new/http?scheme=bearer");
    await page.getByLabel("Base URL").fill(application.url);
    await page.getByLabel("Path to check").fill("/me");
    await page.getByLabel("Token", { exact: true }).fill("good-key-4711");
    await page.getByRole("button", { name: "Check and save" }).click();
    await page.waitForURL((url) => /\/credentials(\?|\/cr_)/.test(url.pathname + url.search));
    await page.goto("/credentials");
    const href = await page.locator('a[href^="/credentials/cr_"]').first().getAttribute("href");
    const [, id = ""] = /(cr_\w+)/.exec(href ?? "") ?? [];
    application.accept("another-key-0815");
    // 1: the button of the mail.
    await page.goto(`/credentials/${id}/edit`);
    // 2: replace.
    await page.locator("summary").filter({ hasText: "Replace" }).first().click();
    await page.getByLabel("Token", { exact: true }).fill("another-key-0815");
    // 3: save.
    await page.keyboard.press("Control+Enter");
    await page.waitForURL((url) => !url.pathname.endsWith("/edit"));
    await page
      .getByText(/Checked/)
      .first()
      .waitFor();
    await context.close();
  },
  slow,
);

test(
  "every page of it has no barrier in either theme, on a phone and at a desk",
  async () => {
    const { page, see, stay, complaints } = await openLooks(browser, product.url);
    await signIn(page);
    await see(place);
    for (const kind of ["email", "webhook", "slack"]) await see(`${place}/new?kind=${kind}`);
    await stay(`${place}/new?kind=webhook`, async () => {
      await page.getByLabel("Name").fill("Looked at");
      await page.getByLabel("Address").fill(hook.url);
      await page.getByRole("button", { name: "Add channel" }).click();
      await page.getByText("Copy the signing secret of").waitFor();
    });
    await page.getByRole("link", { name: "Go to the channel" }).click();
    hook.answer = 500;
    await page.getByRole("button", { name: "Send test" }).click();
    await page.getByText("It did not go out.").waitFor();
    const channel = new URL(page.url()).pathname;
    await see(channel);
    await page.goto(`${place}/new?kind=email`);
    await page.getByLabel("Name").fill("Operations");
    await page.getByLabel("To", { exact: true }).fill("ops@acme.example");
    await page.getByRole("button", { name: "Add channel" }).click();
    await page.waitForURL(/made=1/);
    await page.getByRole("button", { name: "Send test" }).click();
    await page.getByText("Sent. Look whether it has arrived.").waitFor();
    expect(mailbox.got.at(-1)?.to).toEqual(["ops@acme.example"]);
    await see(place);
    expect(complaints.filter((line) => !line.includes("favicon"))).toEqual([]);
  },
  slow,
);
