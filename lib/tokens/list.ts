import { and, desc, eq } from "drizzle-orm";
import { type Actor, authorize, may } from "@/lib/actor";
import { namesIn } from "@/lib/credentials/row";
import type { DB, Store } from "@/lib/db/store";
import { notFound } from "@/lib/errors";
import { installation } from "@/lib/installation";
import type { Scope } from "@/lib/scopes";
import type { TokenRow } from "./live";

/** API tokens as people see them: never the token, never its hash. Times are epoch milliseconds. */
export type TokenSummary = Omit<TokenRow, "hash" | "workspaceId" | "scopes"> & {
  scopes: Scope[];
  state: "active" | "expired" | "revoked";
  /** Of whoever made it. */
  author: string;
};

/** Newest first; an editor sees their own. */
export async function listTokens(actor: Actor): Promise<TokenSummary[]> {
  authorize(actor, "token.manage");
  const { store } = await installation();
  const { apiTokens: t } = store.t;
  const rows = await store.db
    .select()
    .from(t)
    .where(eq(t.workspaceId, actor.workspaceId))
    .orderBy(desc(t.createdAt), desc(t.id));
  const names = await namesIn(store, actor.workspaceId);
  return rows.filter((row) => may(actor, "token.manage", row)).map((row) => summaryOf(row, names));
}

/** The actor's own workspace's, and an editor's own; any other is `not_found`. `forbidden` for who manages none. */
export async function tokenRowOf(store: Store, db: DB, actor: Actor, id: string): Promise<TokenRow> {
  authorize(actor, "token.manage");
  const { apiTokens: t } = store.t;
  const [row] = await db
    .select()
    .from(t)
    .where(and(eq(t.workspaceId, actor.workspaceId), eq(t.id, id)));
  if (row === undefined || !may(actor, "token.manage", row)) throw notFound();
  return row;
}

export function summaryOf(row: TokenRow, names: ReadonlyMap<string, string>): TokenSummary {
  const { hash: _, workspaceId: __, ...shown } = row;
  const ended = row.expiresAt !== null && row.expiresAt <= Date.now();
  return {
    ...shown,
    scopes: row.scopes as Scope[],
    state: row.revokedAt !== null ? "revoked" : ended ? "expired" : "active",
    author: names.get(row.createdBy) ?? "somebody who left",
  };
}
