import {
  type Authenticate,
  expandEach,
  expandHeader,
  expandText,
  expandUrl,
  type HttpRequest,
  type HttpScheme,
  type Values,
} from "@/connectors/kit";
import type { EgressRequest } from "@/lib/egress/egress";
import { signatureHeaders } from "@/lib/signatures/sign";

/**
 * Fills a connector's request with values and adds the authorization. The origins it may go to are worked out from the
 * same values, so a request for anywhere else cannot be built.
 */
export function buildRequest(
  scheme: HttpScheme,
  request: HttpRequest,
  values: Values,
  authenticate: Authenticate | readonly Authenticate[] = scheme.authenticate,
): EgressRequest {
  const url = new URL(urlOf(request, values));
  for (const [name, template] of Object.entries(request.query ?? {}))
    url.searchParams.append(name, expandText(template, values));
  const headers: Record<string, string> = { accept: "application/json, */*;q=0.5", "user-agent": "Keyrack" };
  for (const [name, template] of Object.entries(request.headers ?? {})) {
    const value = expandHeader(template, values);
    if (value !== "") headers[name.toLowerCase()] = value;
  }
  const parts = [authenticate].flat().filter((part) => applies(part, values));
  const auth = merged(parts.map((part) => authorizationOf(part, values)));
  for (const [name, value] of Object.entries(auth.query)) url.searchParams.append(name, value);
  Object.assign(headers, auth.headers);
  const body = bodyOf(request, values, auth.body, headers);
  const method = request.method ?? "GET";
  for (const { sign } of parts)
    if (sign) Object.assign(headers, signatureHeaders(sign, values, { method, url, headers, body }));
  const ca = scheme.ca === undefined ? undefined : values[scheme.ca];
  return {
    method,
    url: url.href,
    headers,
    secretOrigins: originsOf(scheme, values),
    ...(body === undefined ? {} : { body }),
    ...(ca ? { ca } : {}),
    // A signature is for this address: at another one it would look like a wrong secret.
    ...(parts.some(({ sign }) => sign !== undefined) ? { follow: false } : {}),
    ...shownBy(scheme, values),
  };
}

/** Empty when the field that it is made of was left empty: then the request is not made. */
export function urlOf(request: HttpRequest, values: Values): string {
  return expandUrl(request.url, values);
}

/** The certificate that we show, with its key; nothing for most. */
export function shownBy(
  { clientCertificate }: HttpScheme,
  values: Values,
): Pick<EgressRequest, "cert" | "key" | "passphrase"> {
  const { certificate = "", key = "", passphrase = "" } = clientCertificate ?? {};
  const [cert, privateKey, opens] = [values[certificate], values[key], values[passphrase]];
  if (!cert || !privateKey) return {};
  return { cert, key: privateKey, ...(opens ? { passphrase: opens } : {}) };
}

/** Where this scheme's authorization may be sent, e.g. `https://acme.myshopify.com`. */
export function originsOf(scheme: HttpScheme, values: Values): string[] {
  return scheme.origins
    .flatMap((template) => expandEach(template, values))
    .filter((url) => URL.canParse(url))
    .map((url) => new URL(url).origin);
}

type Additions = { headers: Record<string, string>; query: Record<string, string>; body: Record<string, string> };

function merged(all: readonly Additions[]): Additions {
  const sum: Additions = { headers: {}, query: {}, body: {} };
  for (const { headers, query, body } of all) {
    Object.assign(sum.headers, headers);
    Object.assign(sum.query, query);
    Object.assign(sum.body, body);
  }
  return sum;
}

/**
 * What to add to a request so that it is let in. Digest is not here: it needs the application's challenge first. Nor are
 * signatures: they need the whole request.
 */
export function authorizationOf(authenticate: Authenticate, values: Values): Additions {
  const headers: Record<string, string> = {};
  if (!applies(authenticate, values)) return { headers, query: {}, body: {} };
  for (const [template, filling] of Object.entries(authenticate.header ?? {})) {
    const [name, value] = [expandText(template, values), expandHeader(filling, values)];
    // An optional field that was left empty adds no header.
    if (name !== "" && value !== "") headers[headerName(name)] = value;
  }
  if (authenticate.basic) {
    const pair = `${expandText(authenticate.basic.user, values)}:${expandText(authenticate.basic.password, values)}`;
    headers.authorization = `Basic ${Buffer.from(pair, "utf8").toString("base64")}`;
  }
  const cookies = Object.entries(authenticate.cookie ?? {})
    .map(([name, template]) => [expandHeader(name, values), expandHeader(template, values)] as const)
    .filter(([name]) => name !== "")
    .map(([name, value]) => `${name}=${value}`);
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
    Object.entries(templates ?? {})
      .map(([name, template]) => [expandText(name, values), expandText(template, values)] as const)
      .filter(([name]) => name !== ""),
  );
}

function applies({ when }: Authenticate, values: Values): boolean {
  return when === undefined || when.is.includes(values[when.field] ?? "");
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
  const written = request.written ? writtenBody(request.written, values) : {};
  const asForm = request.form ?? written.form;
  const asJson = request.json ?? written.json;
  if (asForm) {
    headers["content-type"] = "application/x-www-form-urlencoded";
    return new URLSearchParams({ ...expandAll(asForm, values), ...added }).toString();
  }
  if (asJson || Object.keys(added).length > 0) {
    headers["content-type"] = "application/json";
    return JSON.stringify({ ...(deep(asJson ?? {}, values) as object), ...added });
  }
  return undefined;
}

/** Throws RangeError when what a person wrote is no JSON object. */
function writtenBody(
  { field, as }: NonNullable<HttpRequest["written"]>,
  values: Values,
): { json?: Record<string, unknown>; form?: Record<string, string> } {
  const kind = expandText(as, values);
  if (kind !== "json" && kind !== "form") return {};
  const members = objectIn(values[field] ?? "");
  if (members === undefined) throw new RangeError("The body must be a JSON object.");
  if (kind === "json") return { json: members };
  return { form: Object.fromEntries(Object.entries(members).map(([name, value]) => [name, String(value ?? "")])) };
}

/** Undefined when the text is anything but a JSON object; nothing is an empty one. */
export function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const document: unknown = JSON.parse(text.trim() === "" ? "{}" : text);
    return typeof document === "object" && document !== null && !Array.isArray(document) ? { ...document } : undefined;
  } catch {
    return undefined;
  }
}

function deep(node: unknown, values: Values): unknown {
  if (typeof node === "string") return expandText(node, values);
  if (Array.isArray(node)) return node.map((item) => deep(item, values));
  if (node === null || typeof node !== "object") return node;
  return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, deep(item, values)]));
}
