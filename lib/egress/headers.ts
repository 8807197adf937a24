/**
 * Headers in both directions. What a request may not set (Host, framing, the connection, the proxy) is left out, so that a
 * template can never send a credential to another virtual host or slip a second request in.
 */
import { egressError } from "./failure";

export type AnswerHeaders = Record<string, string | string[]>;

/** Lower case, with what every request says. Throws when a name or value cannot be sent; the value is not repeated. */
export function requestHeaders(given: Readonly<Record<string, string>>): Record<string, string> {
  const headers = new Map([
    ["user-agent", "Keyrack"],
    ["accept-encoding", "gzip, deflate, br"],
  ]);
  for (const [name, value] of Object.entries(given)) {
    const lower = name.toLowerCase();
    if (forbidden.has(lower) || lower.startsWith("proxy-")) continue;
    if (!token.test(name) || !fieldValue.test(value)) throw unsendable(name);
    headers.set(lower, value);
  }
  return Object.fromEntries(headers);
}

/** Lower case; `set-cookie` is always a list, everything else a list only when it came several times. */
export function answerHeaders(given: Readonly<Record<string, string | string[] | undefined>>): AnswerHeaders {
  const entries = Object.entries(given).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const lower = name.toLowerCase();
    return [[lower, lower === "set-cookie" ? [value].flat() : value] as const];
  });
  return Object.fromEntries(entries);
}

/** The first value of a header, or the empty text. */
export function header(headers: AnswerHeaders, name: string): string {
  return [headers[name] ?? ""].flat()[0] ?? "";
}

const forbidden = new Set([
  "host",
  "connection",
  "content-length",
  "expect",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);
const token = /^[!#$%&'*+.^_`|~\w-]+$/; // RFC 9110 5.6.2
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/; // RFC 9110 5.5

/** For whoever typed the value: the only one who can do something about it. */
export const unsendableHint =
  "It holds a line break, the dots of a hidden value or another character that no header carries.";

function unsendable(name: string): Error {
  const shown = token.test(name) ? `The header ${name}` : "A header";
  return egressError("not_checkable", { detail: `${shown} holds what cannot be sent.`, hint: unsendableHint });
}
