import { bodyOf } from "@/app/(portal)/credentials/check/request";
import { problemOf } from "@/app/act";
import type { CheckMessage } from "@/connectors/kit";
import { AppError } from "@/lib/errors";
import { checkStep } from "@/lib/links/submit";
import type { Key } from "@/lib/links/visitor";
import { assertOwnOrigin } from "@/lib/session/session";
import { visitKey } from "../browser";

/** A live check of a visitor: one JSON document a line, written as it happens. It ends when the browser goes. */
type Props = { params: Promise<{ token: string }> };

export async function POST(request: Request, { params }: Props): Promise<Response> {
  try {
    await assertOwnOrigin();
    const key = await visitKey((await params).token);
    const given = readGiven(await bodyOf(request));
    return new Response(streamOf(key, given, request.signal), { headers });
  } catch (error) {
    return new Response(line(messageOf(error)), { status: error instanceof AppError ? error.status : 500, headers });
  }
}

type Posted = {
  position: number;
  scheme: string | undefined;
  values: Record<string, unknown>;
  base: string | undefined;
};

function streamOf(key: Key, given: Posted, gone: AbortSignal): ReadableStream<Uint8Array> {
  const stop = new AbortController();
  const signal = AbortSignal.any([gone, stop.signal]);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async start(controller) {
      const send = (message: CheckMessage) => {
        if (!signal.aborted) controller.enqueue(encoder.encode(line(message)));
      };
      try {
        send(await checkStep(key, given, { signal, onStep: (step) => send({ type: "step", step }) }));
      } catch (error) {
        send(messageOf(error));
      }
      if (!signal.aborted) controller.close();
    },
    cancel: () => stop.abort(),
  });
}

function readGiven(text: string): Posted {
  const body = parsed(text);
  if (!isRecord(body) || !isRecord(body.values) || typeof body.step !== "number")
    throw new AppError("invalid_fields", "Send step and values as JSON.");
  return {
    position: body.step,
    scheme: typeof body.way === "string" ? body.way : undefined,
    values: body.values,
    base: typeof body.base === "string" ? body.base : undefined,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function messageOf(error: unknown): CheckMessage {
  const problem = problemOf(error);
  if (Object.keys(problem.fields).length > 0) return { type: "fields", errors: problem.fields };
  return { type: "error", detail: problem.detail };
}

function line(message: CheckMessage): string {
  return `${JSON.stringify(message)}\n`;
}

const headers = { "content-type": "application/x-ndjson", "cache-control": "no-store, no-transform" };
