import { and, count, eq, ne } from "drizzle-orm";
import { type Actor, authorize } from "@/lib/actor";
import { keptRows } from "@/lib/db/kept-rows";
import type { Store } from "@/lib/db/store";
import { installation } from "@/lib/installation";

/** Tags and environments that credentials of this workspace bear, in order, for filters and suggestions. */
export type LabelsInUse = { tags: string[]; environments: string[] };

export async function labelsInUse(actor: Actor): Promise<LabelsInUse> {
  authorize(actor, "credential.list");
  const { store } = await installation();
  return (await kept(store, actor.workspaceId, () => read(store, actor))) ?? { tags: [], environments: [] };
}

/** Read once for each change of the store: it looks at every credential. */
const kept = keptRows<LabelsInUse>();

async function read(store: Store, actor: Actor): Promise<LabelsInUse> {
  const { credentials: c } = store.t;
  const mine = eq(c.workspaceId, actor.workspaceId);
  const [tagged, placed] = await Promise.all([
    // Few sets of tags are borne by many.
    store.db
      .select({ tags: c.tags, n: count() })
      .from(c)
      .where(and(mine, ne(c.tags, [])))
      .groupBy(c.tags),
    store.db.selectDistinct({ environment: c.environment }).from(c).where(mine),
  ]);
  const environments = placed.flatMap(({ environment }) => (environment === null ? [] : [environment]));
  return { tags: [...new Set(tagged.flatMap(({ tags }) => tags))].sort(), environments: environments.sort() };
}
