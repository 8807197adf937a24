import type { CheckMessage } from "@/connectors/kit";
import { AppError } from "@/lib/errors";
import { type Problem, problemOf } from "./act";

/**
 * An answer of one JSON document a line, each written as it happens. `work` gets a signal that ends when the browser goes;
 * what it sends after that is dropped. If it throws, the answer breaks off.
 */
export function inLines<Line>(
  gone: AbortSignal,
  work: (send: (line: Line) => void, signal: AbortSignal) => Promise<void>,
): Response {
  const stop = new AbortController();
  const signal = AbortSignal.any([gone, stop.signal]);
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    start: async (out) => {
      await work((line) => {
        if (!signal.aborted) out.enqueue(encoder.encode(written(line)));
      }, signal);
      if (!signal.aborted) out.close();
    },
    cancel: () => stop.abort(),
  });
  return new Response(stream, { headers });
}

/** A check that is watched: what `work` fails with is the last line. */
export function checkInLines(
  gone: AbortSignal,
  work: (send: (message: CheckMessage) => void, signal: AbortSignal) => Promise<CheckMessage>,
): Response {
  return inLines<CheckMessage>(gone, async (send, signal) => {
    send(await work(send, signal).catch((error: unknown) => messageOf(problemOf(error))));
  });
}

/** The same for what fails before anything is checked. */
export function refusedInLine(error: unknown): Response {
  const status = error instanceof AppError ? error.status : 500;
  return new Response(written(messageOf(problemOf(error))), { status, headers });
}

function messageOf({ code, detail, fields }: Problem): CheckMessage {
  if (Object.keys(fields).length > 0) return { type: "fields", errors: fields };
  return { type: "error", detail, ...(code === "unauthenticated" ? { signIn: true } : {}) };
}

function written(line: unknown): string {
  return `${JSON.stringify(line)}\n`;
}

const headers = {
  "content-type": "application/x-ndjson",
  "cache-control": "no-store, no-transform",
  // A proxy in front must not keep the lines until the last one.
  "x-accel-buffering": "no",
};
