/**
 * Origins that are answered inside this process, such as the demonstration application: no name is resolved and no socket
 * opened. Limits, redirects and the binding to origins hold for them as for any other.
 */
import { type DialCall, timed } from "./dial";
import { answerHeaders } from "./headers";
import type { Answer, Prepared } from "./http";

/** `headers` are lower case. */
export type InProcessRequest = { method: string; url: string; headers: Record<string, string>; body?: string | Buffer };
export type InProcessAnswer = { status: number; headers: Record<string, string>; body: string };
export type InProcess = (request: InProcessRequest) => Promise<InProcessAnswer>;

export function byOrigin(given: ReadonlyMap<string, InProcess> = new Map()): ReadonlyMap<string, InProcess> {
  return new Map([...given].map(([origin, answer]) => [new URL(origin).origin, answer]));
}

export async function answerInProcess(
  answer: InProcess,
  url: URL,
  { method, headers, body: sent, maxBytes }: Prepared,
  call: DialCall,
): Promise<Answer> {
  const request = { method, url: url.href, headers, body: sent };
  const given = await timed("answered", { ...call, target: url.host }, () => answer(request));
  const bytes = Buffer.from(given.body);
  const truncated = bytes.length > maxBytes;
  const body = truncated ? bytes.subarray(0, maxBytes).toString() : given.body;
  return { status: given.status, headers: answerHeaders(given.headers), body, truncated };
}
