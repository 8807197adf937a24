/**
 * Time limits. Work gets a signal that ends when its own time is up or when what surrounds it ends, and the caller is
 * answered at that moment even if the work does not listen. Listeners and timers never outlive the work.
 */
export type Limit = {
  /** Milliseconds. */
  ms: number;
  /** What surrounds the work; its reason is passed on unchanged. */
  signal?: AbortSignal;
  /** The error when the time is up. */
  late: () => Error;
};

export async function within<T>({ ms, signal, late }: Limit, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  signal?.throwIfAborted();
  const own = new AbortController();
  const end = () => own.abort(signal?.reason);
  const timer = setTimeout(() => own.abort(late()), ms);
  signal?.addEventListener("abort", end, { once: true });
  try {
    return await Promise.race([work(own.signal), ended(own.signal)]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", end);
  }
}

function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
