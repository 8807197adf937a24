import { checkpointEvents } from "./event-checkpoint";
import { flushPending } from "./grants/spool";
import { finishGrants, forgetPrevious, recoverGrants, refreshDue } from "./grants/upkeep";
import { type Installation, installation } from "./installation";
import { leads } from "./leader";
import { sweepTries } from "./limits";
import { log } from "./log";
import { deliverDue, forgetOldMessages, freeMessages } from "./notifications/deliver";
import { planMessages } from "./notifications/plan";
import { compactHistory } from "./rechecks/compact";
import { warnOfExpiry } from "./rechecks/expiry";
import { freeChecks, planNew } from "./rechecks/plan";
import { recheckDue } from "./rechecks/run";
import { noteConfiguredRotation } from "./rotation/rotation";
import { keepTurning, stopTurning } from "./rotation/turn";

/**
 * What Keyrack does by itself: every few seconds whatever is due, one round after the other, never two at once. It starts
 * with what a crash left, keeps no process alive, and stops only when what it began is finished.
 */
const tickMs = 5_000;
const houseMs = 10 * 60_000;
const key = Symbol.for("keyrack.schedule");
type Running = {
  timer: NodeJS.Timeout | undefined;
  round: Promise<void>;
  /** Checks take as long as applications do, and must not hold up the rest. */
  beside: Map<string, Promise<unknown>>;
  stopped: boolean;
  /** When the house was kept last, by a clock that nobody sets. */
  keptAt: number;
};
const shared = globalThis as { [key]?: Running | undefined };

/** Returns at once; the first round takes up what a crash interrupted. */
export function startSchedule(): void {
  if (shared[key]) return;
  const running: Running = {
    timer: undefined,
    round: Promise.resolve(),
    beside: new Map(),
    stopped: false,
    keptAt: Number.NEGATIVE_INFINITY,
  };
  shared[key] = running;
  running.round = round(running, async (home) => {
    home.store.keepRoom();
    await noteConfiguredRotation(home);
    keepTurning(home);
    if (home.quarantine.now) return;
    // First, because tokens that are only in the spool must be known before the old ones are due.
    const { spooled, interrupted } = await recoverGrants(home);
    if (spooled + interrupted > 0) log("info", "took up refreshes of an earlier run", { spooled, interrupted });
    // Nobody else works on this database, so every lease is a dead one's. Of several nodes, each lets its own run out.
    if (home.store.shared) return;
    await freeChecks(home);
    await freeMessages(home);
  });
}

/** Waits for what is under way, and for tokens that are not stored yet: `withinMs` (25 s) at most, all together. */
export async function stopSchedule(withinMs = 25_000): Promise<void> {
  const began = performance.now();
  const running = shared[key];
  shared[key] = undefined;
  if (!running) return;
  running.stopped = true;
  clearTimeout(running.timer);
  const home = await installation();
  await stopTurning(home);
  const stored = await finishGrants(home, withinMs);
  await Promise.race([
    Promise.all([running.round, ...running.beside.values()]),
    new Promise((resolve) => setTimeout(resolve, withinMs - (performance.now() - began)).unref()),
  ]);
  if (!stored) log("error", "fresh tokens could not be stored before stopping; they lie in the spool");
}

async function round(running: Running, work: (home: Installation) => Promise<void>): Promise<void> {
  try {
    await work(await installation());
  } catch (error) {
    log("error", "a round of the schedule failed", { error });
  }
  if (running.stopped) return;
  running.timer = setTimeout(() => {
    running.round = round(running, (home) => tick(running, home));
  }, tickMs).unref();
}

async function tick(running: Running, home: Installation): Promise<void> {
  home.store.keepRoom();
  keepTurning(home);
  if (home.quarantine.now) return;
  const leading = await leads(home);
  beside(running, "checks", async () => {
    if (leading) await planNew(home, Date.now());
    await recheckDue(home, { stopped: () => running.stopped });
  });
  beside(running, "messages", async () => {
    if (leading) await planMessages(home, Date.now());
    await deliverDue(home, { stopped: () => running.stopped });
  });
  await flushPending(home);
  await refreshDue(home);
  if (!leading) return;
  beside(running, "housekeeping", () => keepHouse(running, home));
  await forgetPrevious(home);
  await checkpointEvents(home);
}

/** What need not happen at once: every ten minutes, in pieces. */
async function keepHouse(running: Running, home: Installation): Promise<void> {
  const elapsed = performance.now();
  if (elapsed - running.keptAt < houseMs) return;
  running.keptAt = elapsed;
  const now = Date.now();
  await warnOfExpiry(home, now);
  await forgetOldMessages(home, now);
  await sweepTries();
  while (!running.stopped && (await compactHistory(home, now)) > 0) await new Promise((done) => setTimeout(done, 50));
}

/** Work of its own pace: never twice at once, and waited for before Keyrack stops. */
function beside(running: Running, name: string, work: () => Promise<unknown>): void {
  if (running.beside.has(name)) return;
  const going = work()
    .catch((error: unknown) => log("error", "a part of the schedule failed", { part: name, error }))
    .finally(() => running.beside.delete(name));
  running.beside.set(name, going);
}
