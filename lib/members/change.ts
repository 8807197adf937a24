import { and, eq } from "drizzle-orm";
import { authorize, type Member, type Role } from "@/lib/actor";
import type { DB } from "@/lib/db/store";
import { eventActor, record } from "@/lib/events";
import { type Installation, installation } from "@/lib/installation";
import { forgetTokens } from "@/lib/tokens/live";
import { revokeTokensOf } from "@/lib/tokens/revoke";
import { moveAll } from "./hand-over";
import { assertGrantable, assertNotLastOwner, type MembershipRow, membershipOf, parseRole } from "./role";

/**
 * Changes who belongs to a workspace and as what. Each takes effect with its commit: sessions in this workspace and API
 * tokens of that person end in the same transaction, so nothing of the old rights outlives it.
 */
export async function changeRole(actor: Member, memberId: string, wanted: unknown): Promise<void> {
  authorize(actor, "member.manage");
  const home = await installation();
  await home.store.write(async (tx) => {
    const row = await membershipOf(home.store, tx, actor.workspaceId, memberId);
    const role = parseRole(wanted);
    assertGrantable(actor, row.role as Role, role);
    if (row.role === role) return;
    if (role !== "owner") await assertNotLastOwner(home.store, tx, row);
    const { members } = home.store.t;
    await tx.update(members).set({ role }).where(eq(members.id, row.id));
    await endAccess(home, tx, actor, row);
    const target = await personOf(home, tx, row);
    await record(home, tx, eventActor(actor), "member.role_changed", target, { from: row.role, to: role });
  });
  forgetTokens();
}

/** `heir` is the user id of who looks after their credentials from now on; without, nobody does. */
export async function removeMember(actor: Member, memberId: string, heir: string | null = null): Promise<void> {
  const home = await installation();
  await home.store.write(async (tx) => {
    const row = await membershipOf(home.store, tx, actor.workspaceId, memberId);
    const leaving = row.userId === actor.userId;
    if (!leaving) {
      authorize(actor, "member.manage");
      assertGrantable(actor, row.role as Role);
    }
    await assertNotLastOwner(home.store, tx, row);
    const handedOver = await moveAll(home, tx, actor, { from: row.userId, to: heir });
    await endAccess(home, tx, actor, row);
    const target = await personOf(home, tx, row);
    await tx.delete(home.store.t.members).where(eq(home.store.t.members.id, row.id));
    await record(home, tx, eventActor(actor), leaving ? "member.left" : "member.removed", target, {
      role: row.role,
      handedOver,
    });
  });
  forgetTokens();
}

/** Signs somebody out of this workspace everywhere, as when a laptop is lost. Their tokens stay. */
export async function endMemberSessions(actor: Member, memberId: string): Promise<void> {
  authorize(actor, "member.manage");
  const home = await installation();
  await home.store.write(async (tx) => {
    const row = await membershipOf(home.store, tx, actor.workspaceId, memberId);
    assertGrantable(actor, row.role as Role);
    await endSessionsIn(home, tx, row);
    await record(home, tx, eventActor(actor), "member.sessions_ended", await personOf(home, tx, row));
  });
}

async function endAccess(home: Installation, tx: DB, actor: Member, row: MembershipRow): Promise<void> {
  await endSessionsIn(home, tx, row);
  await revokeTokensOf(actor, row.userId);
}

async function endSessionsIn({ store }: Installation, tx: DB, row: MembershipRow): Promise<void> {
  const { sessions } = store.t;
  await tx.delete(sessions).where(and(eq(sessions.userId, row.userId), eq(sessions.workspaceId, row.workspaceId)));
}

async function personOf({ store }: Installation, tx: DB, row: MembershipRow) {
  const { users } = store.t;
  const [user] = await tx.select({ name: users.name }).from(users).where(eq(users.id, row.userId));
  return { kind: "user", id: row.userId, name: user?.name ?? "somebody" } as const;
}
