/**
 * Reads a redirect, by hand. Only an origin that may see the request at all is followed, never from https to http; for any
 * other the answer stays the answer and says where it wanted to send us.
 */
import { type AnswerHeaders, header } from "./headers";
import type { Message } from "./http";

export type Redirect = { follow: URL; message: Message } | { otherOrigin: string } | undefined;

export function readRedirect(
  answer: { status: number; headers: AnswerHeaders },
  from: URL,
  { message, origins }: { message: Message; origins: ReadonlySet<string> },
): Redirect {
  const location = header(answer.headers, "location");
  if (!statuses.has(answer.status) || location === "" || !URL.canParse(location, from)) return undefined;
  const to = new URL(location, from);
  const followed = origins.has(to.origin) && to.username === "" && to.password === "";
  if (!followed || (from.protocol === "https:" && to.protocol !== "https:")) return { otherOrigin: originOf(to) };
  return { follow: to, message: rewritten(message, answer.status) };
}

/** The http and https origins among what was given; anything else names no origin and is left out. */
export function originsOf(texts: readonly string[]): ReadonlySet<string> {
  const urls = texts.filter((text) => URL.canParse(text)).map((text) => new URL(text));
  return new Set(urls.filter(({ protocol }) => /^https?:$/.test(protocol)).map(({ origin }) => origin));
}

const statuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

function originOf(url: URL): string {
  return url.origin === "null" ? url.protocol : url.origin;
}

/** RFC 9110 15.4: 303 turns everything but HEAD into GET; 301 and 302 do so with POST, as every client does. */
function rewritten(message: Message, status: number): Message {
  const method = message.method.toUpperCase();
  const becomesGet = status === 303 ? method !== "HEAD" : status < 303 && method === "POST";
  if (!becomesGet) return message;
  const headers = Object.entries(message.headers).filter(([name]) => !name.toLowerCase().startsWith("content-"));
  return { method: "GET", headers: Object.fromEntries(headers) };
}
