import { AsyncLocalStorage } from "node:async_hooks";

/**
 * Which request the code at hand works for, so that every line it logs can say so. It carries an id for people and
 * nothing else: no actor, no right and no decision ever comes from here.
 */
const key = Symbol.for("keyrack.request");
/** The entry and the pages are two bundles in one process. */
const shared = globalThis as { [key]?: AsyncLocalStorage<string> };

export function withRequest<T>(requestId: string, work: () => T): T {
  shared[key] ??= new AsyncLocalStorage();
  return shared[key].run(requestId, work);
}

export function currentRequestId(): string | undefined {
  return shared[key]?.getStore();
}
