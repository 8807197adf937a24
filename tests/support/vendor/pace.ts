import type { Quirks } from "./quirks";

/** How fast an application lets itself be asked. Whoever is too fast is told to come back in a second. */
export type Pace = {
  tooFast(quirks: Quirks): boolean;
  /** How many were told so, for each pause. */
  pauses: number[];
};

export function createPace(): Pace {
  const window: number[] = [];
  const pauses: number[] = [];
  let answered = 0;
  let pausedUntil = 0;
  const told = (now: number) => {
    if (now >= pausedUntil) {
      pausedUntil = now + 1000;
      answered = 0;
      pauses.push(0);
    }
    pauses.push((pauses.pop() ?? 0) + 1);
    return true;
  };
  return {
    pauses,
    tooFast({ perSecond, burst }) {
      const now = Date.now();
      while (window[0] !== undefined && window[0] < now - 1000) window.shift();
      if (burst !== undefined && (now < pausedUntil || answered >= burst)) return told(now);
      if (perSecond !== undefined && window.length >= perSecond) return told(now);
      window.push(now);
      answered += 1;
      return false;
    },
  };
}
