import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { handle } from "./core";

/** From and to the web's Request and Response. */
export async function answerWeb(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const headers = Object.fromEntries(request.headers);
  const answer = await handle({
    method: request.method,
    url: `${pathname}${search}`,
    headers,
    body: request.body ? Readable.fromWeb(request.body as ReadableStream) : undefined,
    address: headers["x-keyrack-address"] ?? "unknown",
    onGone: (gone) => request.signal.addEventListener("abort", gone, { once: true }),
  });
  const list = new Headers();
  for (let at = 0; at < answer.headers.length; at += 2)
    list.append(answer.headers[at] ?? "", answer.headers[at + 1] ?? "");
  const none = request.method === "HEAD" || answer.status === 204 || answer.status === 304;
  return new Response(none ? null : bodyOf(answer.body), { status: answer.status, headers: list });
}

function bodyOf(body: string | Buffer | Readable | undefined): BodyInit | null {
  if (body === undefined || typeof body === "string") return body ?? null;
  if (Buffer.isBuffer(body)) return new Uint8Array(body);
  return Readable.toWeb(body) as unknown as globalThis.ReadableStream<Uint8Array>;
}
