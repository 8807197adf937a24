/**
 * Calls a minute, counted in memory: cheap enough for every call, forgotten by a restart. A window begins with the
 * first call and ends a minute later.
 */
export type Quota = {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Whole seconds until the window ends. */
  reset: number;
};

type Window = { count: number; endsAt: number };

const windowMs = 60_000;
const key = Symbol.for("keyrack.rate");
const shared = globalThis as { [key]?: Map<string, Window> };
shared[key] ??= new Map();
const windows = shared[key];

export function spend(id: string, limit: number): Quota {
  const now = Date.now();
  let window = windows.get(id);
  // One that ends later than it may was begun by a clock that was ahead.
  if (window === undefined || window.endsAt <= now || window.endsAt > now + windowMs) {
    if (windows.size > 10_000) dropEnded(now);
    window = { count: 0, endsAt: now + windowMs };
    windows.set(id, window);
  }
  const allowed = window.count < limit;
  if (allowed) window.count += 1;
  return { allowed, limit, remaining: limit - window.count, reset: Math.ceil((window.endsAt - now) / 1000) };
}

function dropEnded(now: number): void {
  for (const [id, { endsAt }] of windows) if (endsAt <= now) windows.delete(id);
}
