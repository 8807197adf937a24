import { and, desc, eq, gt, isNull, or } from "drizzle-orm";
import { type Actor, authorize } from "@/lib/actor";
import { namesIn, rowOf } from "@/lib/credentials/row";
import { usedBy } from "@/lib/flows/used-by";
import { installation } from "@/lib/installation";
import { summaryOf, type TokenSummary } from "./list";

/** Living tokens that reach one credential: by all, by name, by a tag, or as a slot of their flow. Newest first. */
export async function tokensReaching(actor: Actor, credentialId: string): Promise<TokenSummary[]> {
  authorize(actor, "credential.read");
  const { store } = await installation();
  const { tags } = await rowOf(store, store.db, actor, credentialId);
  const { apiTokens: t } = store.t;
  const bound = await usedBy(actor, credentialId);
  const rows = await store.db
    .select()
    .from(t)
    .where(
      and(
        eq(t.workspaceId, actor.workspaceId),
        isNull(t.revokedAt),
        or(isNull(t.expiresAt), gt(t.expiresAt, Date.now())),
      ),
    )
    .orderBy(desc(t.createdAt), desc(t.id));
  const names = await namesIn(store, actor.workspaceId);
  const reaching = rows.filter(({ reach }) => {
    if (reach.kind === "all") return true;
    if (reach.kind === "listed") return reach.ids.includes(credentialId);
    if (reach.kind === "tagged") return reach.tags.some((each) => tags.includes(each));
    return bound.some(({ flow, environment }) => flow.id === reach.flowId && environment === reach.environment);
  });
  return reaching.map((row) => summaryOf(row, names));
}

/** The tokens of one flow, whatever their state. Newest first. */
export async function tokensOfFlow(actor: Actor, flowId: string): Promise<TokenSummary[]> {
  authorize(actor, "flow.read");
  const { store } = await installation();
  const { apiTokens: t } = store.t;
  const rows = await store.db
    .select()
    .from(t)
    .where(eq(t.workspaceId, actor.workspaceId))
    .orderBy(desc(t.createdAt), desc(t.id));
  const names = await namesIn(store, actor.workspaceId);
  return rows
    .filter(({ reach }) => reach.kind === "flow" && reach.flowId === flowId)
    .map((row) => summaryOf(row, names));
}
