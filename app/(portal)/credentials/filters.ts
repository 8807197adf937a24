import { type Sort, type StatusFilter, sorts, statusFilters } from "@/lib/credentials/list";

/** The list's address and what it means. What makes no sense is left out, so an old bookmark still opens the list. */
export type Filters = {
  status?: StatusFilter;
  connector?: string;
  q?: string;
  sort?: Sort;
  page?: number;
};
export type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

export function readFilters(params: Params): Filters {
  const status = statusFilters.find((each) => each === textAt(params, "status"));
  const sort = sorts.find((each) => each === textAt(params, "sort"));
  const connector = textAt(params, "connector");
  const q = textAt(params, "q")?.trim().slice(0, 200);
  const page = Number(textAt(params, "page"));
  return {
    ...(status ? { status } : {}),
    ...(connector && /^[a-z0-9-]{1,60}$/.test(connector) ? { connector } : {}),
    ...(q ? { q } : {}),
    ...(sort && sort !== "changed" ? { sort } : {}),
    ...(Number.isInteger(page) && page > 1 && page < 1_000_000 ? { page } : {}),
  };
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
export function isFiltered({ status, connector, q }: Filters): boolean {
  return status !== undefined || connector !== undefined || q !== undefined;
}

/** An address of these pages that a form named; anything else leads to the list. */
export function wayBack(address: string): string {
  return /^\/credentials(\/[A-Za-z0-9_]+)?(\?[^#\\]*)?$/.test(address) ? address : "/credentials";
}

export function textAt(params: Params, key: string): string | undefined {
  const value = params[key];
  return typeof value === "string" ? value : value?.[0];
}
