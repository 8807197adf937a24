import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Member, Role } from "@/lib/actor";
import { createCredential } from "@/lib/credentials/create";
import { getCredential } from "@/lib/credentials/get";
import { listCredentials } from "@/lib/credentials/list";
import { demoKey } from "@/lib/demo";
import { notFound } from "@/lib/errors";
import { listEvents } from "@/lib/events";
import { acceptInvite, acceptSignedIn, openInvite } from "@/lib/invites/accept";
import { inviteMember, listInvites, resendInvite, revokeInvite } from "@/lib/invites/create";
import { memberOf, startSession } from "@/lib/session/rows";
import { createToken } from "@/lib/tokens/create";
import { authenticateToken } from "@/lib/tokens/live";
import { createWorkspace, listWorkspaces, switchWorkspace } from "@/lib/workspaces/workspaces";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { changeRole, endMemberSessions, removeMember } from "./change";
import { handOver, setCaretaker } from "./hand-over";
import { getMember, listMembers } from "./list";

let t: TestInstallation;
beforeAll(async () => {
  t = await testInstallation();
});
afterAll(() => t.stop());
beforeEach(async () => {
  await t.home.store.write(async (tx) => void (await tx.delete(t.home.store.t.limits)));
});

const browser = { address: "192.0.2.1", userAgent: "test" };
const password = "another long password";
let count = 0;

/** Invites somebody new, accepts, and signs in. */
async function newcomer(role: Role, actor: Member = t.owner): Promise<{ member: Member; cookie: string }> {
  const email = `person${++count}@example.com`;
  const { url } = await inviteMember(actor, { email, role });
  await acceptInvite(tokenOf(url), { name: `Person ${count}`, password }, "192.0.2.2");
  const { users } = t.home.store.t;
  const [user] = await t.home.store.db.select().from(users).where(eq(users.email, email));
  const cookie = await startSession(user?.id ?? "", browser);
  const member = await memberOf(cookie);
  if (!member) throw new Error("nobody");
  return { member, cookie };
}
const tokenOf = (url: string) => url.split("/").at(-1) ?? "";

test("an invitation makes one member with its role, and works once", async () => {
  const { url, mail } = await inviteMember(t.owner, { email: " Ben@Example.com ", role: "editor" });
  expect(mail).toMatchObject({ sent: false, why: "unset" });
  const token = tokenOf(url);
  expect(token).toMatch(/^[\w-]{43}$/);
  const rows = JSON.stringify(await t.home.store.db.select().from(t.home.store.t.invitations));
  expect(rows).not.toContain(token);
  for (const _ of [1, 2, 3]) expect(await openInvite(token)).toMatchObject({ email: "ben@example.com", known: false });
  const both = await Promise.allSettled([
    acceptInvite(token, { name: "Ben", password }, "192.0.2.3"),
    acceptInvite(token, { name: "Ben too", password }, "192.0.2.3"),
  ]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await openInvite(token)).toBeUndefined();
  const bens = (await listMembers(t.owner)).filter(({ email }) => email === "ben@example.com");
  expect(bens.map(({ role }) => role)).toEqual(["editor"]);
  await expect(inviteMember(t.owner, { email: "ben@example.com", role: "viewer" })).rejects.toMatchObject({
    fields: { email: expect.any(String) },
  });
});

test("a link that was sent again, withdrawn or has run out lets nobody in", async () => {
  const first = await inviteMember(t.owner, { email: "eve@example.com", role: "viewer" });
  const second = await resendInvite(t.owner, first.id);
  expect(await openInvite(tokenOf(first.url))).toBeUndefined();
  const accept = () => acceptInvite(tokenOf(second.url), { name: "Eve", password }, "192.0.2.4");
  const { invitations } = t.home.store.t;
  await t.home.store.write(async (tx) => void (await tx.update(invitations).set({ expiresAt: Date.now() - 1 })));
  await expect(accept()).rejects.toMatchObject({ code: "expired" });
  expect(await listInvites(t.owner)).toMatchObject([{ email: "eve@example.com", expired: true }]);
  await revokeInvite(t.owner, first.id);
  await expect(accept()).rejects.toMatchObject({ code: "expired" });
  await expect(revokeInvite(t.owner, first.id)).rejects.toMatchObject({ code: "not_found" });
});

