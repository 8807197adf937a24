import { performance } from "node:perf_hooks";
import { log } from "@/lib/log";
import type { PostgresDoor } from "./door";

/**
 * Notices what other processes commit. Each commit says so on a channel. Because a connection can be dead without a sign,
 * nothing counts as unchanged for longer than a second in any case, and one that does not bring back what this process
 * says itself is given up for another.
 */
export const channel = "keyrack_changes";
const unsureAfterMs = 1_000;
/** Listeners read anew, so a burst of commits is told once. */
const tellAfterMs = 250;
/** An echo may come a moment before the commit that it is of has returned. */
const echoOfBeforeMs = 1_000;
const echoWithinMs = 3_000;

export type Changes = {
  channel: string;
  /** As `Store` has them. */
  count(): number;
  unsureAfterMs: number;
  /** This process has committed something. */
  committed(): void;
  onForeign(listener: () => void): void;
  stop(): void;
};

/** `self` is what this process announces its own commits with. */
export async function watchChanges(door: PostgresDoor, self: string): Promise<Changes> {
  const listeners = new Set<() => void>();
  let changes = 0;
  let toTell: NodeJS.Timeout | undefined;
  let stopped = false;
  const tell = () => {
    toTell = undefined;
    for (const listener of listeners) listener();
  };
  let echoAt = performance.now();
  let waitingSince: number | undefined;
  const patrol = setInterval(() => {
    if (waitingSince === undefined || performance.now() - waitingSince < echoWithinMs) return;
    waitingSince = undefined;
    log("warn", "the connection on which this node hears of the others brings nothing; it listens on another one");
    door.listenAnew();
  }, echoWithinMs / 2).unref();
  await door.listen(channel, (payload) => {
    if (payload === self) {
      echoAt = performance.now();
      waitingSince = undefined;
    }
    if (payload === self || stopped) return;
    changes += 1;
    toTell ??= setTimeout(tell, tellAfterMs).unref();
  });
  return {
    channel,
    count: () => changes,
    unsureAfterMs,
    committed: () => {
      changes += 1;
      const now = performance.now();
      if (now - echoAt > echoOfBeforeMs) waitingSince ??= now;
    },
    onForeign: (listener) => void listeners.add(listener),
    stop: () => {
      stopped = true;
      clearTimeout(toTell);
      clearInterval(patrol);
    },
  };
}
