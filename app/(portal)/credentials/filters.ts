import { type Sort, type StatusFilter, sorts, statusFilters } from "@/lib/credentials/list";
import { tag as tagLook } from "@/lib/credentials/tag";
import { type Way, ways } from "@/lib/credentials/ways";
import { word } from "@/lib/flows/input";

/** The list's address and what it means. What makes no sense is left out, so an old bookmark still opens the list. */
export type Filters = {
  status?: StatusFilter;
  connector?: string;
  way?: Way;
  environment?: string;
  tag?: string;
  /** A user id, or `none`. */
  caretaker?: string;
  /** Days without a call. */
  unused?: "90";
  q?: string;
  sort?: Sort;
  page?: number;
};
export type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

export function readFilters(params: Params): Filters {
  const q = textAt(params, "q")?.trim().slice(0, 200);
  const page = Number(textAt(params, "page"));
  const sort = sorts.find((each) => each === textAt(params, "sort"));
  return {
    ...known("status", statusFilters, params),
    ...fitting("connector", /^[a-z0-9-]{1,60}$/, params),
    ...known("way", ways, params),
    ...fitting("environment", word, params),
    ...fitting("tag", tagLook, params),
    ...fitting("caretaker", /^\w{1,60}$/, params),
    ...known("unused", ["90"] as const, params),
    ...(q ? { q } : {}),
    ...(sort && sort !== "changed" ? { sort } : {}),
    ...(Number.isInteger(page) && page > 1 && page < 1_000_000 ? { page } : {}),
  };
}

function known<K extends string, V extends string>(key: K, values: readonly V[], params: Params): { [P in K]?: V } {
  const value = values.find((each) => each === textAt(params, key));
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V });
}

function fitting<K extends string>(key: K, look: RegExp, params: Params): { [P in K]?: string } {
  const value = textAt(params, key);
  return value !== undefined && look.test(value) ? ({ [key]: value } as { [P in K]: string }) : {};
}

/** What the list is asked for. */
export function queryOf({ unused, ...rest }: Filters) {
  return { ...rest, ...(unused ? { unusedDays: Number(unused) } : {}) };
}

/** The shortest address of a list; `more` holds what only this one visit needs. */
export function addressOf(filters: Filters, more: Readonly<Record<string, string>> = {}): string {
  const entries = Object.entries({ ...filters, ...more }).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(entries.map(([key, value]) => [key, String(value)])).toString();
  return query ? `/credentials?${query}` : "/credentials";
}

/** Another choice begins at the first page. */
export function withChoice(filters: Filters, choice: Partial<Record<keyof Filters, string | undefined>>): string {
  const { page: _, ...rest } = filters;
  return addressOf({ ...rest, ...choice } as Filters);
}

/** True when something is left out of the list. */
export function isFiltered({ page: _, sort: __, ...rest }: { [K in keyof Filters]: Filters[K] | undefined }): boolean {
  return Object.values(rest).some((value) => value !== undefined);
}

/** An address of these pages that a form named, as it may stand in a header; anything else leads to the list. */
export function wayBack(address: string): string {
  if (!/^\/credentials(\/[A-Za-z0-9_]+)?(\?[^#\\\u0000-\u001f\u007f]*)?$/.test(address)) return "/credentials";
  const { pathname, search } = new URL(address, "https://keyrack.invalid");
  return `${pathname}${search}`;
}

export function textAt(params: Params, key: string): string | undefined {
  const value = params[key];
  return typeof value === "string" ? value : value?.[0];
}

/** All of them, where an address names several. */
export function textsAt(params: Params, key: string): string[] {
  const value = params[key];
  return typeof value === "string" ? [value] : [...(value ?? [])];
}
