/**
 * What a trace is told, by whoever does the work. Facts are a closed list on purpose: a path, query, header, body, name or
 * message cannot be passed, so none can leave. While nobody named a collector each call here is one look at a variable,
 * and nothing of OpenTelemetry is loaded.
 */
export type Facts = {
  /** Of HTTP, upper case. */
  method?: string;
  /** As it stands in our own source, with `{id}` or `[id]` for what varies; never what was asked for. */
  route?: string;
  status?: number;
  /** Host and port that are contacted. */
  host?: string;
  /** From a closed list: `verified`, `renewed`, … */
  outcome?: string;
  reason?: string;
  /** How many were due. */
  count?: number;
  /** As in the log. */
  requestId?: string;
};

export type Work = "verification" | "refresh" | "proxied call" | "outbound" | "checks" | "refreshes" | "messages";
export type Note = (facts: Facts) => void;

export type Tracing = {
  /** A span for a piece of work, below the one at hand. What `work` throws is thrown on; only its code is kept. */
  span<T>(name: Work, facts: Facts, work: (note: Note) => Promise<T>): Promise<T>;
  /** A span for a request of somebody else, below the one that `traceparent` names. */
  request(facts: Facts, traceparent: string | undefined): RequestSpan;
  /** More about the request at hand. */
  note: Note;
  /** Sends what waits, a few seconds at most. */
  stop(): Promise<void>;
};

export type RequestSpan = { within<T>(work: () => T): T; end(facts: Facts): void };

const key = Symbol.for("keyrack.tracing");
/** The entry and the pages are two bundles in one process. */
const shared = globalThis as { [key]?: Tracing | undefined };

/** Undefined while nobody wants traces. */
export function tracingNow(): Tracing | undefined {
  return shared[key];
}

export function setTracing(tracing: Tracing | undefined): void {
  shared[key] = tracing;
}

export function traced<T>(name: Work, facts: Facts, work: (note: Note) => Promise<T>): Promise<T> {
  const tracing = shared[key];
  return tracing === undefined ? work(nobody) : tracing.span(name, facts, work);
}

function nobody(): void {
  // Nobody listens.
}
