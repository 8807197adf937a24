import type { CallOptions, Egress, EgressAnswer } from "@/lib/egress/egress";
import { refusal, unexpected } from "./refusal";

/**
 * Token requests leave by the guarded door like everything else. They go to exactly one origin, are never redirected,
 * and an answer of more than 256 KB or later than 15 seconds is none.
 */
export type Call = Pick<CallOptions, "signal" | "onPhase"> & { egress: Egress; ca?: string };

export type Sent = { method: "GET" | "POST"; url: string; headers: Readonly<Record<string, string>>; body?: string };

export async function send({ egress, ca, signal, onPhase }: Call, sent: Sent): Promise<EgressAnswer> {
  const { origin, host } = new URL(sent.url);
  const answer = await egress.request(
    {
      ...sent,
      headers: { "user-agent": "Keyrack", ...sent.headers },
      secretOrigins: [origin],
      maxBytes: answerLimit,
      follow: false,
      ...(ca ? { ca } : {}),
    },
    { timeoutMs: timeLimit, ...(signal ? { signal } : {}), ...(onPhase ? { onPhase } : {}) },
  );
  if (answer.truncated) throw refusal(unexpected(`${host} sent more than any token answer holds.`));
  if (answer.status >= 300 && answer.status < 400) {
    throw refusal(unexpected(`${host} sends us elsewhere, where secrets may not go.`, { status: answer.status }));
  }
  return answer;
}

const answerLimit = 256 * 1024;
/** Milliseconds. A lease on a refresh lasts longer than this. */
export const timeLimit = 15_000;
