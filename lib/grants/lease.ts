import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Installation } from "@/lib/installation";
import { timeLimit } from "@/lib/oauth/door";
import { type GrantRow, grantRow } from "./grant";
import { sharedBy } from "./shared";

/**
 * Who may spend a refresh token now. One transaction takes the lease, counts its fence up and writes the intent, so that a
 * token is only ever spent when it is on disk that it may have been. No lock is held while the application is asked.
 */
export type Leased =
  | { row: GrantRow; fence: number; interruptedAt: number | undefined }
  /** Somebody else has refreshed meanwhile. */
  | { moved: GrantRow }
  /** Somebody else is at it until then. */
  | { busyUntil: number };

/** Longer than a request can take, with room for a slow disk. */
export const leaseMs = timeLimit * 3;

/** `spends` is the refresh token; undefined when nothing is spent, as with client credentials. */
export async function lease(
  home: Installation,
  seen: GrantRow,
  { spends, now }: { spends: string | undefined; now: number },
): Promise<Leased> {
  const { grants } = home.store.t;
  const { owner } = sharedBy(home);
  return home.store.write(async (tx) => {
    const row = await grantRow(home, tx, seen.credentialId);
    if (!row || row.revision !== seen.revision) return { moved: row ?? seen };
    const held = row.leaseOwner !== null && row.leaseOwner !== owner && (row.leaseUntil ?? 0) > now;
    if (held) return { busyUntil: row.leaseUntil ?? now };
    const fence = row.fence + 1;
    const hash = spends === undefined ? null : createHash("sha256").update(spends).digest("hex");
    // An older attempt of the same revision has no outcome: then this one is a second try, and its time is kept.
    const again = row.attemptRevision === row.revision && row.attemptHash === hash && hash !== null;
    const interruptedAt = again ? (row.attemptAt ?? now) : undefined;
    const intent = hash === null ? {} : { attemptRevision: row.revision, attemptHash: hash };
    await tx
      .update(grants)
      .set({
        leaseOwner: owner,
        leaseUntil: now + leaseMs,
        fence,
        ...intent,
        attemptAt: hash === null ? null : (interruptedAt ?? now),
      })
      .where(and(eq(grants.credentialId, row.credentialId), eq(grants.revision, row.revision)));
    return { row, fence, interruptedAt };
  });
}
