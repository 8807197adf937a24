import { families, single, urlKinds } from "./env-names";
import { limits, plainName, type Reading, type TransferRecord, type Unread } from "./record";

/**
 * A `.env` file. Names alone decide what a variable is, with or without a prefix such as `PROD_`; each guess says which
 * variables it came from. What no name explains is listed, never guessed from its value. Undefined without any pair.
 */
export function readEnvFile(text: string): Reading | undefined {
  if (text.length > limits.pieceBytes) return undefined;
  const variables = pairsIn(text);
  if (variables.size === 0) return undefined;
  const found = new Map<string, Found>();
  const unread: Unread[] = [];
  for (const [name, value] of [...variables].slice(0, limits.rows)) {
    const place = value === "" ? undefined : placeOf(name, value);
    if (!place) {
      const reason = value === "" ? "It is empty." : "Its name says nothing about an application.";
      unread.push({ name: plainName(name, "?"), reason });
      continue;
    }
    const key = `${place.prefix} ${place.connector} ${place.scheme} ${place.alone ? name : ""}`;
    const entry = found.get(key) ?? { ...place, values: {}, from: [] };
    found.set(key, { ...entry, values: { ...place.values, ...entry.values }, from: [...entry.from, name] });
  }
  if (variables.size > limits.rows)
    unread.push({ name: "The rest", reason: `Only the first ${limits.rows.toLocaleString("en")} are read.` });
  return { format: "env", records: [...found.values()].map(recordOf), unread };
}

type Place = { prefix: string; connector: string; scheme: string; values: Record<string, string>; alone: boolean };
type Found = Place & { from: readonly string[] };

function recordOf({ prefix, connector, scheme, values, from }: Found): TransferRecord {
  const word = prefix.replace(/_+$/, "").toLowerCase();
  const environment = /^[a-z0-9][a-z0-9-]{0,39}$/.test(word) ? word : undefined;
  return {
    name: plainName(from.length === 1 ? (from[0] ?? connector) : `${prefix}${connector}`, connector),
    connector,
    scheme,
    values,
    tags: [],
    ...(environment ? { environment } : {}),
    guess: `From the ${from.length === 1 ? "name" : "names"} ${from.slice(0, 8).join(", ")}`,
  };
}

function placeOf(name: string, value: string): Place | undefined {
  const upper = name.toUpperCase();
  const url = placeOfUrl(upper, value);
  if (url) return url;
  for (const [prefix, rest] of splits(upper)) {
    const known = Object.hasOwn(single, rest) ? single[rest] : undefined;
    if (known) {
      const [connector, scheme, field] = known;
      return { prefix, connector, scheme, values: { [field]: value }, alone: true };
    }
    for (const { connector, scheme, words, parts } of families) {
      const word = words.find((each) => rest.startsWith(each));
      const part = word === undefined ? "" : rest.slice(word.length).replace(/^_/, "");
      const field = Object.hasOwn(parts, part) ? parts[part] : undefined;
      if (field) return { prefix, connector, scheme, values: { [field]: value }, alone: false };
    }
  }
  return undefined;
}

/** The name as it is, then without its first word, then without its first two. */
function splits(name: string): [prefix: string, rest: string][] {
  const all: [string, string][] = [["", name]];
  for (let at = name.indexOf("_"); at > 0 && all.length < 3; at = name.indexOf("_", at + 1))
    all.push([name.slice(0, at + 1), name.slice(at + 1)]);
  return all;
}

function placeOfUrl(name: string, value: string): Place | undefined {
  if (!URL.canParse(value)) return undefined;
  const url = new URL(value);
  const connector = Object.hasOwn(urlKinds, url.protocol) ? urlKinds[url.protocol] : undefined;
  if (!connector || url.hostname === "") return undefined;
  const values: Record<string, string> = { host: url.hostname.replace(/^\[|\]$/g, "") };
  if (url.port) values.port = url.port;
  if (url.username) values.username = decoded(url.username);
  if (url.password) values.password = decoded(url.password);
  const path = decoded(url.pathname.slice(1));
  if (path && ["postgresql", "mysql", "mongodb", "redis"].includes(connector)) values.database = path;
  if (path && connector === "amqp") values.vhost = path;
  const prefix = /^([A-Z0-9]+_)(?:DATABASE|DB|REDIS|MONGO|AMQP|SMTP)/.exec(name)?.[1] ?? "";
  return { prefix, connector, scheme: "password", values, alone: true };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign is part of the text then.
    return text;
  }
}

/** Quotes go, escapes count only between double ones, a comment begins after a blank. */
function pairsIn(text: string): Map<string, string> {
  const pairs = new Map<string, string>();
  const form =
    /^[ \t]*(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_]{0,127})[ \t]*=[ \t]*(?:"((?:[^"\\]|\\[\s\S])*)"|'([^']*)'|([^\n]*))/gm;
  for (const [, name = "", double, quoted, bare] of text.replace(/\r\n?/g, "\n").matchAll(form)) {
    const plain = double === undefined ? (quoted ?? (bare ?? "").replace(/(^|\s)#.*$/, "").trim()) : unescaped(double);
    if (plain.length <= limits.value) pairs.set(name, plain);
  }
  return pairs;
}

function unescaped(text: string): string {
  const meanings: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };
  return text.replace(/\\([\s\S])/g, (_, letter: string) => meanings[letter] ?? letter);
}
