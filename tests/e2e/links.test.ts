import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Application, startApplication } from "@/tests/support/application";
import { openContext, signIn } from "@/tests/support/browser";
import { apiKey, type LinksWalk, startLinksWalk } from "@/tests/support/links-walk";
import { consent, press } from "@/tests/support/oauth-walk";

/** People without an account walk through connect links in a browser, with scripts and without; a member looks on. */
let walk: LinksWalk;
let application: Application;
beforeAll(async () => {
  walk = await startLinksWalk();
});
afterAll(() => walk?.stop());
// One for each test: nobody may try the same application again and again, through links least of all.
beforeEach(async () => {
  application = await startApplication("the-right-key");
});
afterEach(() => application.stop());

const ways = [
  { with: "with scripts", javaScriptEnabled: true },
  { with: "without scripts", javaScriptEnabled: false },
];

test.each(ways)("an API key is connected in three actions, $with", async ({ javaScriptEnabled }) => {
  const link = await walk.makeLink([apiKey(application.url)]);
  const { page, context, complaints } = await walk.stranger({ javaScriptEnabled });
  await page.goto(link.url);
  await page.getByText("asks you to connect").waitFor();
  await press("Begin", page);
  await page.getByLabel("Token", { exact: true }).fill("the-right-key");
  await press("Check and save", page);
  await page.getByRole("heading", { name: "All done, thank you" }).waitFor();
  expect(await walk.stateOf(link)).toBe("toConfirm");
  expect(await page.content()).not.toContain("the-right-key");
  expect(complaints).toEqual([]);
  await context.close();
});

test.each(ways)("a sign-in at an OpenID provider takes two actions, $with", async ({ javaScriptEnabled }) => {
  const link = await walk.makeLink([walk.oauth()]);
  const { page, context } = await walk.stranger({ javaScriptEnabled });
  const referrers: (string | undefined)[] = [];
  // As sent: what a page would like to send stands in `headers`.
  const asked: Promise<unknown>[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(walk.oidc.issuer)) return;
    asked.push(request.allHeaders().then(({ referer }) => referrers.push(referer)));
  });
  await page.goto(link.url);
  await press("Begin", page);
  await press(/^Continue to/, page);
  await consent("ana", page);
  await page.getByRole("heading", { name: "All done, thank you" }).waitFor();
  expect(await walk.stateOf(link)).toBe("toConfirm");
  await Promise.all(asked);
  expect(asked.length).toBeGreaterThan(0);
  expect(referrers.filter((each) => each?.includes("/connect/"))).toEqual([]);
  await context.close();
});

test("who declines at the provider reads why, the sender too, and they try again", async () => {
  const link = await walk.makeLink([walk.oauth()]);
  const { page, context } = await walk.stranger();
  await page.goto(link.url);
  await press("Begin", page);
  await press(/^Continue to/, page);
  await page.getByRole("link", { name: /Cancel/ }).click();
  await page.getByText("It did not work yet.").waitFor();
  expect(await walk.stateOf(link)).toBe("stuck");
  await press(/^Continue to/, page);
  await consent("ana", page);
  await page.getByRole("heading", { name: "All done, thank you" }).waitFor();
  await context.close();
});

test("two applications one after the other: progress, a mistake, leaving out, the review and the end", async () => {
  const link = await walk.makeLink([apiKey(application.url), { ...apiKey(application.url), optional: true }], {
    note: "For the weekly report.",
  });
  const { page, context } = await walk.stranger();
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
  expect(await walk.stateOf(link)).toBe("toConfirm");
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
  const link = await walk.makeLink([
    { ...apiKey(application.url), locked: ["checkPath"], values: { checkPath: "/me" } },
  ]);
  const { page, context } = await walk.stranger();
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

test("a member makes a link, sees it go on by itself, and confirms the account", async () => {
  await walk.owner.goto("/links/new?app=http~bearer");
  await walk.owner.getByLabel("Name", { exact: true }).fill("Südwind AG");
  await walk.owner.getByText(/^Fill in for them/).click();
  await walk.owner.getByLabel("Base URL").fill(application.url);
  await walk.owner.getByLabel("Path to check").fill("/me");
  await press("Make the link", walk.owner);
  const url = await walk.owner.getByText(/\/connect\/[\w-]{43}$/).innerText();
  await walk.owner.getByRole("img", { name: "The link as a QR code" }).waitFor();
  await walk.owner.getByRole("link", { name: "See how far it is" }).click();
  await walk.owner.getByText("Nobody has begun yet").waitFor();
  const { page, context } = await walk.stranger();
  await page.goto(url);
  await press("Begin", page);
  await walk.owner.getByRole("heading", { name: "On the way" }).waitFor();
  await page.getByLabel("Token", { exact: true }).fill("not-the-key");
  await press("Check and save", page);
  await walk.owner.getByText("This key has been revoked.").waitFor();
  await page.getByLabel("Token", { exact: true }).fill("the-right-key");
  await press("Check and save", page);
  await press("It is the right account", walk.owner);
  await walk.owner.getByRole("heading", { name: "Finished" }).waitFor();
  await walk.owner.getByText("Done", { exact: true }).first().waitFor();
  await context.close();
});

test("a credential that went red is mended by a link, by its own account and by no other", async () => {
  const { page: own, context: mine } = await openContext(walk.browser, walk.product.url);
  await signIn(own);
  const link = await walk.makeLink([walk.oauth()], { audience: "Again" });
  const first = await walk.stranger();
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
  const again = await walk.makeLink([], { credential });
  const { page, context } = await walk.stranger();
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
