import type { Installation } from "@/lib/installation";
import { settle } from "./people";
import { liveThrough } from "./weeks";

/**
 * Fills a fresh installation with the made-up workspace and its months. The process's clock is moved meanwhile, so
 * nothing else should be running in it.
 */
export async function fillDemo(home: Installation): Promise<void> {
  const today = Date.now();
  const realClock = Date.now;
  const clock = (at: number) => {
    Date.now = () => at;
  };
  try {
    clock(today - 230 * 86_400_000);
    await liveThrough(home, await settle(home), today, clock);
  } finally {
    Date.now = realClock;
  }
}
