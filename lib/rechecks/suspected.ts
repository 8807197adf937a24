import { and, asc, eq, isNotNull, isNull, lte, ne, or } from "drizzle-orm";
import { refusingNow } from "@/lib/credentials/incident";
import { keyOf } from "@/lib/credentials/place";
import type { Installation } from "@/lib/installation";
import type { Due } from "./run";

/**
 * What was turned away once while nobody watched, by a check or while it was used, is looked at a second time: a minute
 * later at the earliest, renewed first where that is possible. Only then does it turn red. While its application refuses
 * many alike, or does not answer, it waits; one that is never checked by itself is left alone.
 */
const pauseMs = 60_000;

/** `now` is milliseconds; `limit` at most. */
export async function suspectedNow(home: Installation, now: number, limit = 200): Promise<Due[]> {
  const { credentials: c, schedules: s } = home.store.t;
  const calm = or(eq(s.troubles, 0), lte(s.dueAt, now));
  const rows = await home.store.db
    .select({ id: c.id, workspaceId: c.workspaceId, host: s.host, dueAt: s.dueAt, connector: c.connector })
    .from(c)
    .innerJoin(s, eq(s.credentialId, c.id))
    .where(
      and(
        isNotNull(c.suspectedAt),
        lte(c.suspectedAt, now - pauseMs),
        or(isNull(c.checkedAt), lte(c.checkedAt, now - pauseMs)),
        eq(c.state, "active"),
        ne(c.status, "invalid"),
        ne(s.every, "never"),
        calm,
      ),
    )
    .orderBy(asc(c.checkedAt))
    .limit(limit * 5);
  const refusing = new Map<string, ReadonlySet<string>>();
  for (const { workspaceId } of rows)
    if (!refusing.has(workspaceId)) refusing.set(workspaceId, await refusingNow(home, workspaceId, now));
  const waits = ({ workspaceId, connector, host }: (typeof rows)[number]) => {
    const places = refusing.get(workspaceId);
    return places?.has(connector) || places?.has(keyOf({ connector, host }));
  };
  return rows
    .filter((row) => !waits(row))
    .slice(0, limit)
    .map(({ connector: _, ...due }) => due);
}
