import { and, asc, count, eq, isNotNull, max } from "drizzle-orm";
import { authorize, type Member, may, type Role } from "@/lib/actor";
import { notFound } from "@/lib/errors";
import { installation } from "@/lib/installation";
import { grantable } from "./role";

/** The people of the actor's workspace, by name. Nobody else's exist here. */
export type MemberView = {
  id: string;
  userId: string;
  name: string;
  email: string;
  role: Role;
  joinedAt: number;
  /** Last time a session was used here, in epoch milliseconds; undefined when none is open. */
  seenAt: number | undefined;
  /** Credentials that they look after. */
  caretakes: number;
  self: boolean;
  /** Whether the actor may change or remove them. */
  changeable: boolean;
};

export async function listMembers(actor: Member): Promise<MemberView[]> {
  authorize(actor, "member.list");
  const { store } = await installation();
  const { members, users, sessions, credentials: c } = store.t;
  const [rows, seen, kept] = await Promise.all([
    store.db
      .select({
        id: members.id,
        userId: users.id,
        name: users.name,
        email: users.email,
        role: members.role,
        joinedAt: members.createdAt,
      })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(eq(members.workspaceId, actor.workspaceId))
      .orderBy(asc(users.name), asc(members.id)),
    store.db
      .select({ userId: sessions.userId, at: max(sessions.seenAt) })
      .from(sessions)
      .where(eq(sessions.workspaceId, actor.workspaceId))
      .groupBy(sessions.userId),
    store.db
      .select({ userId: c.caretaker, n: count() })
      .from(c)
      .where(and(eq(c.workspaceId, actor.workspaceId), isNotNull(c.caretaker)))
      .groupBy(c.caretaker),
  ]);
  const manages = may(actor, "member.manage");
  return rows.map((row) => ({
    ...row,
    role: row.role as Role,
    seenAt: seen.find(({ userId }) => userId === row.userId)?.at ?? undefined,
    caretakes: kept.find(({ userId }) => userId === row.userId)?.n ?? 0,
    self: row.userId === actor.userId,
    changeable: manages && grantable(actor).includes(row.role as Role),
  }));
}

/** One of them, or `not_found`. */
export async function getMember(actor: Member, id: string): Promise<MemberView> {
  const found = (await listMembers(actor)).find((each) => each.id === id);
  if (!found) throw notFound();
  return found;
}
