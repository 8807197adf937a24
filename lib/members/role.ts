import { and, count, eq } from "drizzle-orm";
import type { Member, Role } from "@/lib/actor";
import type { DB, Store } from "@/lib/db/store";
import { AppError, notFound } from "@/lib/errors";

/**
 * Who may give which role to whom. Owners may do everything with everybody; admins only with those who are no owners;
 * and a workspace never loses its last owner.
 */
export const roles = ["owner", "admin", "editor", "viewer"] as const satisfies readonly Role[];

export type MembershipRow = Store["t"]["members"]["$inferSelect"];

export function parseRole(text: unknown): Role {
  const role = roles.find((each) => each === text);
  if (role) return role;
  throw new AppError("invalid_fields", "Look at the marked field.", { fields: { role: "Choose a role." } });
}

/** What this member may make of others. */
export function grantable(actor: Pick<Member, "role">): readonly Role[] {
  if (actor.role === "owner") return roles;
  return actor.role === "admin" ? roles.filter((role) => role !== "owner") : [];
}

/** Throws `forbidden` when one of the roles is above what the actor may give or take. */
export function assertGrantable(actor: Member, ...wanted: readonly Role[]): void {
  if (wanted.every((role) => grantable(actor).includes(role))) return;
  throw new AppError("forbidden", "Only an owner makes owners, changes them or removes them.");
}

/** The membership, of the actor's own workspace or `not_found`. */
export async function membershipOf(store: Store, db: DB, workspaceId: string, id: string): Promise<MembershipRow> {
  const { members } = store.t;
  const [row] = await db
    .select()
    .from(members)
    .where(and(eq(members.workspaceId, workspaceId), eq(members.id, id)));
  if (!row) throw notFound();
  return row;
}

/** Throws `conflict` when this row is the only owner left. To be asked in the transaction of the change. */
export async function assertNotLastOwner(store: Store, tx: DB, row: MembershipRow): Promise<void> {
  if (row.role !== "owner") return;
  const { members } = store.t;
  const [found] = await tx
    .select({ n: count() })
    .from(members)
    .where(and(eq(members.workspaceId, row.workspaceId), eq(members.role, "owner")));
  if ((found?.n ?? 0) > 1) return;
  throw new AppError("conflict", "A workspace needs an owner. Make somebody else an owner first.");
}
