import type { CheckMessage } from "@/connectors/kit/summary";

/**
 * Posts a check and yields its messages as they come, one JSON document a line. A lost connection and an answer that is
 * none of ours become a message as well; only an abort throws.
 */
export async function* checkMessages(url: string, body: unknown, signal: AbortSignal): AsyncGenerator<CheckMessage> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    signal,
  }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    return undefined;
  });
  if (!response?.body || !response.headers.get("content-type")?.includes("ndjson")) return yield unreachable;
  let ended = false;
  try {
    for await (const line of linesOf(response.body)) {
      const message = JSON.parse(line) as CheckMessage;
      ended = message.type !== "step";
      yield message;
    }
  } catch (error) {
    if (signal.aborted || ended) throw error;
  }
  if (!ended) yield broken;
}

/** Lines that hold something, however the bytes were cut on the way. */
export async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
    const lines = rest.split("\n");
    rest = done ? "" : (lines.pop() ?? "");
    for (const line of lines) if (line.trim() !== "") yield line;
    if (done) return;
  }
}

const unreachable: CheckMessage = {
  type: "error",
  detail: "Keyrack did not answer. Look at your connection, then check again; what you typed is still here.",
};
const broken: CheckMessage = {
  type: "error",
  detail: "The check broke off before it ended. Nothing was saved. Check again.",
};
