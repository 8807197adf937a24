import { like, type SQL, sql } from "drizzle-orm";
import type { Store } from "@/lib/db/store";

/**
 * What a tag looks like, and the condition that a credential bears it. A text that cannot be a tag is borne by none.
 */
export const tag = /^[a-z0-9][a-z0-9._:/-]{0,39}$/;

/** Tags are kept as JSON and hold neither quotes nor what LIKE reads in its own way but `_`. */
export function tagged(store: Store, wanted: string): SQL {
  const text = tag.test(wanted) ? `%"${wanted.replaceAll("_", "\\_")}"%` : "";
  return like(store.t.credentials.tags, sql`${text} ESCAPE '\\'`);
}
