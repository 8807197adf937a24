/**
 * One HTTP/1.1 request over one connection that was dialled for it, and its answer, read within limits. Nothing is pooled,
 * retried or followed here.
 */
import type { Socket } from "node:net";
import { Client, type Dispatcher } from "undici";
import { readBody, textOf } from "./body";
import { type DialCall, timed } from "./dial";
import { egressError, explained } from "./failure";
import { type AnswerHeaders, answerHeaders, header, requestHeaders } from "./headers";

export type Message = { method: string; headers: Readonly<Record<string, string>>; body?: string | Buffer };
export type Answer = { status: number; headers: AnswerHeaders; body: string; truncated: boolean };

/** What will be sent, checked before anything is dialled. `maxBytes` is for the unpacked body of the answer. */
export type Prepared = { method: string; headers: Record<string, string>; body?: string | Buffer; maxBytes: number };

export function prepare({ method, headers, body }: Message, maxBytes: number): Prepared {
  const upper = method.toUpperCase();
  // CONNECT and TRACE have no use here but to get around something.
  if (!methods.has(upper)) throw egressError("not_checkable", { hint: "This HTTP method cannot be sent." });
  return { method: upper, headers: requestHeaders(headers), body, maxBytes };
}

export async function exchange(socket: Socket, url: URL, prepared: Prepared, call: DialCall): Promise<Answer> {
  const { method, headers, body = null } = prepared;
  const request = { method, headers, body, path: `${url.pathname}${url.search}`, reset: true };
  const client = clientOver(socket, url);
  try {
    const context = { ...call, target: url.host, ms: firstByteLimit };
    const answer = await timed("answered", context, (signal) => client.request({ ...request, signal }));
    return await readAnswer(answer, prepared.maxBytes);
  } catch (error) {
    throw call.signal.aborted ? call.signal.reason : explained(asAnswer(error), url.host);
  } finally {
    // Never close(): that would wait for a body we may have stopped reading.
    client.destroy().catch(() => undefined);
    socket.destroy();
  }
}

async function readAnswer(answer: Dispatcher.ResponseData, maxBytes: number): Promise<Answer> {
  const headers = answerHeaders(answer.headers);
  const { body, truncated } = await readBody(answer.body, header(headers, "content-encoding"), maxBytes);
  return { status: answer.statusCode, headers, body: textOf(body, header(headers, "content-type")), truncated };
}

const firstByteLimit = 10_000;
const headerLimit = 32 * 1024;
const methods: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** undici asserts where the other side breaks the protocol, for example by answering before it was asked. */
function asAnswer(error: unknown): unknown {
  const broken = error instanceof Error && "code" in error && error.code === "ERR_ASSERTION";
  return broken ? egressError("unexpected_response", { hint: "What answers here does not speak HTTP." }, error) : error;
}

/** undici speaks over the socket it is given; a second connection, which would be unjudged, is refused. */
function clientOver(socket: Socket, url: URL): Client {
  let used = false;
  return new Client(url.origin, {
    maxHeaderSize: headerLimit,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: (_options, callback) => {
      if (used) return callback(egressError("refused", { target: url.host }), null);
      used = true;
      // Not at once: undici does not go on when the answer comes while it is asking.
      queueMicrotask(() => callback(null, socket));
    },
  });
}
