import type { CheckMessage } from "@/connectors/kit";
import type { Member } from "@/lib/actor";
import { type CheckInput, doneMessage, runCheck } from "@/lib/credentials/check";
import { actingMember } from "@/lib/session/session";
import { type Problem, problemOf } from "../../../act";
import { readCheck } from "./request";

/** A live check: one JSON document a line, written as it happens. It ends when the browser goes. */
export async function POST(request: Request): Promise<Response> {
  try {
    const actor = await actingMember();
    const input = await readCheck(request);
    return new Response(streamOf(actor, input, request.signal), { headers });
  } catch (error) {
    const status = error instanceof Error && "status" in error ? Number(error.status) : 500;
    return new Response(line(messageOf(problemOf(error))), { status, headers });
  }
}

function streamOf(actor: Member, input: CheckInput, gone: AbortSignal): ReadableStream<Uint8Array> {
  const stop = new AbortController();
  const signal = AbortSignal.any([gone, stop.signal]);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async start(controller) {
      const send = (message: CheckMessage) => {
        if (!signal.aborted) controller.enqueue(encoder.encode(line(message)));
      };
      try {
        const check = await runCheck(actor, input, { signal, onStep: (step) => send({ type: "step", step }) });
        send(await doneMessage(actor, check));
      } catch (error) {
        send(messageOf(problemOf(error)));
      }
      if (!signal.aborted) controller.close();
    },
    cancel: () => stop.abort(),
  });
}

function messageOf(problem: Problem): CheckMessage {
  if (Object.keys(problem.fields).length > 0) return { type: "fields", errors: problem.fields };
  const { code, detail } = problem;
  return { type: "error", detail, ...(code === "unauthenticated" ? { signIn: true } : {}) };
}

function line(message: CheckMessage): string {
  return `${JSON.stringify(message)}\n`;
}

const headers = { "content-type": "application/x-ndjson", "cache-control": "no-store, no-transform" };