test("who has an account proves it with its password, and keeps it", async () => {
  const { member } = await newcomer("viewer");
  const other = await createWorkspace(t.owner, "Second");
  const there = { ...t.owner, workspaceId: other, workspaceName: "Second" };
  const { url } = await inviteMember(there, { email: member.email, role: "admin" });
  expect(await openInvite(tokenOf(url))).toMatchObject({ known: true, workspace: "Second" });
  const wrong = acceptInvite(tokenOf(url), { name: "New name", password: "not this one at all" }, "192.0.2.5");
  await expect(wrong).rejects.toMatchObject({ fields: { password: expect.any(String) } });
  await expect(acceptSignedIn(t.owner, tokenOf(url))).rejects.toMatchObject({ code: "forbidden" });
  expect(await acceptSignedIn(member, tokenOf(url))).toBe(other);
  expect((await listWorkspaces(member)).map(({ name, role }) => `${name} ${role}`)).toContain("Second admin");
});

test("an admin makes, changes and removes no owner", async () => {
  const { member: admin } = await newcomer("admin");
  await expect(inviteMember(admin, { email: "x@example.com", role: "owner" })).rejects.toMatchObject({
    code: "forbidden",
  });
  for (const work of [
    () => changeRole(admin, t.owner.memberId, "viewer"),
    () => changeRole(admin, admin.memberId, "owner"),
    () => removeMember(admin, t.owner.memberId),
    () => endMemberSessions(admin, t.owner.memberId),
  ])
    await expect(work()).rejects.toMatchObject({ code: "forbidden" });
  const invited = await inviteMember(t.owner, { email: "o@example.com", role: "owner" });
  await expect(resendInvite(admin, invited.id)).rejects.toMatchObject({ code: "forbidden" });
});

test("editors and viewers see who is there and change nobody", async () => {
  for (const role of ["editor", "viewer"] as const) {
    const { member } = await newcomer(role);
    expect((await listMembers(member)).every(({ changeable }) => !changeable)).toBe(true);
    for (const work of [
      () => inviteMember(member, { email: "y@example.com", role: "viewer" }),
      () => listInvites(member),
      () => changeRole(member, member.memberId, "owner"),
      () => removeMember(member, t.owner.memberId),
      () => handOver(member, t.owner.userId, member.userId),
      () => createWorkspace(member, "Mine"),
    ])
      await expect(work()).rejects.toMatchObject({ code: "forbidden" });
  }
});

test("the last owner stays", async () => {
  for (const work of [
    () => changeRole(t.owner, t.owner.memberId, "admin"),
    () => removeMember(t.owner, t.owner.memberId),
  ])
    await expect(work()).rejects.toMatchObject({ code: "conflict" });
  const { member: second } = await newcomer("owner");
  await changeRole(second, t.owner.memberId, "admin");
  await expect(removeMember(second, second.memberId)).rejects.toMatchObject({ code: "conflict" });
  await changeRole(second, t.owner.memberId, "owner");
  await removeMember(second, second.memberId);
  expect((await listMembers(t.owner)).map(({ userId }) => userId)).not.toContain(second.userId);
});

test.each(["a change of role", "a removal"])("%s ends sessions and API tokens at once", async (what) => {
  const { member, cookie } = await newcomer("admin");
  const { text } = await createToken(member, { name: "Theirs", scopes: ["credentials:read"] });
  expect(await authenticateToken(`Bearer ${text}`, "192.0.2.9")).toBeDefined();
  if (what === "a removal") await removeMember(t.owner, member.memberId);
  else await changeRole(t.owner, member.memberId, "viewer");
  expect(await memberOf(cookie)).toBeUndefined();
  await expect(Promise.resolve().then(() => authenticateToken(`Bearer ${text}`, "192.0.2.9"))).rejects.toMatchObject({
    code: "unauthenticated",
  });
});

