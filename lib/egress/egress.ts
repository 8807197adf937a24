/**
 * The only way out of this process, for HTTP and for every other protocol. What is reached was judged first and pinned;
 * secrets go only to the origins named for them; time, size and redirects are limited. Failures are egress errors that
 * `failureOf` reads; when the caller's own signal ends, its reason is thrown unchanged.
 */
import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import type { DialTarget } from "@/connectors/kit/outside";
import { traced, tracingNow } from "@/lib/tracing/trace";
import { parseProxy } from "./connect-proxy";
import { bound, createDial, type Dial, type DialCall, type OnPhase } from "./dial";
import { egressError } from "./failure";
import { createGuard } from "./guard";
import type { AnswerHeaders } from "./headers";
import { hostOf, parseHost, parseUrl, portOf } from "./host";
import { type Answer, exchange, type Message, prepare } from "./http";
import { answerInProcess, byOrigin, type InProcess } from "./in-process";
import type { OwnPlace } from "./own";
import { createPools, type Stream } from "./pool";
import { originsOf, readRedirect } from "./redirect";
import { type Lookup, systemLookup } from "./resolve";
import type { AllowRule } from "./rules";
import { within } from "./within";

export type { InProcessRequest } from "./in-process";
export type { AllowRule } from "./rules";

export type EgressOptions = {
  /** What an admin and the environment allowed. Asked for only when something is to be allowed first. */
  rules: () => Promise<readonly AllowRule[]>;
  /** Our listeners, on every address of this machine, and places elsewhere that are ours: never reached, even if allowed. */
  own: () => readonly OwnPlace[];
  /** `http://[user:password@]host:port` of a CONNECT proxy. */
  proxy?: string;
  /** Origin → who answers here instead, without a socket. */
  inProcess?: ReadonlyMap<string, InProcess>;
};

export type Egress = {
  request(request: EgressRequest, options?: CallOptions): Promise<EgressAnswer>;
  /** A connected socket, TLS if the target says so. The signal destroys it at any time; `timeoutMs` ends with connecting. */
  dial(target: DialTarget, options?: CallOptions): Promise<Socket | TLSSocket>;
  /** For the proxy: streamed both ways over kept connections. */
  stream: Stream;
  /** Ends the kept connections. */
  close(): void;
};

/** `onPhase` is called once per phase and hop with milliseconds. `timeoutMs` is for all together, 15,000 by default. */
export type CallOptions = { signal?: AbortSignal; onPhase?: OnPhase; timeoutMs?: number };

export type EgressRequest = {
  method: string;
  url: string;
  /** Host, framing and connection headers are left out. */
  headers: Readonly<Record<string, string>>;
  body?: string | Buffer;
  /** PEM. `ca` adds an authority; `cert` and `key` are ours, opened with `passphrase`. */
  ca?: string;
  cert?: string;
  key?: string;
  passphrase?: string;
  /** The only origins that may see this request. */
  secretOrigins: readonly string[];
  /** Of the unpacked body; 1 MiB by default. */
  maxBytes?: number;
  /** False gives the redirect itself, with its cookies. True by default: at most 3, and only to `secretOrigins`. */
  follow?: boolean;
};

export type EgressAnswer = {
  status: number;
  /** Lower case; `set-cookie` is always a list. */
  headers: AnswerHeaders;
  body: string;
  /** The body was longer than `maxBytes` and is cut. */
  truncated: boolean;
  /** Where the answer came from. May hold a secret in its query: never log it. */
  url: string;
  /** Where it wanted to send us and we did not go. */
  redirectedToOtherOrigin?: string;
};

export function createEgress(options: EgressOptions): Egress {
  return egressWith(options, systemLookup);
}

