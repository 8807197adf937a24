import { isRecord, jsonBody } from "@/app/json-body";
import { checkInLines, refusedInLine } from "@/app/lines";
import { AppError } from "@/lib/errors";
import { checkStep } from "@/lib/links/submit";
import { assertOwnOrigin } from "@/lib/session/session";
import { visitKey } from "../browser";

/** A live check of a visitor: one JSON document a line, written as it happens. It ends when the browser goes. */
type Props = { params: Promise<{ token: string }> };

export async function POST(request: Request, { params }: Props): Promise<Response> {
  try {
    await assertOwnOrigin();
    const key = await visitKey((await params).token);
    const given = await readGiven(request);
    return checkInLines(request.signal, (send, signal) =>
      checkStep(key, given, { signal, onStep: (step) => send({ type: "step", step }) }),
    );
  } catch (error) {
    return refusedInLine(error);
  }
}

async function readGiven(request: Request) {
  const { step, way, values, base } = (await jsonBody(request)) ?? {};
  if (!isRecord(values) || typeof step !== "number")
    throw new AppError("invalid_fields", "Send step and values as JSON.");
  return {
    position: step,
    scheme: typeof way === "string" ? way : undefined,
    values,
    base: typeof base === "string" ? base : undefined,
  };
}
