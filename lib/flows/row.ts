import { and, eq } from "drizzle-orm";
import type { Actor } from "@/lib/actor";
import type { DB, Store } from "@/lib/db/store";
import { notFound } from "@/lib/errors";

export type FlowRow = Store["t"]["flows"]["$inferSelect"];

/** The actor's own workspace's, or `not_found`. */
export async function flowRowOf(store: Store, db: DB, actor: Actor, id: string): Promise<FlowRow> {
  const { flows: f } = store.t;
  const [row] = await db
    .select()
    .from(f)
    .where(and(eq(f.workspaceId, actor.workspaceId), eq(f.id, id)));
  if (row === undefined) throw notFound();
  return row;
}

export function flowTarget(row: Pick<FlowRow, "id" | "name">) {
  return { kind: "flow", id: row.id, name: row.name } as const;
}
