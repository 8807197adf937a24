import type { Field, Fields, PasteRule, Values } from "@/connectors/kit/field";
import { pointedText } from "@/connectors/kit/pointer";

/**
 * Reads a pasted text the way a colleague would: a whole address becomes host, port and path, a key file its parts, lines
 * of `.env` the fields they name, `Bearer x` just x. It never guesses when nothing fits: then the browser pastes as usual.
 */
export type Pasted = {
  /** By field key. */
  values: Values;
  /** How many fields that is. */
  count: number;
};

/** `undefined` when the text should land in the field as it is. `key` is the field it was pasted into. */
export function readPaste(fields: Fields, key: string, pasted: string): Pasted | undefined {
  const field = fields[key];
  const text = pasted.trim();
  if (!field || text === "") return undefined;
  // What one rule strips the next one reads; an address or a document ends it, for it fills fields of its own.
  let rest = text;
  for (const rule of field.paste ?? []) {
    const found = pastedBy(rule, fields, key, rest);
    if (!found) continue;
    if (rule.kind !== "strip") return result(fields, key, pasted, found);
    rest = found[key] ?? rest;
  }
  if (rest !== text) return result(fields, key, pasted, { [key]: rest });
  if (field.kind === "multiline" || field.kind === "json" || field.kind === "file") return undefined;
  const pairs = fromPairs(fields, key, text);
  if (pairs) return result(fields, key, pasted, pairs);
  if (field.secret && !field.exact) return result(fields, key, pasted, { [key]: bare(text) });
  return undefined;
}

function result(fields: Fields, key: string, pasted: string, found: Record<string, string>): Pasted | undefined {
  const known = Object.entries(found).filter(([name, value]) => Object.hasOwn(fields, name) && value !== "");
  if (known.length === 0) return undefined;
  if (known.length === 1 && known[0]?.[0] === key && known[0][1] === pasted) return undefined;
  return { values: Object.fromEntries(known), count: known.length };
}

function pastedBy(rule: PasteRule, fields: Fields, key: string, text: string): Record<string, string> | undefined {
  switch (rule.kind) {
    case "url":
      return fromAddress(rule.into, fields, text);
    case "strip": {
      const stripped = text.replace(new RegExp(rule.pattern, "iu"), "").trim();
      return stripped === text ? undefined : { [key]: stripped };
    }
    case "json":
      return fromJson(rule.into, text);
  }
}

type Part = "origin" | "host" | "hostname" | "port" | "path" | "subdomain";

function fromAddress(
  into: Readonly<Record<string, Part>>,
  fields: Fields,
  text: string,
): Record<string, string> | undefined {
  const url = addressOf(text);
  if (!url) return undefined;
  const whole = text.includes("://");
  const port = url.port || (whole && url.protocol === "https:" ? "443" : whole && url.protocol === "http:" ? "80" : "");
  const hostname = url.hostname.replace(/^\[|\]$/g, "");
  const parts: Record<Exclude<Part, "subdomain">, string> = {
    origin: `${url.protocol}//${url.host}`,
    host: url.host,
    hostname,
    port,
    path: url.pathname.replace(/\/+$/, ""),
  };
  const entries = Object.entries(into).map(([name, part]) => [
    name,
    part === "subdomain" ? subdomain(hostname, fields[name]) : parts[part],
  ]);
  return Object.fromEntries(entries);
}

/** Only what has a scheme, or a host with a port or a path: a bare name is just a name. */
function addressOf(text: string): URL | undefined {
  if (/\s/.test(text)) return undefined;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return URL.canParse(text) ? new URL(text) : undefined;
  if (!/^[a-z0-9.-]+\.[a-z0-9-]+(:\d+)?(\/.*)?$/i.test(text)) return undefined;
  return URL.canParse(`https://${text}`) ? new URL(`https://${text}`) : undefined;
}

function subdomain(hostname: string, field: Field | undefined): string {
  const suffix = field?.suffix?.replace(/\/.*$/, "") ?? "";
  if (suffix.startsWith(".") && hostname.endsWith(suffix)) return hostname.slice(0, -suffix.length);
  return hostname.split(".")[0] ?? "";
}

function fromJson(into: Readonly<Record<string, string>>, text: string): Record<string, string> | undefined {
  const document = parsed(text);
  if (document === undefined) return undefined;
  const found: Record<string, string> = {};
  for (const [name, at] of Object.entries(into)) {
    const value = pointedText(document, at.startsWith("/") ? at : `/${at}`);
    if (value !== undefined) found[name] = value;
  }
  return Object.keys(found).length > 0 ? found : undefined;
}

function parsed(text: string): unknown {
  if (!text.startsWith("{")) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function fromPairs(fields: Fields, key: string, text: string): Record<string, string> | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "" && !line.trim().startsWith("#"));
  const pairs = lines.map((line) => /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line));
  if (pairs.length === 0 || pairs.some((pair) => pair === null)) return undefined;
  const found: Record<string, string> = {};
  for (const pair of pairs) {
    const name = plain(pair?.[1] ?? "");
    const target = bestField(fields, name, found);
    if (target) found[target] = unquoted(pair?.[2] ?? "");
  }
  if (Object.keys(found).length > 0) return found;
  // One line of shouting letters is a variable; `a=b` in lower case may well be the value itself.
  const only = pairs.length === 1 && /^[A-Z][A-Z0-9_]{3,}$/.test(pairs[0]?.[1] ?? "") ? pairs[0]?.[2] : undefined;
  return only ? { [key]: unquoted(only) } : undefined;
}

/** The field whose key or label ends the variable's name; the longest such name wins, each field is taken once. */
function bestField(fields: Fields, name: string, taken: Record<string, string>): string | undefined {
  let best: { key: string; length: number } | undefined;
  for (const [key, field] of Object.entries(fields)) {
    if (Object.hasOwn(taken, key)) continue;
    for (const word of [plain(key), plain(field.label)]) {
      if (word.length >= 3 && name.endsWith(word) && word.length > (best?.length ?? 0))
        best = { key, length: word.length };
    }
  }
  return best?.key;
}

/** A key without the words that an example or a header puts around it. */
function bare(text: string): string {
  const value = text.replace(/^authorization:\s*/i, "").replace(/^(bearer|token)\s+(?=\S+$)/i, "");
  return unquoted(value.trim());
}

function unquoted(value: string): string {
  return /^(["'`])(.*)\1$/s.exec(value)?.[2] ?? value;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
