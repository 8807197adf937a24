import { and, count, desc, eq, gte, lt, ne, or } from "drizzle-orm";
import type { Explanation, Outcome, Reason, Step, VerificationRecord } from "@/connectors/kit";
import { type Actor, authorize } from "@/lib/actor";
import { noteProof } from "@/lib/custom-connectors/proof";
import type { DB, Store } from "@/lib/db/store";
import { newId } from "@/lib/id";
import { installation } from "@/lib/installation";
import { countVerification } from "@/lib/metrics";
import type { Verification } from "@/lib/verification/run";
import { type CredentialRow, rowOf } from "./row";

/** The recorded verifications of a credential. */
export async function recordVerification(
  store: Store,
  tx: DB,
  credential: Pick<CredentialRow, "id" | "workspaceId" | "connector" | "connectorVersion">,
  by: string,
  run: Verification,
  explanation: Explanation | undefined,
): Promise<string> {
  const id = newId("ve");
  countVerification(run.outcome.outcome, run.ms);
  await tx.insert(store.t.verifications).values({
    id,
    workspaceId: credential.workspaceId,
    credentialId: credential.id,
    at: run.at,
    ms: run.ms,
    by,
    outcome: run.outcome.outcome,
    reason: "reason" in run.outcome ? run.outcome.reason : null,
    steps: run.steps,
    explanation: explanation ?? null,
  });
  if (run.outcome.outcome === "verified") await noteProof(store, tx, credential);
  return id;
}

/** Newest first; `before` is the last one already shown. */
export async function listVerifications(
  actor: Actor,
  id: string,
  limit = 50,
  before?: { at: number; id: string },
): Promise<VerificationRecord[]> {
  authorize(actor, "credential.read");
  const { store } = await installation();
  await rowOf(store, store.db, actor, id);
  const { verifications: v } = store.t;
  const older = before && or(lt(v.at, before.at), and(eq(v.at, before.at), lt(v.id, before.id)));
  const rows = await store.db
    .select()
    .from(v)
    .where(and(eq(v.credentialId, id), older))
    .orderBy(desc(v.at), desc(v.id))
    .limit(limit);
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    ms: row.ms,
    by: row.by,
    outcome: row.outcome as Outcome["outcome"],
    ...(row.reason ? { reason: row.reason as Reason } : {}),
    steps: row.steps as Step[],
    ...(row.explanation ? { explanation: row.explanation as Explanation } : {}),
  }));
}

/** Whether the newest clear answer before `at` was a refusal. */
export async function wasRefused(store: Store, tx: DB, credentialId: string, at: number): Promise<boolean> {
  const { verifications: v } = store.t;
  const [last] = await tx
    .select({ outcome: v.outcome })
    .from(v)
    .where(and(eq(v.credentialId, credentialId), lt(v.at, at), ne(v.outcome, "inconclusive")))
    .orderBy(desc(v.at), desc(v.id))
    .limit(1);
  return last?.outcome === "rejected";
}

export type DayState = "valid" | "limited" | "invalid" | "unknown" | "none";

/** One entry a day (UTC), oldest first, today last: the worst that a verification of that day said. */
export async function dailyHistory(actor: Actor, id: string, days = 30): Promise<{ day: string; state: DayState }[]> {
  authorize(actor, "credential.read");
  const { store } = await installation();
  await rowOf(store, store.db, actor, id);
  const { verifications: v } = store.t;
  const today = Math.floor(Date.now() / dayMs);
  const rows = await store.db
    .select({ at: v.at, outcome: v.outcome })
    .from(v)
    .where(and(eq(v.credentialId, id), gte(v.at, (today - days + 1) * dayMs)));
  const { historyDays: h } = store.t;
  const folded = await store.db
    .select()
    .from(h)
    .where(and(eq(h.credentialId, id), gte(h.day, today - days + 1)));
  const worst = new Map<number, number>();
  for (const { day, ...counts } of folded)
    for (const outcome of outcomes)
      if (counts[outcome] > 0) worst.set(day, Math.max(worst.get(day) ?? 0, ranks[outcome]));
  for (const { at, outcome } of rows) {
    const day = Math.floor(at / dayMs);
    worst.set(day, Math.max(worst.get(day) ?? 0, ranks[outcome as Outcome["outcome"]]));
  }
  return Array.from({ length: days }, (_, index) => {
    const day = today - days + 1 + index;
    return { day: new Date(day * dayMs).toISOString().slice(0, 10), state: states[worst.get(day) ?? 0] ?? "none" };
  });
}

/** How the checks of the last days ended, those included of which only counts are left. */
export async function checkCounts(actor: Actor, id: string, days = 30): Promise<Record<Outcome["outcome"], number>> {
  authorize(actor, "credential.read");
  const { store } = await installation();
  await rowOf(store, store.db, actor, id);
  const { verifications: v, historyDays: h } = store.t;
  const first = Math.floor(Date.now() / dayMs) - days + 1;
  const recent = and(eq(v.credentialId, id), gte(v.at, first * dayMs));
  const runs = await store.db.select({ outcome: v.outcome, n: count() }).from(v).where(recent).groupBy(v.outcome);
  const folded = await store.db
    .select()
    .from(h)
    .where(and(eq(h.credentialId, id), gte(h.day, first)));
  const counts = { verified: 0, limited: 0, rejected: 0, inconclusive: 0 };
  for (const { outcome, n } of runs) counts[outcome as Outcome["outcome"]] += n;
  for (const day of folded) for (const outcome of outcomes) counts[outcome] += day[outcome];
  return counts;
}

const dayMs = 86_400_000;
const ranks: Record<Outcome["outcome"], number> = { verified: 1, inconclusive: 2, limited: 3, rejected: 4 };
const outcomes = ["verified", "inconclusive", "limited", "rejected"] as const;
const states: readonly DayState[] = ["none", "valid", "unknown", "limited", "invalid"];
