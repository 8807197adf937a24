/**
 * How many refreshes go out at once: four to one host, 32 in all, first come first served. A host that asked for a pause
 * gets it from everybody: whoever would have to wait longer than a moment is told so instead.
 */
export type Gate = {
  /** Runs `work` in its turn. Gives `held` (milliseconds to wait) instead when the host asked for a longer pause. */
  run<T>(host: string, now: () => number, work: () => Promise<T>): Promise<{ done: T } | { held: number }>;
  /** `until` in milliseconds, on the clock that `run` is given. */
  hold(host: string, until: number): void;
};

export const perHost = 4;
export const inAll = 32;
/** Milliseconds that a caller waits in the queue for a pause to end. */
const patience = 3_000;

type Waiting = { host: string; go: () => void };

export function createGate(): Gate {
  const running = new Map<string, number>();
  const holds = new Map<string, number>();
  const queue: Waiting[] = [];
  let total = 0;

  const next = () => {
    for (let at = 0; at < queue.length && total < inAll; ) {
      const waiting = queue[at];
      if (waiting === undefined || (running.get(waiting.host) ?? 0) >= perHost) at += 1;
      else {
        queue.splice(at, 1);
        enter(waiting.host);
        waiting.go();
      }
    }
  };
  const enter = (host: string) => {
    total += 1;
    running.set(host, (running.get(host) ?? 0) + 1);
  };
  const leave = (host: string) => {
    total -= 1;
    const left = (running.get(host) ?? 1) - 1;
    if (left > 0) running.set(host, left);
    else running.delete(host);
    next();
  };
  const pauseOf = (host: string, now: number) => {
    const pause = (holds.get(host) ?? 0) - now;
    if (pause <= 0) holds.delete(host);
    return pause;
  };

  return {
    async run(host, now, work) {
      await new Promise<void>((go) => {
        queue.push({ host, go });
        next();
      });
      try {
        const pause = pauseOf(host, now());
        if (pause > patience) return { held: pause };
        if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
        return { done: await work() };
      } finally {
        leave(host);
      }
    },
    hold: (host, until) => void holds.set(host, Math.max(until, holds.get(host) ?? 0)),
  };
}
