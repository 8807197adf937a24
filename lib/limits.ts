import { eq, lt } from "drizzle-orm";
import { AppError } from "./errors";
import { installation } from "./installation";

/** Counters of tries that survive a restart. A window begins with the first try and forgets all of them at its end. */
export type Limit = { key: string; max: number; windowMs: number };

/** Counts one try. Throws `rate_limited` with the seconds to wait when there were too many. */
export async function countTry({ key, max, windowMs }: Limit): Promise<void> {
  const { store } = await installation();
  const { limits } = store.t;
  const now = Date.now();
  const wait = await store.write(async (tx) => {
    const [row] = await tx.select().from(limits).where(eq(limits.key, key));
    const fresh = row === undefined || row.windowStart + windowMs <= now || row.windowStart > now;
    if (!fresh && row.count >= max) return row.windowStart + windowMs - now;
    const next = fresh ? { key, count: 1, windowStart: now } : { ...row, count: row.count + 1 };
    await tx.insert(limits).values(next).onConflictDoUpdate({ target: limits.key, set: next });
    return 0;
  });
  if (wait <= 0) return;
  const seconds = Math.ceil(wait / 1000);
  const spoken = seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  throw new AppError("rate_limited", `Too many tries. Wait ${spoken}, then try again.`, { retryAfter: seconds });
}

/** A success forgives what came before. */
export async function forgetTries(key: string): Promise<void> {
  const { store } = await installation();
  await store.write(async (tx) => void (await tx.delete(store.t.limits).where(eq(store.t.limits.key, key))));
}

/** Removes counters that no longer count: they name addresses of people and machines. */
export async function sweepTries(olderThanMs = 24 * 3_600_000): Promise<void> {
  const { store } = await installation();
  const { limits } = store.t;
  await store.write(
    async (tx) => void (await tx.delete(limits).where(lt(limits.windowStart, Date.now() - olderThanMs))),
  );
}
