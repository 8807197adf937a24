import {
  type Authenticate,
  expandHeader,
  expandText,
  expandUrl,
  type HttpRequest,
  type HttpScheme,
  type Values,
} from "@/connectors/kit";
import type { EgressRequest } from "@/lib/egress/egress";

/**
 * Fills a connector's request with values and adds the authorization. The origins it may go to are worked out from the
 * same values, so a request for anywhere else cannot be built.
 */
export function buildRequest(
  scheme: HttpScheme,
  request: HttpRequest,
  values: Values,
  authenticated = true,
): EgressRequest {
  const url = new URL(expandUrl(request.url, values));
  for (const [name, template] of Object.entries(request.query ?? {}))
    url.searchParams.append(name, expandText(template, values));
  const headers: Record<string, string> = { accept: "application/json, */*;q=0.5", "user-agent": "Keyrack" };
  for (const [name, template] of Object.entries(request.headers ?? {})) {
    const value = expandHeader(template, values);
    if (value !== "") headers[name.toLowerCase()] = value;
  }
  const auth = authenticated ? authorizationOf(scheme.authenticate, values) : { headers: {}, query: {}, body: {} };
  for (const [name, value] of Object.entries(auth.query)) url.searchParams.append(name, value);
  Object.assign(headers, auth.headers);
  const body = bodyOf(request, values, auth.body, headers);
  const ca = scheme.ca === undefined ? undefined : values[scheme.ca];
  return {
    method: request.method ?? "GET",
    url: url.href,
    headers,
    secretOrigins: originsOf(scheme, values),
    ...(body === undefined ? {} : { body }),
    ...(ca ? { ca } : {}),
  };
}

/** Where this scheme's authorization may be sent, e.g. `https://acme.myshopify.com`. */
export function originsOf(scheme: HttpScheme, values: Values): string[] {
  return scheme.origins
    .map((template) => expandUrl(template, values))
    .filter((url) => URL.canParse(url))
    .map((url) => new URL(url).origin);
}

/** What to add to a request so that it is let in. Digest is not here: it needs the application's challenge first. */
export function authorizationOf(
  authenticate: Authenticate,
  values: Values,
): { headers: Record<string, string>; query: Record<string, string>; body: Record<string, string> } {
  const headers: Record<string, string> = {};
  for (const [name, template] of Object.entries(authenticate.header ?? {})) {
    const value = expandHeader(template, values);
    // An optional field that was left empty adds no header.
    if (value !== "") headers[headerName(expandText(name, values))] = value;
  }
  if (authenticate.basic) {
    const pair = `${expandText(authenticate.basic.user, values)}:${expandText(authenticate.basic.password, values)}`;
    headers.authorization = `Basic ${Buffer.from(pair, "utf8").toString("base64")}`;
  }
  const cookies = Object.entries(authenticate.cookie ?? {}).map(
    ([name, template]) => `${name}=${expandHeader(template, values)}`,
  );
  if (cookies.length > 0) headers.cookie = cookies.join("; ");
  if (authenticate.headerLines) {
    for (const line of expandText(authenticate.headerLines, values).split("\n")) {
      const [, name = "", value = ""] = /^([^:]+):(.*)$/.exec(line) ?? [];
      if (name.trim() !== "") headers[headerName(name.trim())] = expandHeader("{value}", { value: value.trim() });
    }
  }
  return { headers, query: expandAll(authenticate.query, values), body: expandAll(authenticate.body, values) };
}

function expandAll(templates: Readonly<Record<string, string>> | undefined, values: Values): Record<string, string> {
  return Object.fromEntries(
    Object.entries(templates ?? {}).map(([name, template]) => [expandText(name, values), expandText(template, values)]),
  );
}

/** RFC 9110, section 5.1; names that would change the connection itself are refused. */
function headerName(name: string): string {
  const lower = name.toLowerCase();
  if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(lower)) throw new RangeError(`"${name}" is no header name.`);
  if (
    ["host", "connection", "content-length", "transfer-encoding", "upgrade", "te", "trailer", "expect"].includes(lower)
  ) {
    throw new RangeError(`The header "${name}" cannot be set here.`);
  }
  return lower;
}

function bodyOf(
  request: HttpRequest,
  values: Values,
  added: Readonly<Record<string, string>>,
  headers: Record<string, string>,
): string | undefined {
  if (request.form) {
    headers["content-type"] = "application/x-www-form-urlencoded";
    return new URLSearchParams({ ...expandAll(request.form, values), ...added }).toString();
  }
  if (request.json || Object.keys(added).length > 0) {
    headers["content-type"] = "application/json";
    return JSON.stringify({ ...(deep(request.json ?? {}, values) as object), ...added });
  }
  return undefined;
}

function deep(node: unknown, values: Values): unknown {
  if (typeof node === "string") return expandText(node, values);
  if (Array.isArray(node)) return node.map((item) => deep(item, values));
  if (node === null || typeof node !== "object") return node;
  return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, deep(item, values)]));
}
