/**
 * One request over a pool, streamed both ways with back-pressure. A short answer comes whole; a long or open-ended one as
 * a stream that pauses the other side while nobody reads. When the one who asked has gone, the exchange is cut at once.
 */
import { Readable } from "node:stream";
import type { Dispatcher, Pool } from "undici";
import { egressError, explained } from "./failure";
import type { StreamAnswer, StreamRequest } from "./pool";

export type Gone = () => void;

/** Milliseconds and bytes. */
export type Caps = {
  firstByteMs: number;
  /** Between two parts of the answer. */
  silenceMs: number;
  totalMs: number;
  answerBytes: number;
};

/** Up to here an answer of known length is collected instead of streamed. */
const wholeUpTo = 16 * 1024;

export function exchangeStreamed(pool: Pool, request: StreamRequest): Promise<StreamAnswer> {
  return dispatched(pool, request).catch((error: unknown) => again(pool, request, error));
}

/** Once more on a kept connection that the other side had closed just then: nothing was answered, nothing changed. */
async function again(pool: Pool, request: StreamRequest, first: unknown): Promise<StreamAnswer> {
  const { url, method, body } = request;
  if (!isStale(first) || body !== undefined || !repeatable.has(method)) throw asFailure(first, url);
  try {
    return await dispatched(pool, request);
  } catch (error) {
    throw asFailure(error, url);
  }
}

const repeatable: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

function dispatched(pool: Pool, request: StreamRequest): Promise<StreamAnswer> {
  const { method, url, headers, body, caps } = request;
  return new Promise((resolve, reject) => {
    pool.dispatch(
      { method: method as Dispatcher.HttpMethod, path: `${url.pathname}${url.search}`, headers, body: body ?? null },
      handlerFor(request, resolve, reject, caps),
    );
  });
}

function handlerFor(
  { method, onGone }: StreamRequest,
  resolve: (answer: StreamAnswer) => void,
  reject: (error: unknown) => void,
  caps: Caps,
): Dispatcher.DispatchHandler {
  let abort: ((reason?: Error) => void) | undefined;
  let over = false;
  let stream: Readable | undefined;
  let whole: { answer: Omit<StreamAnswer, "body">; parts: Buffer[] } | undefined;
  let bytes = 0;
  let timer: NodeJS.Timeout | undefined;

  const end = () => {
    over = true;
    clearTimeout(timer);
  };
  const cut = (reason: Error) => {
    if (abort === undefined) {
      end();
      reject(reason);
    } else abort(reason);
  };
  onGone(() => over || cut(gone()));

  return {
    onConnect(stop) {
      abort = stop;
      if (over) stop(gone());
    },
    onHeaders(status, raw, resume) {
      // 1xx: an interim answer (RFC 9110 15.2); the real one follows.
      if (status < 200) return true;
      const headers = raw.map((each) => each.toString("latin1"));
      const length = lengthOf(headers, method, status);
      if (length !== undefined && length > caps.answerBytes) throw tooLong();
      if (length !== undefined && length <= wholeUpTo) {
        whole = { answer: { status, headers }, parts: [] };
        return true;
      }
      timer = setTimeout(() => over || cut(egressError("timeout", {})), caps.totalMs);
      stream = new Readable({
        highWaterMark: 128 * 1024,
        read: resume,
        destroy: (error, done) => {
          if (!over) cut(gone());
          done(error);
        },
      });
      resolve({ status, headers, body: stream });
      return true;
    },
    onData(part) {
      bytes += part.length;
      if (bytes > caps.answerBytes) throw tooLong();
      if (whole !== undefined) {
        whole.parts.push(part);
        return true;
      }
      return stream?.push(part) ?? true;
    },
    onComplete() {
      end();
      stream?.push(null);
      if (whole === undefined) return;
      const [only, second] = whole.parts;
      const body = only !== undefined && second === undefined ? only : Buffer.concat(whole.parts);
      resolve({ ...whole.answer, body });
    },
    onError(error) {
      end();
      if (stream === undefined) reject(error);
      else stream.destroy(error);
    },
  };
}

/** Undefined when nobody can know it beforehand. */
function lengthOf(headers: readonly string[], method: string, status: number): number | undefined {
  if (method === "HEAD" || status === 204 || status === 304) return 0;
  for (let at = 0; at < headers.length; at += 2) {
    const name = headers[at];
    if (name?.length === 14 && name.toLowerCase() === "content-length") return Number(headers[at + 1]);
  }
  return undefined;
}

function isStale(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "UND_ERR_SOCKET" || code === "ECONNRESET" || code === "EPIPE";
}

function asFailure(error: unknown, url: URL): unknown {
  const broken = error instanceof Error && "code" in error && error.code === "ERR_ASSERTION";
  if (broken) return egressError("unexpected_response", { target: url.host }, error);
  return explained(error, url.host);
}

function tooLong(): Error {
  return egressError("unexpected_response", { hint: "The answer is longer than the proxy passes on." });
}

function gone(): Error {
  return Object.assign(new Error("whoever asked has gone"), { code: "ERR_STREAM_PREMATURE_CLOSE" });
}
