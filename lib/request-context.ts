import { AsyncLocalStorage } from "node:async_hooks";

/**
 * Which request the code at hand works for: an id, so that every line it logs can say so, and the workspace whose rows it may
 * touch at most. That is a second wall, which only a database with row-level security puts up; what may be done is decided
 * by `authorize`, which also says here for whom.
 */
type Request = { id: string; workspaceId: string | undefined; everywhere: boolean };

const key = Symbol.for("keyrack.request");
/** The entry and the pages are two bundles in one process. */
const shared = globalThis as { [key]?: AsyncLocalStorage<Request | undefined> };

export function withRequest<T>(requestId: string, work: () => T): T {
  return requests().run({ id: requestId, workspaceId: undefined, everywhere: false }, work);
}

export function currentRequestId(): string | undefined {
  return requests().getStore()?.id;
}

/** From now on this request touches this workspace alone; `everywhere`: it concerns the whole installation. */
export function confine(workspaceId: string | null, { everywhere }: { everywhere: boolean }): void {
  const request = requests().getStore();
  if (request === undefined) return;
  request.everywhere ||= everywhere;
  request.workspaceId = workspaceId ?? undefined;
}

/** Undefined: every workspace. */
export function confinedTo(): string | undefined {
  const request = requests().getStore();
  return request?.everywhere === true ? undefined : request?.workspaceId;
}

/** Runs what a request happens to start, but which is done for all. */
export function forAll<T>(work: () => T): T {
  return requests().run(undefined, work);
}

function requests(): AsyncLocalStorage<Request | undefined> {
  shared[key] ??= new AsyncLocalStorage();
  return shared[key];
}
