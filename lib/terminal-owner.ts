import { and, asc, eq } from "drizzle-orm";
import type { Member } from "./actor";
import { AppError } from "./errors";
import { installation } from "./installation";
import { isFirstWorkspace } from "./workspaces/first";

/**
 * In whose name a command at the terminal acts. Whoever can open the database with its key could do anything to it, so
 * the terminal acts as an owner; the events say that it was done there.
 */
export async function ownerForTerminal(email?: string): Promise<Member> {
  const { store } = await installation();
  const { members: m, users: u, workspaces: w } = store.t;
  const [row] = await store.db
    .select({ userId: u.id, name: u.name, email: u.email, memberId: m.id, workspaceId: w.id, workspaceName: w.name })
    .from(m)
    .innerJoin(u, eq(u.id, m.userId))
    .innerJoin(w, eq(w.id, m.workspaceId))
    .where(and(eq(m.role, "owner"), email === undefined ? undefined : eq(u.email, email.trim().toLowerCase())))
    .orderBy(asc(m.createdAt), asc(m.id))
    .limit(1);
  if (!row) throw new AppError("not_found", email ? `No owner has the address ${email}.` : "Keyrack has no owner yet.");
  const firstWorkspace = await isFirstWorkspace(store, row.workspaceId);
  return {
    kind: "member",
    ...row,
    name: `${row.name} (terminal)`,
    role: "owner",
    firstWorkspace,
    sessionId: "terminal",
  };
}
