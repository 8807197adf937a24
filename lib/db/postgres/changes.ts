import type { PostgresDoor } from "./door";

/**
 * Notices what other processes commit. Each commit says so on a channel; and because a connection can be dead without a
 * sign, nothing counts as unchanged for longer than a second in any case.
 */
export const channel = "keyrack_changes";
const unsureAfterMs = 1_000;
/** Listeners read anew, so a burst of commits is told once. */
const tellAfterMs = 250;

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
  await door.listen(channel, (payload) => {
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
    },
    onForeign: (listener) => void listeners.add(listener),
    stop: () => {
      stopped = true;
      clearTimeout(toTell);
    },
  };
}
