import { and, eq, isNotNull, lte } from "drizzle-orm";
import type { Installation } from "@/lib/installation";
import { notify } from "@/lib/notifications/notice";
import { fresh } from "./plan";

/**
 * Warns of ends that come: 30, 7 and 1 day before, and once when it is over. Each warning is noted in the commit that
 * writes it down, so it is given once for each end, whether the application named that day, a certificate has it, or a
 * person typed it in.
 */
const steps = [0, 1, 7, 30] as const;
const dayMs = 86_400_000;

/** Gives how many were warned of. */
export async function warnOfExpiry(home: Installation, now: number): Promise<number> {
  const { credentials: c, schedules: s } = home.store.t;
  const soon = and(eq(c.state, "active"), isNotNull(c.expiresAt), lte(c.expiresAt, now + 30 * dayMs));
  const rows = await home.store.db
    .select({ credential: c, warnedFor: s.warnedFor, warnedDays: s.warnedDays })
    .from(c)
    .leftJoin(s, eq(s.credentialId, c.id))
    .where(soon);
  const due = rows.flatMap(({ credential, warnedFor, warnedDays }) => {
    const { expiresAt } = credential;
    if (expiresAt === null) return [];
    const left = Math.ceil((expiresAt - now) / dayMs);
    const step = steps.find((each) => left <= each);
    const told = warnedFor === expiresAt && warnedDays !== null && warnedDays <= (step ?? 0);
    // What ended long ago is no news, and what is red for it already has been told.
    const stale = left < -1 || (left <= 0 && credential.status === "invalid");
    return step === undefined || told || stale ? [] : [{ credential, expiresAt, step, days: Math.max(left, 0) }];
  });
  if (due.length === 0) return 0;
  await home.store.write(async (tx) => {
    for (const { credential, expiresAt, step, days } of due) {
      const { id, name, workspaceId, connector, tags, environment } = credential;
      const warned = { warnedFor: expiresAt, warnedDays: step };
      await tx
        .insert(s)
        .values({ ...fresh(credential), ...warned })
        .onConflictDoUpdate({ target: s.credentialId, set: warned });
      await notify(home, tx, {
        workspaceId,
        type: "credential.expiring",
        subject: { id, name },
        connector,
        tags,
        environment,
        data: { days, expiresAt },
        at: now,
      });
    }
  });
  return due.length;
}
