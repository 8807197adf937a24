import { createHash } from "node:crypto";
import type { Outcome } from "@/connectors/kit";

/**
 * When a credential is checked again by itself. Each has its own place in the period, by a hash of its id, so that a
 * fleet never knocks all at once and a restart moves nothing. Without a clear answer it is sooner; what is red is asked
 * once a day at most, because a password that is tried every hour locks its account.
 */
export const paces = ["hourly", "sixHours", "daily", "weekly", "never"] as const;
export type Pace = (typeof paces)[number];

const hour = 3_600_000;
const periods: Readonly<Record<Exclude<Pace, "never">, number>> = {
  hourly: hour,
  sixHours: 6 * hour,
  daily: 24 * hour,
  weekly: 7 * 24 * hour,
};
/** After the first, second and third check without a clear answer; after that every hour, and as usual after a day. */
const waits = [5 * 60_000, 15 * 60_000, hour] as const;
const patience = 26;

export function isPace(text: unknown): text is Pace {
  return paces.some((pace) => pace === text);
}

/** The first of its own times after `at`, milliseconds; null for `never`. */
export function slotAfter(id: string, pace: Pace, at: number): number | null {
  if (pace === "never") return null;
  const period = periods[pace];
  const own = createHash("sha256").update(id).digest().readUIntBE(0, 6) % period;
  return Math.floor((at - own) / period) * period + own + period;
}

export type Seen = {
  pace: Pace;
  /** Checks without a clear answer in a row, this one included. */
  troubles: number;
  /** Seconds that the application asked for. */
  retryAfter?: number | undefined;
  red: boolean;
};

/** Null: not by itself. `random` is in [0, 1). */
export function dueAfter(id: string, seen: Seen, at: number, random: () => number = Math.random): number | null {
  const { pace, troubles, retryAfter = 0, red } = seen;
  if (pace === "never") return null;
  const calm = red && periods[pace] < periods.daily ? "daily" : pace;
  const next = slotAfter(id, calm, at) ?? at;
  // Somebody has just looked: its own time comes around again.
  const slot = next - at < periods[calm] / 4 ? next + periods[calm] : next;
  if (troubles === 0 || troubles > patience) return slot;
  const wait = (waits[troubles - 1] ?? hour) * (0.8 + random() * 0.4);
  return Math.min(slot, Math.floor(at + Math.max(wait, retryAfter * 1000)));
}

/** An answer that leaves things as they were. What cannot be tested at all is no trouble. */
export function isTrouble(outcome: Outcome): boolean {
  return outcome.outcome === "inconclusive" && outcome.reason !== "not_checkable";
}
