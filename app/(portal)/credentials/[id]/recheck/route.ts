import { attempt } from "@/app/act";
import type { CheckMessage } from "@/connectors/kit";
import { recheckCredential } from "@/lib/credentials/recheck";
import { AppError } from "@/lib/errors";
import { actingMember } from "@/lib/session/session";

/** A recheck that is watched: one JSON document a line. It goes on to its end when nobody watches any more. */
export async function POST(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const who = await attempt(actingMember);
  if (!who.ok) {
    const status = who.error instanceof AppError ? who.error.status : 500;
    return new Response(line({ type: "error", detail: who.problem.detail }), { status, headers });
  }
  let watched = true;
  const stream = new ReadableStream<Uint8Array>({
    start: async (out) => {
      const send = (message: CheckMessage) => watched && out.enqueue(encoder.encode(line(message)));
      const onStep = (step: Extract<CheckMessage, { type: "step" }>["step"]) => send({ type: "step", step });
      const done = await attempt(() => recheckCredential(who.value, id, { onStep }));
      if (done.ok) send(ended(done.value));
      else send({ type: "error", detail: done.problem.detail });
      if (watched) out.close();
    },
    cancel: () => {
      watched = false;
    },
  });
  return new Response(stream, { headers });
}

function ended({ outcome, explanation }: Awaited<ReturnType<typeof recheckCredential>>): CheckMessage {
  return {
    type: "done",
    outcome: outcome.outcome,
    ...("reason" in outcome ? { reason: outcome.reason } : {}),
    ...(explanation ? { explanation } : {}),
  };
}

function line(message: CheckMessage): string {
  return `${JSON.stringify(message)}\n`;
}

const encoder = new TextEncoder();
const headers = { "content-type": "application/x-ndjson", "cache-control": "no-store", "x-accel-buffering": "no" };
