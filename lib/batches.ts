import { log } from "./log";
import { forAll } from "./request-context";

/**
 * Numbers that are counted in memory and written together: each batch is flushed at its own pace and once more before
 * the store closes. What cannot be written is kept by its owner and tried again. Holds across bundles of one process.
 */
/** `last` is true when the process ends. */
type Flush = (last: boolean) => Promise<void>;
type Batch = { timer: NodeJS.Timeout; running: Promise<void> | undefined; flush: Flush };

const key = Symbol.for("keyrack.batches");
const shared = globalThis as { [key]?: Map<string, Batch> };

/** Starts the clock of a batch, unless it runs. Never keeps the process alive. */
export function keepFlushing(name: string, everyMs: number, flush: Flush): void {
  shared[key] ??= new Map();
  const batches = shared[key];
  if (batches.has(name)) return;
  const tick = () => void run(name, batch, false);
  const batch: Batch = { timer: forAll(() => setInterval(tick, everyMs)), running: undefined, flush };
  batch.timer.unref();
  batches.set(name, batch);
}

/** Writes everything that waits and stops all clocks. */
export async function flushAll(): Promise<void> {
  const batches = [...(shared[key] ?? [])];
  shared[key]?.clear();
  for (const [name, batch] of batches) {
    clearInterval(batch.timer);
    await batch.running;
    await run(name, batch, true);
  }
}

function run(name: string, batch: Batch, last: boolean): Promise<void> {
  batch.running ??= batch
    .flush(last)
    .catch((error: unknown) => log("error", "numbers could not be written", { batch: name, error }))
    .finally(() => {
      batch.running = undefined;
    });
  return batch.running;
}
