import { createHash, randomBytes } from "node:crypto";
import { and, asc, desc, eq, lt, ne } from "drizzle-orm";
import type { Member, Role } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { installation } from "@/lib/installation";
import { isFirstWorkspace } from "@/lib/workspaces/first";

/**
 * Sessions are rows. The cookie holds 256 random bits and nothing else; the row holds their SHA-256. A session ends 12
 * hours after its last use, seven days after its start, or at once when the row goes. One that was seen to have ended is
 * removed, so that a clock that is set back brings none to life again.
 */
const idleMs = 12 * 3_600_000;
const absoluteMs = 7 * 86_400_000;
/** The last use is noted at most this often: reading a page is not a write. */
const noteMs = 60_000;

export type Origin = { address: string; userAgent: string };

/**
 * Gives the text for the cookie: it exists nowhere else. The session begins in `workspaceId`, or in the one that the
 * person joined first. Throws `forbidden` for somebody who belongs to none any more.
 */
export async function startSession(userId: string, from: Origin, workspaceId?: string): Promise<string> {
  const home = await installation();
  const { store } = home;
  const { sessions, members, users } = store.t;
  const memberships = await store.db
    .select({ workspaceId: members.workspaceId, name: users.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.userId, userId))
    .orderBy(asc(members.createdAt));
  const membership = memberships.find((each) => each.workspaceId === workspaceId) ?? memberships[0];
  if (!membership) {
    throw new AppError("forbidden", "You belong to no workspace any more. Ask an owner or admin to invite you again.");
  }
  const token = randomBytes(32).toString("base64url");
  const now = Date.now();
  await store.write(async (tx) => {
    await tx.delete(sessions).where(lt(sessions.expiresAt, now));
    await tx.insert(sessions).values({
      id: digest(token),
      userId,
      workspaceId: membership.workspaceId,
      createdAt: now,
      seenAt: now,
      expiresAt: now + absoluteMs,
      address: from.address,
      userAgent: from.userAgent.slice(0, 200),
    });
    const who = { kind: "member", id: userId, name: membership.name, workspaceId: membership.workspaceId };
    const target = { kind: "user", id: userId, name: membership.name } as const;
    await record(home, tx, who, "session.started", target, { address: from.address });
  });
  return token;
}

/** The member behind a cookie, with the role they have at this moment; undefined when there is none. */
export async function memberOf(token: string): Promise<Member | undefined> {
  const { store } = await installation();
  const { sessions, users, members, workspaces } = store.t;
  const id = digest(token);
  const [row] = await store.db
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      memberId: members.id,
      role: members.role,
      workspaceId: workspaces.id,
      workspaceName: workspaces.name,
      seenAt: sessions.seenAt,
      expiresAt: sessions.expiresAt,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(members, and(eq(members.userId, sessions.userId), eq(members.workspaceId, sessions.workspaceId)))
    .innerJoin(workspaces, eq(workspaces.id, sessions.workspaceId))
    .where(eq(sessions.id, id));
  if (!row) return undefined;
  const now = Date.now();
  // A last use that lies far ahead was noted by a clock that was wrong: nobody knows how long ago it was.
  if (row.expiresAt <= now || Math.abs(now - row.seenAt) >= idleMs) {
    await endSession(id);
    return undefined;
  }
  if (Math.abs(now - row.seenAt) > noteMs) {
    await store.write(async (tx) => void (await tx.update(sessions).set({ seenAt: now }).where(eq(sessions.id, id))));
  }
  const { seenAt: _, expiresAt: __, role, ...who } = row;
  const firstWorkspace = await isFirstWorkspace(store, who.workspaceId);
  return { kind: "member", ...who, role: role as Role, firstWorkspace, sessionId: id };
}

export async function endSession(sessionId: string): Promise<void> {
  const { store } = await installation();
  await store.write(async (tx) => void (await tx.delete(store.t.sessions).where(eq(store.t.sessions.id, sessionId))));
}

/** All of a person's sessions, or all but one. */
export async function endSessionsOf(userId: string, except?: string): Promise<void> {
  const { store } = await installation();
  const { sessions } = store.t;
  const which =
    except === undefined ? eq(sessions.userId, userId) : and(eq(sessions.userId, userId), ne(sessions.id, except));
  await store.write(async (tx) => void (await tx.delete(sessions).where(which)));
}

export type SessionView = {
  id: string;
  current: boolean;
  address: string;
  userAgent: string;
  createdAt: number;
  seenAt: number;
};

export async function listSessions(actor: Member): Promise<SessionView[]> {
  const { store } = await installation();
  const { sessions } = store.t;
  const rows = await store.db
    .select()
    .from(sessions)
    .where(eq(sessions.userId, actor.userId))
    .orderBy(desc(sessions.seenAt));
  return rows.map(({ id, address, userAgent, createdAt, seenAt }) => ({
    id,
    current: id === actor.sessionId,
    address,
    userAgent,
    createdAt,
    seenAt,
  }));
}

/** One's own only; somebody else's is left alone without a word. Ending one's own current session is signing out. */
export async function revokeSession(actor: Member, id: string): Promise<void> {
  const home = await installation();
  const { sessions } = home.store.t;
  await home.store.write(async (tx) => {
    const own = and(eq(sessions.id, id), eq(sessions.userId, actor.userId));
    const [row] = await tx.delete(sessions).where(own).returning();
    if (!row) return;
    const target = { kind: "user", id: actor.userId, name: actor.name } as const;
    await record(home, tx, eventActor(actor), "session.ended", target, { address: row.address });
  });
}

export function digest(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
