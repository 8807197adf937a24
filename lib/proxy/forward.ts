import type { Readable } from "node:stream";
import { type HttpScheme, isHttp, type Values } from "@/connectors/kit";
import { authorize } from "@/lib/actor";
import { type HttpAuthorization, httpAuthorization } from "@/lib/authorization/authorization";
import { consumerOf } from "@/lib/authorization/consumer";
import { type Letting, lettingFor } from "@/lib/authorization/letting";
import { type Opened, openForUse } from "@/lib/authorization/opened";
import { noteRelease } from "@/lib/authorization/release";
import { suspect } from "@/lib/authorization/suspect";
import type { StreamAnswer, StreamRequest } from "@/lib/egress/pool";
import { AppError } from "@/lib/errors";
import { type Installation, installation, openInstallationNow } from "@/lib/installation";
import { log } from "@/lib/log";
import { signsBody } from "@/lib/signatures/sign";
import type { LiveToken } from "@/lib/tokens/live";
import { countUse } from "@/lib/uses/count";
import { answerDigest } from "@/lib/verification/digest";
import { shownBy } from "@/lib/verification/request";
import { counted, signedLimit, wholeBody, withMembers } from "./body";
import { failed } from "./failed";
import { type GivenHeaders, headerOf, passedBack, passedOn } from "./headers";
import { signed } from "./signed";
import { isWithin, targetFor, withQuery } from "./target";

/**
 * Passes a request on with the authorization added, and the answer back as it comes. The secret goes only to the
 * credential's origins and is never shown; redirects are the caller's to see. A 401 renews a session once and repeats
 * GET and HEAD once; whatever else the application says is passed on untouched.
 */
export type ProxyRequest = {
  method: string;
  /** An id or `@alias`. */
  reference: string;
  /** What follows it in our address: path and query, as they came. */
  rest: string;
  headers: GivenHeaders;
  body: Readable | undefined;
  onGone: (gone: () => void) => void;
};

type Way = { home: Installation; opened: Opened; scheme: HttpScheme; request: ProxyRequest };

/** Beside the time until the first byte, which is configured. */
const caps = { silenceMs: 300_000, totalMs: 3_600_000, answerBytes: 4 * 1024 ** 3 };

/** Throws what `openForUse` throws, `destination_refused`, `application_unreachable`, `application_timeout`. */
export async function forward(token: LiveToken, request: ProxyRequest): Promise<StreamAnswer> {
  const { actor } = token;
  assertMethod(token, request);
  const home = openInstallationNow() ?? (await installation());
  const opening = openForUse(home, actor, request.reference);
  const opened = opening instanceof Promise ? await opening : opening;
  const { scheme } = opened;
  if (!isHttp(scheme)) {
    throw new AppError("not_supported", "This application does not speak HTTP. Ask for its authorization instead.");
  }
  const way = { home, opened, scheme, request };
  const access = lettingFor(home, opened);
  const letting = access instanceof Promise ? await access : access;
  const authorization = httpAuthorization(opened, scheme, letting);
  const target = targetFor(authorization, request.rest);
  assertPath(token, target.path);
  const consumer = consumerOf(home, actor, headerOf(request.headers, "x-keyrack-flow"));
  const committed = noteRelease(home, actor, "proxy.used", opened);
  if (committed !== undefined) await committed;
  const who = typeof consumer === "string" ? consumer : await consumer;
  try {
    const first = await sent(way, target.url, authorization, letting);
    const answer = first.status === 401 ? await renewed(way, target.url, letting, first) : first;
    countUse(opened.workspaceId, opened.id, who, answer.status >= 400);
    if (answer.status === 401) doubt(home, opened);
    return { ...answer, headers: passedBack(answer.headers) };
  } catch (error) {
    countUse(opened.workspaceId, opened.id, who, true);
    throw failed(opened, error);
  }
}

function assertMethod({ actor, methods }: LiveToken, { method, headers }: ProxyRequest): void {
  if (method === "CONNECT" || method === "TRACE") {
    throw new AppError("method_not_allowed", `The proxy passes on every method but ${method}.`);
  }
  if (/websocket/i.test(headerOf(headers, "upgrade") ?? "")) {
    throw new AppError("not_supported", "The proxy does not carry WebSocket connections. Ask for the authorization.");
  }
  authorize(actor, method === "GET" || method === "HEAD" ? "proxy.read" : "proxy.write");
  if (methods.length > 0 && !methods.includes(method)) {
    throw new AppError("forbidden", `This API token may use only ${methods.join(", ")} here.`);
  }
}

function assertPath({ paths }: LiveToken, path: string): void {
  if (isWithin(paths, path)) return;
  throw new AppError("forbidden", `This API token may use only paths below ${paths.join(", ")}.`);
}

