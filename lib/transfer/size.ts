import { eq, sql } from "drizzle-orm";
import type { Member } from "@/lib/actor";
import { installation } from "@/lib/installation";
import { mostToSeal } from "./parts";
import { limits } from "./record";

/** What an entry has besides its sealed values: names, tags, open values. */
const besides = 450;

/** About how many files a sealed export of everything becomes. Opens nothing; whoever may export may know. */
export async function filesOfExport({ workspaceId }: Member): Promise<number> {
  const { store } = await installation();
  const { secrets } = store.t;
  const [found] = await store.db
    .select({ count: sql<number>`count(*)`, bytes: sql<number>`coalesce(sum(length(${secrets.blob})), 0)` })
    .from(secrets)
    .where(eq(secrets.workspaceId, workspaceId));
  const count = Number(found?.count ?? 0);
  const bytes = Number(found?.bytes ?? 0) + count * besides;
  return Math.max(1, Math.ceil(count / limits.rows), Math.ceil(bytes / mostToSeal));
}
