import { and, desc, eq, gte } from "drizzle-orm";
import { type Actor, authorize } from "@/lib/actor";
import { rowOf } from "@/lib/credentials/row";
import { installation } from "@/lib/installation";

/** Calls made with a credential, newest day first. `day` is YYYY-MM-DD in UTC, `lastAt` epoch milliseconds. */
export type Use = {
  consumer: { id: string; name: string; kind: "flow" | "token" | "gone" };
  day: string;
  calls: number;
  errors: number;
  lastAt: number;
};

export async function listUses(actor: Actor, credentialId: string, days = 30): Promise<Use[]> {
  authorize(actor, "credential.read");
  const { store } = await installation();
  await rowOf(store, store.db, actor, credentialId);
  const { uses: u, flows: f, apiTokens: t } = store.t;
  const since = Math.floor(Date.now() / 86_400_000) - days + 1;
  const rows = await store.db
    .select({ use: u, flow: f.name, token: t.name })
    .from(u)
    .leftJoin(f, eq(f.id, u.consumer))
    .leftJoin(t, eq(t.id, u.consumer))
    .where(and(eq(u.workspaceId, actor.workspaceId), eq(u.credentialId, credentialId), gte(u.day, since)))
    .orderBy(desc(u.day), desc(u.calls))
    .limit(1000);
  return rows.map(({ use, flow, token }) => ({
    consumer: {
      id: use.consumer,
      name: flow ?? token ?? use.consumer,
      kind: flow !== null ? "flow" : token !== null ? "token" : "gone",
    },
    day: new Date(use.day * 86_400_000).toISOString().slice(0, 10),
    calls: use.calls,
    errors: use.errors,
    lastAt: use.lastAt,
  }));
}
