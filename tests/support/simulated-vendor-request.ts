import { createHash } from "node:crypto";
import {
  type Authenticate,
  expandText,
  expandUrl,
  type HttpRequest,
  type HttpScheme,
  type Values,
} from "@/connectors/kit";
import { signatureFits } from "./simulated-vendor-signature";

/** A request as it reached the simulated vendor; `url` has the host that was meant. */
export type Arrived = { method: string; url: URL; headers: Readonly<Record<string, string>>; body: string };

/** The challenge for Digest; the nonce is fixed because nothing here is worth a replay. */
export const challenge = 'Digest realm="vendor", nonce="n0", qop="auth", algorithm=SHA-256';

/**
 * Whether it is the request that the definition describes, with these values where they belong. Written apart from the
 * engine that builds requests, so that the two can disagree.
 */
export function isRequest(arrived: Arrived, request: HttpRequest, values: Values): boolean {
  return arrived.method === (request.method ?? "GET") && pathOf(arrived.url) === pathOf(wanted(request, values));
}

export function isLetIn(arrived: Arrived, scheme: HttpScheme, request: HttpRequest, values: Values): boolean {
  const { authenticate } = scheme;
  const due = wanted(request, values);
  for (const [name, template] of Object.entries(authenticate.query ?? {}))
    due.searchParams.append(expandText(name, values), expandText(template, values));
  return (
    due.pathname === arrived.url.pathname &&
    sorted(due) === sorted(arrived.url) &&
    signatureFits(arrived, scheme, due, values) &&
    headersFit(arrived, authenticate, values) &&
    bodyFits(arrived, request, authenticate.body ?? {}, values)
  );
}

/** The body alone, for a sign-in: that is where its secret stands. */
export function bodyFits(arrived: Arrived, request: HttpRequest, added: HttpRequest["form"], values: Values): boolean {
  const more = Object.fromEntries(
    Object.entries(added ?? {}).map(([name, value]) => [expandText(name, values), expandText(value, values)]),
  );
  if (request.form) {
    const due = new URLSearchParams({ ...(filled(request.form, values) as Record<string, string>), ...more });
    return due.toString() === arrived.body;
  }
  if (!request.json && Object.keys(more).length === 0) return arrived.body === "";
  const due = { ...(filled(request.json ?? {}, values) as object), ...more };
  return JSON.stringify(due) === JSON.stringify(JSON.parse(arrived.body || "null"));
}

function headersFit({ headers, method, url }: Arrived, authenticate: Authenticate, values: Values): boolean {
  const { basic, digest, cookie = {}, header = {}, headerLines } = authenticate;
  const cookies = (headers.cookie ?? "").split("; ");
  const lines = headerLines === undefined ? [] : expandText(headerLines, values).split("\n").filter(Boolean);
  return [
    ...Object.entries(header).map(([name, template]) => {
      const due = expandText(template, values);
      return due === "" || headers[expandText(name, values).toLowerCase()] === due;
    }),
    ...Object.entries(cookie).map(([name, template]) => cookies.includes(`${name}=${expandText(template, values)}`)),
    ...lines.map((line) => {
      const [name = "", ...rest] = line.split(":");
      return headers[name.trim().toLowerCase()] === rest.join(":").trim();
    }),
    basic === undefined ||
      Buffer.from((headers.authorization ?? "").replace(/^Basic /, ""), "base64").toString("utf8") ===
        `${expandText(basic.user, values)}:${expandText(basic.password, values)}`,
    digest === undefined ||
      digestFits(headers.authorization ?? "", `${method}:${url.pathname}${url.search}`, {
        user: expandText(digest.user, values),
        password: expandText(digest.password, values),
      }),
  ].every(Boolean);
}

/** RFC 7616, 3.4.1, for qop=auth. */
function digestFits(header: string, what: string, { user, password }: { user: string; password: string }): boolean {
  const part = (name: string) => new RegExp(`\\b${name}="?([^",]+)`).exec(header)?.[1] ?? "";
  const hash = (text: string) => createHash("sha256").update(text).digest("hex");
  const [a1, a2] = [hash(`${user}:vendor:${password}`), hash(what)];
  return part("response") === hash(`${a1}:n0:${part("nc")}:${part("cnonce")}:auth:${a2}`);
}

function wanted(request: HttpRequest, values: Values): URL {
  const url = new URL(expandUrl(request.url, values));
  for (const [name, template] of Object.entries(request.query ?? {}))
    url.searchParams.append(name, expandText(template, values));
  return url;
}

/** A secret that stands in the path may be wrong: how long the path is tells the request well enough. */
function pathOf(url: URL): string {
  return `${url.hostname} ${url.pathname.split("/").length}`;
}

function sorted(url: URL): string {
  const copy = new URLSearchParams(url.search);
  copy.sort();
  return copy.toString();
}

function filled(node: unknown, values: Values): unknown {
  if (typeof node === "string") return expandText(node, values);
  if (Array.isArray(node)) return node.map((item) => filled(item, values));
  if (node === null || typeof node !== "object") return node;
  return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, filled(item, values)]));
}
