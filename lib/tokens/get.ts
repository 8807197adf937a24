import { type Actor, authorize, may } from "@/lib/actor";
import { namesIn } from "@/lib/credentials/row";
import { notFound } from "@/lib/errors";
import { installation } from "@/lib/installation";
import { summaryOf, type TokenSummary, tokenRowOf } from "./list";

/** One token as its page shows it. An editor's view ends at their own: another's is `not_found`. */
export async function getToken(actor: Actor, id: string): Promise<TokenSummary> {
  authorize(actor, "token.manage");
  const { store } = await installation();
  const row = await tokenRowOf(store, store.db, actor, id);
  if (!may(actor, "token.manage", row)) throw notFound();
  return summaryOf(row, await namesIn(store, actor.workspaceId));
}
