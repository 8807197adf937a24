import type { Installation } from "@/lib/installation";
import { planNew } from "@/lib/rechecks/plan";
import { recheckAll } from "@/lib/rechecks/run";
import { suspectedNow } from "@/lib/rechecks/suspected";

/** Looks a second time at what was turned away once. Gives how many; `limit` at most. `now` is milliseconds. */
export async function confirmSuspected(home: Installation, now: number = Date.now(), limit = 20): Promise<number> {
  await planNew(home, now);
  return recheckAll(home, await suspectedNow(home, now, limit));
}
