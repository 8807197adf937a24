import type { Step } from "@/connectors/kit/outcome";
import type { CheckMessage } from "@/connectors/kit/summary";
import { checkMessages } from "./check-stream";

/** How a recheck ended: what it found, or why there was none. */
export type RecheckEnd = Extract<CheckMessage, { type: "done" | "error" }>;

/** Asks for a recheck and tells each step as it happens. Never throws: a lost connection is an end like any other. */
export async function recheckLive(id: string, onStep: (step: Step) => void): Promise<RecheckEnd> {
  let end: RecheckEnd = { type: "error", detail: "The check did not come to an end. Try it again." };
  for await (const message of checkMessages(`/credentials/${id}/recheck`, {}, new AbortController().signal)) {
    if (message.type === "step") onStep(message.step);
    if (message.type === "done" || message.type === "error") end = message;
  }
  return end;
}
