import type { Actor } from "@/lib/actor";
import { namesIn } from "@/lib/credentials/row";
import { installation } from "@/lib/installation";
import { summaryOf, type TokenSummary, tokenRowOf } from "./list";

/** One token as its page shows it. An editor's view ends at their own: another's is `not_found`. */
export async function getToken(actor: Actor, id: string): Promise<TokenSummary> {
  const { store } = await installation();
  const row = await tokenRowOf(store, store.db, actor, id);
  return summaryOf(row, await namesIn(store, actor.workspaceId));
}
