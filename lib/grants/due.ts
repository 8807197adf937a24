import type { OAuth2 } from "@/connectors/kit";

/**
 * When to refresh, and how long to wait after a failure. Due at 80 % of a token's life, a little earlier or later so that
 * a thousand connected at once do not come at once.
 */
export type Life = { expiresAt: number | undefined; refreshable: boolean };

/** Milliseconds since 1970; null when there is nothing to do by itself. */
export function dueAtFor(oauth2: OAuth2 | undefined, { expiresAt, refreshable }: Life, now: number): number | null {
  if (!refreshable) return null;
  const byLife = expiresAt === undefined ? undefined : now + (expiresAt - now) * (0.72 + Math.random() * 0.16);
  const keepAlive = oauth2?.refresh?.keepAlive;
  const byIdling = keepAlive === undefined ? undefined : now + keepAlive * 1000 * (0.9 + Math.random() * 0.1);
  const due = Math.min(byLife ?? Number.POSITIVE_INFINITY, byIdling ?? Number.POSITIVE_INFINITY);
  return Number.isFinite(due) ? Math.floor(due) : null;
}

/** Full jitter over 2 s × 2^n up to 15 min, never under 30 s, never before the application's own Retry-After (seconds). */
export function waitAfter(failures: number, retryAfter: number | undefined): number {
  const ceiling = Math.min(2000 * 2 ** Math.min(failures, 20), 15 * 60_000);
  return Math.floor(Math.max(Math.random() * ceiling, leastWaitMs, (retryAfter ?? 0) * 1000));
}

const leastWaitMs = 30_000;

/** A mark for "not again by itself": a person has to connect it, or correct the OAuth client. */
export const never = Number.MAX_SAFE_INTEGER;
