import type { Installation } from "@/lib/installation";
import { callWithThem } from "./flows";
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
    const people = await settle(home);
    await liveThrough(home, people, today, clock);
    clock(today);
    await callWithThem(home, people, today);
  } finally {
    Date.now = realClock;
  }
}
