import { and, eq, inArray, lt, sql } from "drizzle-orm";
import type { Outcome } from "@/connectors/kit";
import type { Installation } from "@/lib/installation";

/**
 * History that stays small: every run of the last seven days, then one row a day with how many ended how, for 400 days.
 * The newest run of a credential always stays, because it says why it is what it is.
 */
const dayMs = 86_400_000;
const wholeDays = 7;
const keptDays = 400;

/** Gives how many runs were folded; at most `limit` a time, so that nobody waits for it long. */
export async function compactHistory(home: Installation, now: number, limit = 2_000): Promise<number> {
  const { workspaces: w } = home.store.t;
  let folded = 0;
  for (const { id } of await home.store.db.select({ id: w.id }).from(w))
    folded += await compactWorkspace(home, id, now, limit);
  return folded;
}

async function compactWorkspace({ store }: Installation, workspaceId: string, now: number, limit: number) {
  const { verifications: v, historyDays: h } = store.t;
  const today = Math.floor(now / dayMs);
  const old = lt(v.at, (today - wholeDays + 1) * dayMs);
  const newer = sql`EXISTS (SELECT 1 FROM ${v} AS later WHERE later.credential_id = ${v.credentialId} AND later.at > ${v.at})`;
  const rows = await store.db
    .select({ id: v.id, credentialId: v.credentialId, at: v.at, outcome: v.outcome })
    .from(v)
    .where(and(eq(v.workspaceId, workspaceId), old, newer))
    .limit(limit);
  const forgotten = lt(h.day, today - keptDays);
  const [ancient] = await store.db.select({ day: h.day }).from(h).where(forgotten).limit(1);
  if (rows.length === 0 && !ancient) return 0;
  await store.write(async (tx) => {
    await tx.delete(h).where(forgotten);
    for (const { credentialId, day, ...counts } of daysOf(rows)) {
      if (day < today - keptDays) continue;
      const more = {
        verified: sql`${h.verified} + ${counts.verified}`,
        limited: sql`${h.limited} + ${counts.limited}`,
        rejected: sql`${h.rejected} + ${counts.rejected}`,
        inconclusive: sql`${h.inconclusive} + ${counts.inconclusive}`,
      };
      await tx
        .insert(h)
        .values({ credentialId, day, ...counts })
        .onConflictDoUpdate({ target: [h.credentialId, h.day], set: more });
    }
    for (let at = 0; at < rows.length; at += 500) {
      const ids = rows.slice(at, at + 500).map(({ id }) => id);
      await tx.delete(v).where(inArray(v.id, ids));
    }
  });
  return rows.length;
}

type Counts = Record<Outcome["outcome"], number>;

function daysOf(rows: readonly { credentialId: string; at: number; outcome: string }[]) {
  const days = new Map<string, { credentialId: string; day: number } & Counts>();
  for (const { credentialId, at, outcome } of rows) {
    const day = Math.floor(at / dayMs);
    const key = `${credentialId} ${day}`;
    const known = days.get(key) ?? { credentialId, day, verified: 0, limited: 0, rejected: 0, inconclusive: 0 };
    known[outcome as Outcome["outcome"]] += 1;
    days.set(key, known);
  }
  return [...days.values()];
}
