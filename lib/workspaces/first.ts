import { asc } from "drizzle-orm";
import type { Store } from "@/lib/db/store";

/**
 * Whether it is the workspace that set-up made. What all workspaces share, such as the master key and the network rules,
 * is looked after there and nowhere else: an owner of a further workspace need not be trusted with it.
 */
export async function isFirstWorkspace({ db, t }: Pick<Store, "db" | "t">, id: string): Promise<boolean> {
  const { workspaces: w } = t;
  const [first] = await db.select({ id: w.id }).from(w).orderBy(asc(w.createdAt), asc(w.id)).limit(1);
  return first?.id === id;
}
