import type { BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openContext, signIn } from "@/tests/support/browser";
import { openLooks } from "@/tests/support/looks";
import { type PeopleWalk, password, startPeopleWalk } from "@/tests/support/people-walk";
import { owner } from "@/tests/support/product";

/** Two people at two browsers: how they are invited, what their roles let them do, and how they go. */
let walk: PeopleWalk;
const slow = 120_000;
beforeAll(async () => {
  walk = await startPeopleWalk();
}, slow);
afterAll(() => walk?.stop());

/** The page of a member, as Ana sees it. */
async function openMember(name: string): Promise<void> {
  await walk.ana.page.goto("/settings/members");
  await walk.ana.page.getByRole("link", { name, exact: true }).click();
  await walk.ana.page.getByRole("heading", { name, exact: true }).waitFor();
}

test(
  "a colleague accepts a link, a viewer stays a viewer also by hand, and is gone within a second",
  async () => {
    const link = await walk.invite("vera@acme.example", "Viewer");
    for (let visits = 0; visits < 3; visits++) expect((await fetch(link)).status).toBe(200);
    const vera = await walk.accept(link, "Vera Viewer");
    await vera.page.goto("/settings/members");
    await vera.page.getByText("Ana", { exact: false }).first().waitFor();
    expect(await vera.page.getByRole("button", { name: "Make a link" }).count()).toBe(0);
    expect(await vera.page.getByRole("link", { name: "Add Credential" }).count()).toBe(0);

    const sent = await postAsAnother(vera.context);
    expect(sent).toBeLessThan(500);
    await walk.ana.page.goto("/settings/members");
    expect(await walk.ana.page.getByText("sneaked@evil.example").count()).toBe(0);

    const used = await openContext(walk.browser, walk.product.url);
    await used.page.goto(new URL(link).pathname);
    await used.page.getByRole("heading", { name: "This invitation no longer works" }).waitFor();
    await used.context.close();

    await openMember("Vera Viewer");
    await walk.ana.page.getByText("Remove…").click();
    await walk.ana.page.getByRole("button", { name: "Remove Vera Viewer" }).click();
    await walk.ana.page.waitForURL(/\/settings\/members$/);
    const answer = await vera.context.request.get("/credentials", { maxRedirects: 0 });
    expect(answer.headers().location).toContain("/sign-in");
    await vera.context.close();
  },
  slow,
);

/** The very fields of Ana's form, sent with somebody else's session. */
async function postAsAnother(context: BrowserContext): Promise<number> {
  const plain = await openContext(walk.browser, walk.product.url, { javaScriptEnabled: false });
  await signIn(plain.page);
  await plain.page.goto("/settings/members");
  const fields = await plain.page
    .locator("form")
    .filter({ hasText: "Invite somebody" })
    .evaluate((form) => Object.fromEntries([...new FormData(form as HTMLFormElement)].map(([k, v]) => [k, String(v)])));
  expect(Object.keys(fields).some((name) => name.startsWith("$ACTION"))).toBe(true);
  await plain.context.close();
  const answer = await context.request.post("/settings/members", {
    headers: { origin: walk.product.url, "sec-fetch-site": "same-origin" },
    multipart: { ...fields, email: "sneaked@evil.example", role: "owner" },
  });
  return answer.status();
}

test(
  "a change of role ends the session at once, and the next one has the new role",
  async () => {
    const eddie = await walk.accept(await walk.invite("eddie@acme.example", "Viewer"), "Eddie Editor");
    await openMember("Eddie Editor");
    await walk.ana.page.getByRole("radio", { name: /^Editor/ }).check();
    await walk.ana.page.getByRole("button", { name: "Change role" }).click();
    await walk.ana.page.getByText("Changed. They sign in anew").waitFor();
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
    const plain = await openContext(walk.browser, walk.product.url, { javaScriptEnabled: false });
    await signIn(plain.page);
    await plain.page.goto("/settings/members");
    await plain.page.getByLabel("E-mail").fill("nora@acme.example");
    await plain.page.getByRole("button", { name: "Make a link" }).click();
    const link = (await plain.page.locator("code").filter({ hasText: "/invite/" }).first().textContent()) ?? "";
    const nora = await walk.accept(link, "Nora Noscript", { javaScriptEnabled: false });
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
    const { page } = walk.ana;
    await page.goto("/credentials");
    await page.getByRole("button", { name: /account menu/ }).click();
    // The menu names the other workspace too: what is on the page says nothing of whether it has been switched.
    const switched = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: "Switch to Second team" }).click();
    await switched;
    await page.goto("/settings/members");
    expect(await page.getByText("eddie@acme.example").count()).toBe(0);
    await page.goto("/workspaces");
    await page.getByRole("button", { name: "Switch to Acme Operations" }).click();
    await page.waitForURL(/\/credentials/);
  },
  slow,
);

test("nothing is in the way on the new pages, in both themes, at 320 and 1280 px", async () => {
  const link = await walk.invite("late@acme.example", "Viewer");
  const looks = await openLooks(walk.browser, walk.product.url);
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
