import type { Step } from "@/connectors/kit/outcome";
import type { CheckMessage } from "@/connectors/kit/summary";

/** How a recheck ended: what it found, or why there was none. */
export type RecheckEnd = Extract<CheckMessage, { type: "done" | "error" }>;

/** Asks for a recheck and tells each step as it happens. Never throws: a lost connection is an end like any other. */
export async function recheckLive(id: string, onStep: (step: Step) => void): Promise<RecheckEnd> {
  try {
    const response = await fetch(`/credentials/${id}/recheck`, { method: "POST" });
    let end: RecheckEnd = { type: "error", detail: "The check did not come to an end. Try it again." };
    for await (const message of messagesOf(response)) {
      if (message.type === "step") onStep(message.step);
      if (message.type === "done" || message.type === "error") end = message;
    }
    return end;
  } catch {
    return { type: "error", detail: "Keyrack could not be reached. Check your connection and try again." };
  }
}

/** One JSON document a line. */
async function* messagesOf(response: Response): AsyncGenerator<CheckMessage> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) return;
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + (value ?? "")).split("\n");
    rest = done ? "" : (lines.pop() ?? "");
    for (const line of lines) if (line.startsWith("{")) yield JSON.parse(line) as CheckMessage;
    if (done) return;
  }
}
