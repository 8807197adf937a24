import { attempt } from "@/app/act";
import { inLines, refusedInLine } from "@/app/lines";
import type { CheckMessage, Step } from "@/connectors/kit";
import { recheckCredential } from "@/lib/credentials/recheck";
import { actingMember } from "@/lib/session/session";

/** A recheck that is watched: one JSON document a line. It goes on to its end when nobody watches any more. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  try {
    const actor = await actingMember();
    return inLines<CheckMessage>(request.signal, async (send) => {
      const onStep = (step: Step) => send({ type: "step", step });
      const done = await attempt(() => recheckCredential(actor, id, { onStep }));
      send(done.ok ? ended(done.value) : { type: "error", detail: done.problem.detail });
    });
  } catch (error) {
    return refusedInLine(error);
  }
}

function ended({ outcome, explanation }: Awaited<ReturnType<typeof recheckCredential>>): CheckMessage {
  return {
    type: "done",
    outcome: outcome.outcome,
    ...("reason" in outcome ? { reason: outcome.reason } : {}),
    ...(explanation ? { explanation } : {}),
  };
}
