/**
 * Requests that stream both ways over connections that are kept: what the proxy is made of. Each connection is dialled
 * through the guard like any other, serves one credential only, and is not used any more a minute after its pool was
 * made, so that a changed rule or address is noticed. Nothing is followed, unpacked or kept of what passes through.
 */
import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { Pool } from "undici";
import type { TlsOptions } from "@/connectors/kit/outside";
import type { Dial } from "./dial";
import { egressError } from "./failure";
import { hostOf, portOf } from "./host";
import { answerInProcess, type InProcess } from "./in-process";
import { type Caps, exchangeStreamed, type Gone } from "./pool-exchange";

export type StreamRequest = {
  /** Upper case. */
  method: string;
  url: URL;
  /** Lower case, already without framing and connection headers. */
  headers: Readonly<Record<string, string | string[]>>;
  body: Readable | Buffer | undefined;
  /** PEM of an authority to trust besides the public ones. */
  ca?: string | undefined;
  /** What we show: certificate and key (PEM), and the key's passphrase. */
  ours?: Pick<TlsOptions, "cert" | "key" | "passphrase"> | undefined;
  /** The only origins that may see this request, as `URL.origin` spells them. */
  secretOrigins: readonly string[];
  /** Connections are shared only under the same name. */
  owner: string;
  caps: Caps;
  /** Calls its argument when whoever wants the answer has gone. */
  onGone: (gone: Gone) => void;
};

/** `headers` is name, value, name, value, as they came; a body that is short is whole already. */
export type StreamAnswer = { status: number; headers: string[]; body: Buffer | Readable };

/** Throws and rejects with egress errors. */
export type Stream = (request: StreamRequest) => Promise<StreamAnswer>;

type Kept = { pool: Pool; until: number };

const poolLifeMs = 60_000;
const keptAtMost = 512;
const connectionsAtMost = 128;
const headerLimit = 64 * 1024;

export function createPools(dial: Dial, local: ReadonlyMap<string, InProcess>): { stream: Stream; close(): void } {
  const pools = new Map<string, Kept>();

  function poolFor(request: StreamRequest): Pool {
    const name = `${request.owner} ${request.url.origin} ${request.ca ?? ""} ${fingerprint(request.ours)}`;
    const now = performance.now();
    const known = pools.get(name);
    if (known !== undefined && known.until > now) return known.pool;
    if (known !== undefined) retire(name, known);
    const [oldest] = pools;
    if (pools.size >= keptAtMost && oldest !== undefined) retire(...oldest);
    const pool = open(dial, request);
    pools.set(name, { pool, until: now + poolLifeMs });
    return pool;
  }

  /** What runs may end; nothing new begins. */
  function retire(name: string, { pool }: Kept): void {
    pools.delete(name);
    pool.close().catch(() => undefined);
  }

  return {
    stream(request) {
      const { origin } = request.url;
      if (!request.secretOrigins.includes(origin)) throw elsewhere(request.url);
      const here = local.get(origin);
      if (here !== undefined) return answeredHere(here, request);
      return exchangeStreamed(poolFor(request), request);
    },
    close() {
      for (const { pool } of pools.values()) pool.destroy().catch(() => undefined);
      pools.clear();
    },
  };
}

function open(dial: Dial, { url, ca, ours, caps }: StreamRequest): Pool {
  const host = hostOf(url);
  const port = portOf(url);
  if (host === undefined) throw egressError("dns", { hint: "This is not a valid host name or address." });
  const tls: TlsOptions | undefined = url.protocol === "https:" ? { ...(ca ? { ca } : {}), ...ours } : undefined;
  return new Pool(url.origin, {
    connections: connectionsAtMost,
    pipelining: 1,
    allowH2: false,
    maxHeaderSize: headerLimit,
    headersTimeout: caps.firstByteMs,
    bodyTimeout: caps.silenceMs,
    keepAliveTimeout: 10_000,
    keepAliveMaxTimeout: poolLifeMs,
    connect: (_options, callback) => {
      dial({ host, port, ...(tls ? { tls } : {}), alpn: ["http/1.1"] }, { signal: new AbortController().signal }).then(
        (socket) => callback(null, socket),
        (error: unknown) => callback(error instanceof Error ? error : new Error("cannot connect"), null),
      );
    },
  });
}

/** A connection that was made with a certificate serves nobody who brings another one, or another key. */
function fingerprint(ours: StreamRequest["ours"]): string {
  if (ours === undefined) return "";
  const { cert = "", key = "", passphrase = "" } = ours;
  return createHash("sha256").update([cert, key, passphrase].join("\0")).digest("base64");
}

/** For origins that are answered inside this process: small, so nothing is streamed. */
async function answeredHere(here: InProcess, request: StreamRequest): Promise<StreamAnswer> {
  const { method, url, headers, body } = request;
  const parts: Buffer[] = [];
  if (Buffer.isBuffer(body)) parts.push(body);
  else if (body !== undefined) for await (const part of body) parts.push(Buffer.from(part));
  const texts = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(", ")]));
  const prepared = { method, headers: texts, body: Buffer.concat(parts), maxBytes: 1024 * 1024 };
  const answer = await answerInProcess(here, url, prepared, { signal: new AbortController().signal });
  const flat = Object.entries(answer.headers).flatMap(([name, value]) =>
    [value].flat().flatMap((each) => [name, each]),
  );
  const bytes = Buffer.from(answer.body);
  return { status: answer.status, headers: [...flat, "content-length", String(bytes.length)], body: bytes };
}

function elsewhere(url: URL): Error {
  return egressError("blocked_address", {
    target: url.host,
    hint: "These values are only ever sent to the application they belong to, and this address is another one.",
  });
}
