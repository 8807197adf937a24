import { AppError, notFound } from "@/lib/errors";
import { once } from "@/lib/idempotency";
import { countProxied } from "@/lib/metrics";
import { forward } from "@/lib/proxy/forward";
import { spend } from "@/lib/rate";
import { withRequest } from "@/lib/request-context";
import { authenticateToken, type LiveToken } from "@/lib/tokens/live";
import { tracingNow } from "@/lib/tracing/trace";
import { type ApiAnswer, type Envelope, problem } from "./answer";
import { type ApiRequest, type Call, decoded, type Endpoint, type Found, router } from "./endpoint";
import { endpoints } from "./endpoints";
import { parseBody, parseQuery, readText } from "./input";
import { describeApi } from "./openapi";
import { nextRequestId } from "./request-id";

/**
 * The API without a framework: a request in, an answer out, the same behind both doors. A token is looked at before
 * anything else, then its rate, then its scope; what it may not see answers like what does not exist.
 */
export const base = "/api/v1";
const proxyBase = "/proxy/";
const find = router(endpoints);

/** Never throws or rejects. At once when nothing has to be waited for. */
export function handle(request: ApiRequest): ApiAnswer | Promise<ApiAnswer> {
  const envelope: Envelope = { requestId: nextRequestId(), quota: undefined };
  try {
    const answer = withRequest(envelope.requestId, () => dispatched(request, envelope));
    return answer instanceof Promise ? answer.catch((error: unknown) => problem(error, envelope)) : answer;
  } catch (error) {
    return problem(error, envelope);
  }
}

function dispatched(request: ApiRequest, envelope: Envelope): ApiAnswer | Promise<ApiAnswer> {
  if (request.url === "/api/openapi.json" && request.method === "GET") return describeApi(envelope);
  const token = authenticateToken(single(request.headers.authorization), request.address);
  return token instanceof Promise
    ? token.then((each) => admitted(each, request, envelope))
    : admitted(token, request, envelope);
}

function admitted(token: LiveToken, request: ApiRequest, envelope: Envelope): ApiAnswer | Promise<ApiAnswer> {
  envelope.quota = spend(token.actor.tokenId, token.rate);
  if (!envelope.quota.allowed) throw tooMany(envelope.quota.reset);
  const url = request.url.slice(base.length);
  return url.startsWith(proxyBase) ? proxied(token, request, url, envelope) : called(token, request, url, envelope);
}

function called(
  token: LiveToken,
  request: ApiRequest,
  url: string,
  envelope: Envelope,
): ApiAnswer | Promise<ApiAnswer> {
  const cut = url.indexOf("?");
  const found = find(request.method, cut < 0 ? url : url.slice(0, cut));
  if ("allowed" in found) throw noSuchCall(found.allowed);
  const { endpoint } = found;
  const { scope } = endpoint;
  tracingNow()?.note({ method: request.method, route: base + endpoint.path, requestId: envelope.requestId });
  if (scope !== "any" && !token.actor.scopes.has(scope)) {
    throw new AppError("forbidden", `This API token lacks the scope ${scope}.`);
  }
  const query = cut < 0 ? withoutQuery(endpoint) : parseQuery(endpoint.query, url.slice(cut));
  const { requestId, quota } = envelope;
  const call = {
    requestId,
    quota,
    token,
    actor: token.actor,
    params: found.params,
    query,
    body: undefined,
    request,
  };
  return endpoint.method === "GET" || endpoint.method === "DELETE" ? endpoint.run(call) : written(found, call);
}

/** What a call without parameters gets is always the same. */
const defaults = new WeakMap<Endpoint, unknown>();

function withoutQuery(endpoint: Endpoint): unknown {
  if (endpoint.query === undefined) return none;
  const known = defaults.get(endpoint);
  if (known !== undefined) return known;
  const query = parseQuery(endpoint.query, "");
  defaults.set(endpoint, query);
  return query;
}

const none = {};

/** A call with a body; a POST may be sent again under the same idempotency key. */
async function written({ endpoint }: Found, call: Call): Promise<ApiAnswer> {
  const { request } = call;
  const text = await readText(request.body, single(request.headers["content-type"]));
  const run = async () => {
    try {
      return await endpoint.run({ ...call, body: endpoint.body ? parseBody(endpoint.body, text) : undefined });
    } catch (error) {
      return problem(error, call);
    }
  };
  const key = single(request.headers["idempotency-key"]);
  if (key === undefined || endpoint.method !== "POST") return run();
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new AppError("invalid_request", "An idempotency key has 1 to 255 visible characters.");
  }
  let fresh: ApiAnswer | undefined;
  const { status, body, replayed } = await once(
    { owner: call.actor.tokenId, key, request: `${request.method} ${request.url}\n${text}` },
    async () => {
      fresh = await run();
      return { status: fresh.status, body: String(fresh.body ?? "") };
    },
  );
  if (!replayed && fresh !== undefined) return fresh;
  return repeated(status, body, call);
}

function repeated(status: number, body: string, { requestId }: Envelope): ApiAnswer {
  const type = status >= 400 ? "application/problem+json" : "application/json";
  const size = String(Buffer.byteLength(body));
  const headers = [
    "content-type",
    type,
    "content-length",
    size,
    "cache-control",
    "no-store",
    "idempotent-replayed",
    "true",
  ];
  return { status, headers: [...headers, "x-keyrack-request-id", requestId], body };
}

async function proxied(
  token: LiveToken,
  request: ApiRequest,
  url: string,
  { requestId }: Envelope,
): Promise<ApiAnswer> {
  const { method, headers, body, onGone } = request;
  const after = url.slice(proxyBase.length);
  const end = after.search(/[/?]/);
  const reference = decoded(end < 0 ? after : after.slice(0, end));
  const rest = end < 0 ? "" : after.slice(end);
  const work = () => forward(token, { method, reference, rest, headers, body, onGone });
  const tracing = tracingNow();
  tracing?.note({ method, route: `${base}${proxyBase}{reference}`, requestId });
  const answer = await counted(tracing === undefined ? work() : tracing.span("proxied call", {}, work));
  answer.headers.push("x-keyrack-request-id", requestId);
  return answer;
}

async function counted(work: Promise<ApiAnswer>): Promise<ApiAnswer> {
  const began = performance.now();
  try {
    const answer = await work;
    countProxied(answer.status, performance.now() - began);
    return answer;
  } catch (error) {
    countProxied(undefined, performance.now() - began);
    throw error;
  }
}

function noSuchCall(allowed: readonly string[]): AppError {
  if (allowed.length === 0) return notFound();
  return new AppError("method_not_allowed", `Here one can ${[...new Set(allowed)].join(", ")}.`);
}

function tooMany(reset: number): AppError {
  return new AppError("rate_limited", `Too many calls with this token. Wait ${reset} seconds.`, { retryAfter: reset });
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
