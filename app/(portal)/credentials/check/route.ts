import { checkInLines, refusedInLine } from "@/app/lines";
import { doneMessage, runCheck } from "@/lib/credentials/check";
import { actingMember } from "@/lib/session/session";
import { readCheck } from "./request";

/** A live check: one JSON document a line, written as it happens. It ends when the browser goes. */
export async function POST(request: Request): Promise<Response> {
  try {
    const actor = await actingMember();
    const input = await readCheck(request);
    return checkInLines(request.signal, async (send, signal) =>
      doneMessage(actor, await runCheck(actor, input, { signal, onStep: (step) => send({ type: "step", step }) })),
    );
  } catch (error) {
    return refusedInLine(error);
  }
}
