import { and, count, eq, type SQL } from "drizzle-orm";
import { type Actor, authorize, type Member } from "@/lib/actor";
import { rowOf } from "@/lib/credentials/row";
import type { DB, Store } from "@/lib/db/store";
import { AppError } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { type Installation, installation } from "@/lib/installation";

/**
 * The caretaker of a credential is the member whom others ask about it. It gives no right. Only a member of the same
 * workspace can be one, and whoever leaves hands over what they look after or leaves it to nobody.
 */
export async function setCaretaker(actor: Actor, credentialId: string, userId: string | null): Promise<void> {
  const home = await installation();
  await home.store.write(async (tx) => {
    const row = await rowOf(home.store, tx, actor, credentialId);
    authorize(actor, "credential.edit", row);
    const to = userId === null ? undefined : await memberName(home.store, tx, actor.workspaceId, userId);
    if ((row.caretaker ?? null) === userId) return;
    const { credentials: c } = home.store.t;
    await tx.update(c).set({ caretaker: userId }).where(eq(c.id, row.id));
    const target = { kind: "credential", id: row.id, name: row.name } as const;
    await record(home, tx, eventActor(actor), "credential.caretaker_changed", target, { to: to ?? "nobody" });
  });
}

/** Everything that `from` looks after goes to `to`, or to nobody. Owners, admins and `from` themselves. Gives how many. */
export async function handOver(actor: Member, from: string, to: string | null): Promise<number> {
  if (from !== actor.userId) authorize(actor, "member.manage");
  const home = await installation();
  return home.store.write((tx) => moveAll(home, tx, actor, { from, to }));
}

/** In the transaction of whatever makes it necessary. Throws `invalid_fields` when `to` is no member. */
export async function moveAll(
  home: Installation,
  tx: DB,
  actor: Member,
  { from, to }: { from: string; to: string | null },
): Promise<number> {
  const { credentials: c } = home.store.t;
  if (from === to) return 0;
  const name = to === null ? undefined : await memberName(home.store, tx, actor.workspaceId, to);
  const theirs: SQL | undefined = and(eq(c.workspaceId, actor.workspaceId), eq(c.caretaker, from));
  const moved = await tx.update(c).set({ caretaker: to }).where(theirs).returning({ id: c.id, name: c.name });
  for (const row of moved) {
    const target = { kind: "credential", id: row.id, name: row.name } as const;
    await record(home, tx, eventActor(actor), "credential.caretaker_changed", target, { to: name ?? "nobody" });
  }
  return moved.length;
}

/** How many credentials somebody looks after here. */
export async function countCaretaken(actor: Member, userId: string): Promise<number> {
  authorize(actor, "credential.list");
  const { store } = await installation();
  const { credentials: c } = store.t;
  const [found] = await store.db
    .select({ n: count() })
    .from(c)
    .where(and(eq(c.workspaceId, actor.workspaceId), eq(c.caretaker, userId)));
  return found?.n ?? 0;
}

async function memberName(store: Store, tx: DB, workspaceId: string, userId: string): Promise<string> {
  const { members, users } = store.t;
  const [row] = await tx
    .select({ name: users.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.workspaceId, workspaceId), eq(members.userId, userId)));
  if (row) return row.name;
  const fields = { caretaker: "Choose somebody who is a member of this workspace." };
  throw new AppError("invalid_fields", "Look at the marked field.", { fields });
}
