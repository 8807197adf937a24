import type { Category, Tile } from "@/connectors/kit/connector";

/** What the picker knows of an application: small, because all of them travel to the browser. */
export type PickerEntry = {
  id: string;
  name: string;
  aliases: readonly string[];
  category: Category;
  tile: Tile;
  popular: boolean;
  /** Plain names of its authentication types, such as "API key". */
  ways: readonly string[];
  href: string;
  /** `YYYY-MM-DD`: the application retires something then. */
  retires?: string | undefined;
};

/**
 * Best first: the beginning of the name, of a word in it, of an alias, then anything inside name, category or way. Every
 * word of the query must be found somewhere. The generic ones always come last: they fit everything. Where nothing fits, the
 * names that become the query by leaving letters out: "shp" is Shopify.
 */
export function findEntries<E extends PickerEntry>(
  entries: readonly E[],
  query: string,
  categories: Readonly<Record<Category, string>>,
): E[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const hits = entries
    .map((entry) => ({ entry, score: scoreOf(entry, words, categories[entry.category]) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.entry.name.localeCompare(b.entry.name, "en"))
    .map(({ entry }) => entry);
  return hits.length > 0 ? hits : nearly(entries, words.join(""));
}

/** Closest first. Two letters fit too much, and so do letters far apart. */
function nearly<E extends PickerEntry>(entries: readonly E[], query: string): E[] {
  if (query.length < 3) return [];
  return entries
    .map((entry) => ({ entry, missing: lettersLeftOut(folded(entry.name).replace(/\s+/g, ""), query) }))
    .filter(({ missing }) => missing <= 3)
    .sort((a, b) => a.missing - b.missing || Number(b.entry.popular) - Number(a.entry.popular))
    .map(({ entry }) => entry);
}

/** How many letters of the name's beginning the query has not; infinite where it is none of it. */
function lettersLeftOut(name: string, query: string): number {
  if (name[0] !== query[0]) return Number.POSITIVE_INFINITY;
  let at = 0;
  for (const letter of query) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return Number.POSITIVE_INFINITY;
  }
  return at - query.length;
}

function scoreOf(entry: PickerEntry, words: readonly string[], category: string): number {
  const { name, aliases, rest } = textsOf(entry, category);
  let score = 0;
  for (const word of words) {
    const points = pointsOf(word, name, aliases, rest);
    if (points === 0) return 0;
    score += points;
  }
  if (entry.popular) score += 0.5;
  return entry.category === "generic" ? score / 1000 : score;
}

type Texts = { name: string; aliases: readonly string[]; rest: string };
const known = new WeakMap<PickerEntry, Texts>();

/** Folded once per entry, not with each letter that is typed. */
function textsOf(entry: PickerEntry, category: string): Texts {
  const texts = known.get(entry) ?? {
    name: folded(entry.name),
    aliases: entry.aliases.map(folded),
    rest: folded([category, ...entry.ways].join(" ")),
  };
  known.set(entry, texts);
  return texts;
}

function pointsOf(word: string, name: string, aliases: readonly string[], rest: string): number {
  if (name.startsWith(word)) return 10;
  if (name.includes(` ${word}`)) return 8;
  if (aliases.some((alias) => alias.startsWith(word))) return 7;
  if (name.includes(word)) return 5;
  if (aliases.some((alias) => alias.includes(word))) return 4;
  return rest.startsWith(word) || rest.includes(` ${word}`) ? 2 : 0;
}

function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
}
