import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { acceptInvite } from "@/lib/invites/accept";
import { inviteMember } from "@/lib/invites/create";
import { removeMember } from "@/lib/members/change";
import { listMembers } from "@/lib/members/list";
import { checkSignIn } from "@/lib/users";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { agree } from "@/tests/support/oidc/person";
import { type PeopleOidc, startPeopleOidc } from "@/tests/support/people-oidc";
import { freePort } from "@/tests/support/servers/ports";
import { setSsoOnly, ssoState } from "./only";
import { beginSso, finishSso } from "./sign-in";

let t: TestInstallation;
let provider: PeopleOidc;
const home = "http://localhost:3999";
beforeAll(async () => {
  provider = await startPeopleOidc(`${home}/sign-in/sso/callback`, await freePort());
  t = await testInstallation({
    KEYRACK_URL: home,
    KEYRACK_OIDC_ISSUER: provider.issuer,
    KEYRACK_OIDC_CLIENT_ID: provider.client.id,
    KEYRACK_OIDC_CLIENT_SECRET: provider.client.secret,
    KEYRACK_OIDC_DOMAINS: "partner.example",
    KEYRACK_ALLOW_NETWORKS: "",
  });
});
afterAll(async () => {
  await t?.stop();
  await provider.stop();
});
beforeEach(async () => {
  await t.home.store.write(async (tx) => void (await tx.delete(t.home.store.t.limits)));
});

/** Walks through the provider's pages and gives what comes back. */
async function walk(login: string): Promise<{ step: string; came: URL }> {
  const { url, step } = await beginSso("/activity");
  const came = await agree(url, (at) => at.startsWith(home), login);
  return { step, came: new URL(came) };
}
async function comeIn(login: string) {
  const { step, came } = await walk(login);
  return finishSso(step, came);
}

test("somebody whom nobody invited stays outside, and nothing is stored of them", async () => {
  await expect(comeIn("eve")).rejects.toMatchObject({ code: "forbidden" });
  const { users, identities } = t.home.store.t;
  expect(await t.home.store.db.select().from(users).where(eq(users.email, "eve@acme.example"))).toEqual([]);
  expect(await t.home.store.db.select().from(identities)).toEqual([]);
});

test("an invited person becomes the member that was invited, and is the same one next time", async () => {
  await inviteMember(t.owner, { email: "ben@acme.example", role: "editor" });
  const first = await comeIn("ben");
  expect(first.next).toBe("/activity");
  const ben = (await listMembers(t.owner)).find(({ email }) => email === "ben@acme.example");
  expect(ben).toMatchObject({ userId: first.userId, role: "editor", name: "Ben Provided" });
  expect((await comeIn("ben")).userId).toBe(first.userId);
  expect(await checkSignIn("ben@acme.example", "", "192.0.2.1")).toBeUndefined();
});

test("an allowed domain lets people in as viewers, but not who was removed", async () => {
  const { userId } = await comeIn("kim@partner.example");
  const kim = (await listMembers(t.owner)).find((each) => each.userId === userId);
  expect(kim).toMatchObject({ role: "viewer" });
  await removeMember(t.owner, kim?.id ?? "");
  await comeIn("kim@partner.example");
  expect((await listMembers(t.owner)).some((each) => each.userId === userId)).toBe(false);
});

test("an address that the provider did not verify is nobody's", async () => {
  await inviteMember(t.owner, { email: "unverified@acme.example", role: "admin" });
  await expect(comeIn("unverified")).rejects.toMatchObject({ code: "forbidden" });
});

test("an answer counts once, in the browser that began it, and only with its own state", async () => {
  const { step, came } = await walk("ben");
  const other = await beginSso("/");
  await expect(finishSso(undefined, came)).rejects.toMatchObject({ code: "expired" });
  await expect(finishSso(other.step, came)).rejects.toMatchObject({ code: "forbidden" });
  const both = await Promise.allSettled([finishSso(step, came), finishSso(step, came)]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(finishSso(step, came)).rejects.toMatchObject({ code: "expired" });
  const refused = await beginSso("/");
  const state = new URL(refused.url).searchParams.get("state");
  const denied = new URL(`${home}/sign-in/sso/callback?error=access_denied&state=${state}&iss=${provider.issuer}`);
  await expect(finishSso(refused.step, denied)).rejects.toMatchObject({ code: "forbidden" });
});

test("the switch needs an owner who came in by the provider, who then keeps the only password", async () => {
  await expect(setSsoOnly(t.owner, true)).rejects.toMatchObject({ code: "conflict" });
  expect((await comeIn("ana@example.com")).userId).toBe(t.owner.userId);
  const { url } = await inviteMember(t.owner, { email: "eva@acme.example", role: "admin" });
  await acceptInvite(url.split("/").at(-1) ?? "", { name: "Eva", password: "another long password" }, "192.0.2.2");
  await setSsoOnly(t.owner, true);
  expect(await ssoState(t.owner)).toMatchObject({ only: { self: true }, linked: true });
  await expect(checkSignIn("eva@acme.example", "another long password", "192.0.2.3")).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await checkSignIn("eva@acme.example", "a wrong password", "192.0.2.3")).toBeUndefined();
  expect(await checkSignIn("ana@example.com", "correct horse battery", "192.0.2.3")).toBe(t.owner.userId);
  const late = await inviteMember(t.owner, { email: "max@acme.example", role: "viewer" });
  const token = late.url.split("/").at(-1) ?? "";
  await expect(
    acceptInvite(token, { name: "Max", password: "another long password" }, "192.0.2.4"),
  ).rejects.toMatchObject({ code: "forbidden" });
  await setSsoOnly(t.owner, false);
  expect(await checkSignIn("eva@acme.example", "another long password", "192.0.2.3")).toBeDefined();
});
