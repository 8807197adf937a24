import { depthOf } from "./depth";
import { n8nType } from "./n8n-types";
import { limits, plainName, plainTexts, type Reading, type TransferRecord, type Unread } from "./record";

/**
 * What `n8n export:credentials --decrypted` writes: a list, or with --separate one object, of `{name, type, data}`.
 * Undefined when it is something else. Expressions of n8n are not values and are left out.
 */
export function readN8n(text: string): Reading | undefined {
  if (!/^\s*[[{]/.test(text) || depthOf(text) > limits.depth) return undefined;
  const list = listIn(text);
  if (!list) return undefined;
  const records: TransferRecord[] = [];
  const unread: Unread[] = [];
  for (const item of list.slice(0, limits.rows)) {
    const read = readOne(item);
    if ("reason" in read) unread.push(read);
    else records.push(read);
  }
  if (list.length > limits.rows)
    unread.push({ name: "The rest", reason: `Only the first ${limits.rows.toLocaleString("en")} are read.` });
  return { format: "n8n", records, unread };
}

type Item = { name: unknown; type: string; data: unknown; id?: unknown };

function listIn(text: string): Item[] | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    const list = Array.isArray(parsed) ? parsed : [parsed];
    return list.length > 0 && list.every(isItem) ? list : undefined;
  } catch {
    // Not JSON: the next reader looks at it.
    return undefined;
  }
}

function isItem(item: unknown): item is Item {
  return item !== null && typeof item === "object" && "type" in item && typeof item.type === "string" && "data" in item;
}

function readOne({ name: given, type, data }: Item): TransferRecord | Unread {
  const name = plainName(given, "Unnamed");
  const kind = plainName(type, "?");
  if (typeof data === "string")
    return { name, reason: "Its data are encrypted. Export again: n8n export:credentials --all --decrypted." };
  const texts = withoutExpressions(plainTexts(data));
  const known = n8nType(type);
  const values = known ? tidied(known.connector, filled(known.fields, texts)) : undefined;
  if (known && values && Object.keys(values).length > 0) {
    const scheme = type === "oAuth2Api" && texts.grantType === "clientCredentials" ? "clientCredentials" : known.scheme;
    const guess = known.connector === "http" ? `${kind} of n8n holds no address: add the base URL.` : `${kind} of n8n`;
    return { name, connector: known.connector, scheme, values, tags: [], guess };
  }
  if (known) return { name, reason: `It is empty (${kind}).` };
  return generic(name, kind, texts) ?? { name, reason: `The type ${kind} of n8n has no counterpart here.` };
}

function filled(
  fields: readonly (readonly [string, readonly string[]])[],
  texts: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap(([ours, theirs]) => {
      const found = theirs.map((key) => (Object.hasOwn(texts, key) ? texts[key] : undefined)).find((text) => text);
      return found === undefined ? [] : [[ours, found]];
    }),
  );
}

/** Where an application spells a place in another way than n8n does. */
function tidied(connector: string, values: Record<string, string>): Record<string, string> {
  const host = (text: string) => text.replace(/^https?:\/\//i, "").replace(/\/.*$/, "");
  const place = Object.hasOwn(places, connector) ? places[connector] : undefined;
  const given = place && values[place.key];
  if (place && given) return { ...values, [place.key]: host(given).replace(place.end, "") };
  const centre = connector === "mailchimp" ? /-([a-z]+\d+)$/.exec(values.apiKey ?? "")?.[1] : undefined;
  return centre === undefined ? values : { ...values, dataCenter: centre };
}

/** Fields that hold the own part of an address, and what follows it there. */
const places: Readonly<Record<string, { key: string; end: RegExp }>> = {
  jira: { key: "site", end: /\.atlassian\.net$/ },
  zendesk: { key: "subdomain", end: /\.zendesk\.com$/ },
  supabase: { key: "projectRef", end: /\.supabase\.co$/ },
  shopify: { key: "store", end: /\.myshopify\.com$/ },
  woocommerce: { key: "storeHost", end: /$^/ },
};

/** A token and an address are enough for a draft of the generic application; how it is sent is a guess, and says so. */
function generic(name: string, kind: string, texts: Readonly<Record<string, string>>): TransferRecord | undefined {
  const token = ["apiKey", "accessToken", "apiToken", "token"].map((key) => texts[key]).find((text) => text);
  const address = ["baseUrl", "url", "host", "domain", "server"].map((key) => texts[key]).find(isAddress);
  if (token === undefined || address === undefined) return undefined;
  const guess = `${kind} of n8n is not known here. Guessed: a bearer token.`;
  return { name, connector: "http", scheme: "bearer", values: { baseUrl: address, token }, tags: [], guess };
}

function isAddress(text: string | undefined): text is string {
  return text !== undefined && /^https?:\/\//i.test(text) && URL.canParse(text);
}

/** An expression of n8n begins with = and holds {{ … }}. */
function withoutExpressions(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([, value]) => !/^=[\s\S]*\{\{[\s\S]+\}\}/.test(value)));
}
