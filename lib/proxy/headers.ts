/**
 * Which headers pass the proxy. What belongs to one connection (RFC 9110 7.6.1) or to Keyrack stays here, in both
 * directions: the caller's token and cookies never reach the application, and what it says about cookies, transport or
 * caching is not said in the name of this host.
 */
export type GivenHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** Lower case. `added` lets the request in and wins over what the caller sent. */
export function passedOn(
  given: GivenHeaders,
  added: Readonly<Record<string, string>>,
): Record<string, string | string[]> {
  const named =
    given.connection === undefined || plainly.has(String(given.connection))
      ? none
      : namesIn([given.connection].flat().join(","));
  const headers: Record<string, string | string[]> = { "user-agent": "Keyrack" };
  for (const name in given) {
    const value = given[name];
    if (value === undefined || keptHere.has(name) || named.has(name) || privately.test(name)) continue;
    headers[name] = value;
  }
  for (const name in added) headers[name] = added[name] ?? "";
  return headers;
}

/** Name, value, name, value, as the caller gets them. */
export function passedBack(given: readonly string[]): string[] {
  const headers = ["cache-control", "no-store", "via", "1.1 keyrack"];
  let named = none;
  for (let at = 0; at < given.length; at += 2) {
    const name = given[at]?.toLowerCase() ?? "";
    const value = given[at + 1] ?? "";
    if (name === "connection" && !plainly.has(value)) named = namesIn(value);
    if (keptBack.has(name) || name.startsWith("proxy-") || name.startsWith("access-control-")) continue;
    headers.push(name, value);
  }
  return named.size === 0 ? headers : without(headers, named);
}

export function headerOf(given: GivenHeaders, name: string): string | undefined {
  const value = given[name];
  return Array.isArray(value) ? value[0] : value;
}

const none: ReadonlySet<string> = new Set();
const plainly: ReadonlySet<string> = new Set(["keep-alive", "close", "Keep-Alive", "Close"]);

function without(headers: readonly string[], named: ReadonlySet<string>): string[] {
  return headers.filter((_, at) => !named.has(headers[at - (at % 2)] ?? ""));
}

function namesIn(connection: string): ReadonlySet<string> {
  const names = connection.split(",").map((each) => each.trim().toLowerCase());
  return new Set(names.filter((each) => each !== "" && each !== "keep-alive" && each !== "close"));
}

const hopByHop = ["connection", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade"];
/** A caller's trace is its own network's business, and `baggage` says whatever the caller likes. */
const traces = ["traceparent", "tracestate", "baggage"];
const keptHere: ReadonlySet<string> = new Set([
  ...hopByHop,
  ...traces,
  "authorization",
  "cookie",
  "expect",
  "forwarded",
  "host",
  "http2-settings",
  "via",
  "x-real-ip",
]);
const privately = /^(proxy-|x-forwarded-|x-keyrack-)/;
const keptBack: ReadonlySet<string> = new Set([
  ...hopByHop,
  "alt-svc",
  "cache-control",
  "clear-site-data",
  "public-key-pins",
  "service-worker-allowed",
  "set-cookie",
  "set-cookie2",
  "strict-transport-security",
]);
