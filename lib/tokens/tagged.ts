import { and, eq, ne, or } from "drizzle-orm";
import { type Actor, authorize } from "@/lib/actor";
import { tagged } from "@/lib/credentials/tag";
import type { Store } from "@/lib/db/store";
import { installation } from "@/lib/installation";

/**
 * Which credentials a token reaches by tag: those of its workspace that bear any of its tags at this moment. One that
 * gets a tag is reached from then on, one that loses it is not.
 */
export async function taggedIds(store: Store, workspaceId: string, tags: readonly string[]): Promise<string[]> {
  const { credentials: c } = store.t;
  const bearing = or(...tags.map((each) => tagged(store, each)));
  // Without a tag there would be no condition, and so no limit.
  if (bearing === undefined) return [];
  const rows = await store.db
    .select({ id: c.id })
    .from(c)
    .where(and(eq(c.workspaceId, workspaceId), bearing));
  return rows.map(({ id }) => id);
}

/** Every tag that a credential of the workspace bears, by the alphabet. */
export async function tagsInUse(actor: Actor): Promise<string[]> {
  authorize(actor, "credential.list");
  const { store } = await installation();
  const { credentials: c } = store.t;
  const rows = await store.db
    .selectDistinct({ tags: c.tags })
    .from(c)
    .where(and(eq(c.workspaceId, actor.workspaceId), ne(c.tags, [])));
  return [...new Set(rows.flatMap(({ tags }) => tags))].sort();
}
