import { and, asc, count, eq, inArray } from "drizzle-orm";
import { authorize, type Member, type Role } from "@/lib/actor";
import { AppError, notFound } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { newId } from "@/lib/id";
import { installation } from "@/lib/installation";

/**
 * Several workspaces in one installation. A session is in exactly one of them at a time, kept in its row; what belongs to
 * the others does not exist meanwhile. Only a workspace that one is a member of can be entered.
 */
export type WorkspaceView = { id: string; name: string; role: Role; members: number; current: boolean };

/** Those that the person belongs to, by name. */
export async function listWorkspaces(actor: Member): Promise<WorkspaceView[]> {
  authorize(actor, "session.manage");
  const { store } = await installation();
  const { members, workspaces } = store.t;
  const rows = await store.db
    .select({ id: workspaces.id, name: workspaces.name, role: members.role })
    .from(members)
    .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
    .where(eq(members.userId, actor.userId))
    .orderBy(asc(workspaces.name), asc(workspaces.id));
  const counts = await store.db
    .select({ id: members.workspaceId, n: count() })
    .from(members)
    .where(
      inArray(
        members.workspaceId,
        rows.map(({ id }) => id),
      ),
    )
    .groupBy(members.workspaceId);
  return rows.map((row) => ({
    ...row,
    role: row.role as Role,
    members: counts.find(({ id }) => id === row.id)?.n ?? 0,
    current: row.id === actor.workspaceId,
  }));
}

/** Puts this session into another workspace of the person; `not_found` for any other. */
export async function switchWorkspace(actor: Member, workspaceId: string): Promise<void> {
  authorize(actor, "session.manage");
  const { store } = await installation();
  const { members, sessions } = store.t;
  await store.write(async (tx) => {
    const [row] = await tx
      .select({ id: members.id })
      .from(members)
      .where(and(eq(members.workspaceId, workspaceId), eq(members.userId, actor.userId)));
    if (!row) throw notFound();
    const own = and(eq(sessions.id, actor.sessionId), eq(sessions.userId, actor.userId));
    await tx.update(sessions).set({ workspaceId }).where(own);
  });
}

/** Owners only. The person becomes its owner; the session stays where it is. Gives the id. Throws `invalid_fields`. */
export async function createWorkspace(actor: Member, input: string): Promise<string> {
  authorize(actor, "workspace.create");
  const name = input.trim().replace(/\s+/g, " ");
  if (name === "" || name.length > 100) {
    const fields = { name: "Enter a name of at most 100 characters." };
    throw new AppError("invalid_fields", "Look at the marked field.", { fields });
  }
  const home = await installation();
  const { members, workspaces } = home.store.t;
  const id = newId("ws");
  const now = Date.now();
  await home.store.write(async (tx) => {
    await tx.insert(workspaces).values({ id, name, createdAt: now });
    const first = { id: newId("mb"), workspaceId: id, userId: actor.userId, role: "owner", createdAt: now };
    await tx.insert(members).values(first);
    const who = { ...eventActor(actor), workspaceId: id };
    await record(home, tx, who, "workspace.created", { kind: "workspace", id, name });
  });
  return id;
}