/** With another resolver than the system's. */
export function egressWith({ rules, own, proxy, inProcess }: EgressOptions, lookup: Lookup): Egress {
  const guard = createGuard({ rules, own, lookup, unresolvedNames: proxy !== undefined });
  const dial = createDial(guard, proxy === undefined ? undefined : parseProxy(proxy));
  const local = byOrigin(inProcess);
  const pools = createPools(dial, local);

  return {
    ...pools,
    async request(request, { signal, onPhase, timeoutMs = totalLimit } = {}) {
      const url = parseUrl(request.url);
      const origins = originsOf(request.secretOrigins);
      if (!origins.has(url.origin)) throw wrongOrigin(url);
      const late = () => egressError("timeout", { target: url.host });
      return traced("outbound", { method: request.method.toUpperCase(), host: url.host }, async (note) => {
        const answer = await within({ ms: timeoutMs, signal, late }, (signal) =>
          followed({ dial, local }, { request, url, origins }, { signal, onPhase }),
        );
        note({ status: answer.status });
        return answer;
      });
    },
    async dial(target, { signal, onPhase, timeoutMs = totalLimit } = {}) {
      const host = parseHost(target.host);
      if (host === undefined || !isPort(target.port)) throw notAnAddress();
      const place = `${host.name}:${target.port}`;
      const late = () => egressError("timeout", { target: place });
      const socket = await traced("outbound", { host: place }, () =>
        within({ ms: timeoutMs, signal, late }, (signal) =>
          dial({ host, port: target.port, tls: target.tls }, { signal, onPhase }),
        ),
      );
      return signal === undefined ? socket : bound(socket, signal);
    },
    stream(request) {
      const tracing = tracingNow();
      if (tracing === undefined) return pools.stream(request);
      return tracing.span("outbound", { method: request.method, host: request.url.host }, async (note) => {
        const answer = await pools.stream(request);
        note({ status: answer.status });
        return answer;
      });
    },
  };
}

const totalLimit = 15_000;
const bodyLimit = 1024 * 1024;
const redirectLimit = 3;

type Ways = { dial: Dial; local: ReadonlyMap<string, InProcess> };

async function followed(
  ways: Ways,
  { request, url: first, origins }: { request: EgressRequest; url: URL; origins: ReadonlySet<string> },
  call: DialCall,
): Promise<EgressAnswer> {
  let url = first;
  let message: Message = { method: request.method, headers: request.headers, body: request.body };
  for (let hop = 0; hop <= redirectLimit; hop += 1) {
    const answer = await answered(ways, { request, url, message }, call);
    const redirect = readRedirect(answer, url, { message, origins });
    if (redirect !== undefined && "otherOrigin" in redirect) {
      return { ...answer, url: url.href, redirectedToOtherOrigin: redirect.otherOrigin };
    }
    if (redirect === undefined || request.follow === false) return { ...answer, url: url.href };
    url = redirect.follow;
    message = redirect.message;
  }
  throw egressError("unexpected_response", { target: url.host, hint: "It redirects again and again." });
}

async function answered(
  { dial, local }: Ways,
  { request, url, message }: { request: EgressRequest; url: URL; message: Message },
  call: DialCall,
): Promise<Answer> {
  const prepared = prepare(message, request.maxBytes ?? bodyLimit);
  const here = local.get(url.origin);
  if (here !== undefined) return answerInProcess(here, url, prepared, call);
  const host = hostOf(url);
  const port = portOf(url);
  if (host === undefined || !isPort(port)) throw notAnAddress();
  const { ca, cert, key, passphrase } = request;
  const tls = url.protocol === "https:" ? { ca, cert, key, passphrase } : undefined;
  const socket = await dial({ host, port, tls, alpn: ["http/1.1"] }, call);
  return exchange(socket, url, prepared, call);
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65_535;
}

function notAnAddress(): Error {
  return egressError("dns", { hint: "This is not a valid host name or address." });
}

function wrongOrigin(url: URL): Error {
  return egressError("blocked_address", {
    target: url.host,
    hint: "These values are only ever sent to the application they belong to, and this address is another one.",
  });
}
