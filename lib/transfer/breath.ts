/**
 * Long work of many small pieces lets others in between: awaited before each piece, it waits for the rest of the process
 * whenever this work has had the thread for a while.
 */
export type Breath = () => Promise<void> | undefined;

const turnMs = 12;

export function breaths(): Breath {
  let since = performance.now();
  return () => {
    if (performance.now() - since < turnMs) return undefined;
    return new Promise((resolve) =>
      setImmediate(() => {
        since = performance.now();
        resolve();
      }),
    );
  };
}
