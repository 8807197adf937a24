/** Work that passes one at a time, in the order in which it came, whatever became of what was before it. */
export type Turns = {
  take<T>(work: () => Promise<T>): Promise<T>;
  /** How many have not ended yet. */
  waiting(): number;
  /** When all that were taken so far have ended. */
  over(): Promise<unknown>;
};

export function createTurns(): Turns {
  let tail: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    take(work) {
      const turn = tail.then(work, work);
      waiting += 1;
      tail = turn
        .catch(() => undefined)
        .then(() => {
          waiting -= 1;
        });
      return turn;
    },
    waiting: () => waiting,
    over: () => tail,
  };
}