test("ending the sessions of somebody leaves the tokens", async () => {
  const { member, cookie } = await newcomer("editor");
  const { text } = await createToken(member, { name: "Theirs", scopes: ["credentials:read"] });
  await endMemberSessions(t.owner, member.memberId);
  expect(await memberOf(cookie)).toBeUndefined();
  expect(await authenticateToken(`Bearer ${text}`, "192.0.2.9")).toBeDefined();
});

test("who leaves hands over what they look after", async () => {
  const { member } = await newcomer("editor");
  const key = await demoKey(t.home.store, t.home.vault);
  const { id } = await createCredential(t.owner, { name: "Cared", connector: "demo", scheme: "key", values: { key } });
  await setCaretaker(member, id, member.userId);
  expect((await getCredential(t.owner, id)).caretaker).toMatchObject({ id: member.userId, name: member.name });
  expect((await listCredentials(t.owner, { caretaker: member.userId })).items.map((each) => each.id)).toEqual([id]);
  expect((await getMember(t.owner, member.memberId)).caretakes).toBe(1);
  await expect(setCaretaker(member, id, "us_nobody")).rejects.toMatchObject({ code: "invalid_fields" });
  await expect(removeMember(t.owner, member.memberId, "us_nobody")).rejects.toMatchObject({ code: "invalid_fields" });
  await removeMember(member, member.memberId, t.owner.userId);
  expect((await getCredential(t.owner, id)).caretaker).toMatchObject({ id: t.owner.userId });
  expect((await listEvents(t.owner)).map(({ action }) => action)).toContain("member.left");
});

test("a session enters only workspaces of its own person, and sees only the one it is in", async () => {
  const { member, cookie } = await newcomer("editor");
  const other = await createWorkspace(t.owner, "Third");
  const masked = { code: "not_found", message: notFound().message };
  await expect(switchWorkspace(member, other)).rejects.toMatchObject(masked);
  const there = { ...t.owner, workspaceId: other, workspaceName: "Third" };
  const { url } = await inviteMember(there, { email: member.email, role: "viewer" });
  await acceptSignedIn(member, tokenOf(url));
  await switchWorkspace(member, other);
  const now = await memberOf(cookie);
  expect(now).toMatchObject({ workspaceId: other, role: "viewer" });
  expect((await listCredentials(now ?? member)).items).toEqual([]);
  await switchWorkspace(now ?? member, t.owner.workspaceId);
  expect(await memberOf(cookie)).toMatchObject({ workspaceId: t.owner.workspaceId, role: "editor" });
});

test("nothing of these people exists for another workspace", async () => {
  const { member } = await newcomer("editor");
  const invite = await inviteMember(t.owner, { email: "z@example.com", role: "viewer" });
  const other = await createWorkspace(t.owner, "Fourth");
  const stranger: Member = { ...t.owner, workspaceId: other };
  const key = await demoKey(t.home.store, t.home.vault);
  const { id } = await createCredential(t.owner, { name: "Ours", connector: "demo", scheme: "key", values: { key } });
  for (const work of [
    () => getMember(stranger, member.memberId),
    () => changeRole(stranger, member.memberId, "viewer"),
    () => removeMember(stranger, member.memberId),
    () => endMemberSessions(stranger, member.memberId),
    () => resendInvite(stranger, invite.id),
    () => revokeInvite(stranger, invite.id),
    () => setCaretaker(stranger, id, t.owner.userId),
  ])
    await expect(work()).rejects.toMatchObject({ code: "not_found", message: notFound().message });
  expect(await handOver(stranger, member.userId, null)).toBe(0);
  expect(await listInvites(stranger)).toEqual([]);
  expect((await listMembers(stranger)).map(({ userId }) => userId)).toEqual([t.owner.userId]);
  const { members } = t.home.store.t;
  const own = and(eq(members.workspaceId, t.owner.workspaceId), eq(members.userId, member.userId));
  expect(await t.home.store.db.select().from(members).where(own)).toHaveLength(1);
});
