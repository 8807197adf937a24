import { expandUrl, type HttpScheme, placeholders, type Values } from "@/connectors/kit";

/**
 * A request worth showing: the one that the check makes, because it works and leaves no trace. Only readable values go
 * into it; where it would need a secret one, or an application's address is not known, it is the base path alone.
 */
export type SampleRequest = {
  method: string;
  /** What follows the base URL, with its query; or `/https://…` for another origin that the credential may go to. */
  path: string;
  /** Beside the authorization, such as a version. */
  headers: Readonly<Record<string, string>>;
  /** JSON or form text. */
  body?: { type: "application/json" | "application/x-www-form-urlencoded"; text: string };
};

export function sampleFor(scheme: HttpScheme, values: Values): SampleRequest {
  const { method = "GET", url, query, json, form, headers = {} } = scheme.probe;
  const readable = (text: string) => placeholders(text).every((name) => values[name] !== undefined);
  const path = pathOf(scheme, url, values, readable);
  const texts = [query, form, headers].flatMap((each) => Object.entries(each ?? {}).flat());
  if (path === undefined || ![...texts, ...strings(json)].every(readable))
    return { method: "GET", path: "/", headers: {} };
  const more = pairs(query, values);
  const whole = more === "" ? path : `${path}${path.includes("?") ? "&" : "?"}${more}`;
  const said = Object.entries(headers).map(([name, value]) => [name, fill(value, values)] as const);
  const sample = { method, path: whole, headers: Object.fromEntries(said.filter(([, value]) => value !== "")) };
  if (json) return { ...sample, body: { type: "application/json", text: JSON.stringify(filled(json, values)) } };
  if (form) return { ...sample, body: { type: "application/x-www-form-urlencoded", text: pairs(form, values) } };
  return sample;
}

/** All headers of the sample with that of its body. */
export function headersOf({ headers, body }: SampleRequest): [string, string][] {
  return [...Object.entries(headers), ...(body ? [["Content-Type", body.type] as [string, string]] : [])];
}

function pathOf(
  { baseUrl }: HttpScheme,
  url: string,
  values: Values,
  readable: (text: string) => boolean,
): string | undefined {
  try {
    const rest = url.startsWith(baseUrl) ? url.slice(baseUrl.length) : undefined;
    if (rest !== undefined && /^([/?]|\{\+|$)/.test(rest))
      return readable(rest) ? clean(expandUrl(rest, values)) : undefined;
    return readable(url) ? `/${clean(expandUrl(url, values))}` : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** As the proxy wants it: percent-encoded, visible characters only. */
function clean(text: string): string {
  const encoded = encodeURI(text).replaceAll("%25", "%").replaceAll("#", "");
  return encoded === "" ? "/" : encoded;
}

function pairs(given: Readonly<Record<string, string>> | undefined, values: Values): string {
  return Object.entries(given ?? {})
    .map(([name, value]) => [name, fill(value, values)])
    .filter(([, value]) => value !== "")
    .map(([name = "", value = ""]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join("&");
}

function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
}

function filled(value: unknown, values: Values): unknown {
  if (typeof value === "string") return fill(value, values);
  if (Array.isArray(value)) return value.map((each) => filled(each, values));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filled(each, values)]));
}

function fill(text: string, values: Values): string {
  return text.replace(/\{\+?([^{}\s]+)\}/g, (_, name: string) => values[name] ?? "");
}