function sent(way: Way, to: URL, authorization: HttpAuthorization, letting: Letting): Promise<StreamAnswer> {
  const { home, request, scheme } = way;
  if (scheme.authenticate.sign !== undefined) return sentSigned(way, to, authorization, letting);
  const whole = authorization.digest !== undefined || Object.keys(authorization.body).length > 0;
  const headers = passedOn(request.headers, authorization.headers);
  if (whole) return sentWhole(way, to, authorization, headers);
  return home.egress.stream(messageFor(way, to, authorization, headers, streamed(request, headers)));
}

function messageFor(
  { home, opened, scheme, request }: Way,
  to: URL,
  authorization: HttpAuthorization,
  headers: Record<string, string | string[]>,
  body: Readable | Buffer | undefined,
): StreamRequest {
  return {
    method: request.method,
    url: withQuery(to, authorization.query),
    headers,
    body,
    ca: caOf(scheme, opened.values),
    ours: scheme.clientCertificate ? shownBy(scheme, opened.values) : undefined,
    secretOrigins: authorization.origins,
    owner: opened.id,
    caps: { ...caps, firstByteMs: home.env.proxyTimeoutMs },
    onGone: request.onGone,
  };
}

/** With a signature over what leaves here. The body streams where the signature does not speak for it. */
async function sentSigned(
  way: Way,
  to: URL,
  authorization: HttpAuthorization,
  letting: Letting,
): Promise<StreamAnswer> {
  const { home, request, opened, scheme } = way;
  const { sign } = scheme.authenticate;
  const headers = passedOn(request.headers, authorization.headers);
  const url = withQuery(to, authorization.query);
  const whole = sign !== undefined && signsBody(sign, url, headerOf(headers, "content-type"));
  const body = whole ? await wholeBody(request.body, signedLimit) : streamed(request, headers);
  if (Buffer.isBuffer(body)) headers["content-length"] = String(body.length);
  if (sign !== undefined) Object.assign(headers, signed(opened, sign, letting, { request, url, headers, body }));
  return home.egress.stream({ ...messageFor(way, to, authorization, headers, body), url });
}

/** With the body in hand: a secret joins it, or digest sends it a second time to answer a challenge. */
async function sentWhole(
  way: Way,
  to: URL,
  authorization: HttpAuthorization,
  headers: Record<string, string | string[]>,
): Promise<StreamAnswer> {
  const { home, request } = way;
  const { digest } = authorization;
  const body = await rewritten(request, authorization.body, headers);
  const message = messageFor(way, to, authorization, headers, body);
  const answer = await home.egress.stream(message);
  if (digest === undefined || answer.status !== 401) return answer;
  const challenge = everyValue(answer.headers, "www-authenticate");
  const proof = answerDigest(
    challenge,
    { method: request.method, url: message.url.href },
    digest.user,
    digest.password,
  );
  if (proof === undefined) return answer;
  drop(answer);
  return home.egress.stream({ ...message, headers: { ...headers, authorization: proof } });
}

/** After a 401 a session is renewed, and what changes nothing is asked once more. */
async function renewed(way: Way, to: URL, letting: Letting, answer: StreamAnswer): Promise<StreamAnswer> {
  if (!letting.renewable) return answer;
  const { home, opened, scheme, request } = way;
  const repeatable = (request.method === "GET" || request.method === "HEAD") && request.body === undefined;
  const next = await newer(home, opened, letting);
  if (!repeatable || next === letting) return answer;
  drop(answer);
  return sent(way, to, httpAuthorization(opened, scheme, next), next);
}

async function newer(home: Installation, opened: Opened, refused: Letting): Promise<Letting> {
  try {
    return await lettingFor(home, opened, refused);
  } catch (error) {
    log("warn", "a session could not be renewed", { credential: opened.id, error });
    return refused;
  }
}

async function rewritten(
  request: ProxyRequest,
  added: Readonly<Record<string, string>>,
  headers: Record<string, string | string[]>,
): Promise<Buffer | undefined> {
  const body = await wholeBody(request.body);
  headers["content-length"] = String(body.length);
  if (Object.keys(added).length === 0) return body;
  const merged = withMembers(body, headerOf(headers, "content-type"), added);
  headers["content-type"] = merged.contentType;
  headers["content-length"] = String(merged.body.length);
  return merged.body;
}

function streamed(request: ProxyRequest, headers: Record<string, string | string[]>): Readable | undefined {
  if (request.body !== undefined) return counted(request.body);
  delete headers["content-length"];
  return undefined;
}

function caOf(scheme: HttpScheme, values: Values): string | undefined {
  return scheme.ca === undefined ? undefined : values[scheme.ca];
}

function everyValue(headers: readonly string[], name: string): string {
  return headers.filter((_, at) => at % 2 === 1 && headers[at - 1]?.toLowerCase() === name).join(", ");
}

function drop({ body }: StreamAnswer): void {
  if (!Buffer.isBuffer(body)) body.destroy();
}

function doubt(home: Installation, opened: Opened): void {
  suspect(home, opened).catch((error: unknown) => log("warn", "a refusal could not be noted", { error }));
}
