"use client";
import { Search } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useMemo, useRef, useState } from "react";
import type { Category } from "@/connectors/kit/connector";
import { PickerGrid } from "./picker-grid";
import { findEntries, type PickerEntry } from "./picker-search";
import { PickerShelf } from "./picker-shelf";
import { Kbd } from "./ui/kbd";

export type ConnectorPickerProps = {
  entries: readonly PickerEntry[];
  /** Titles of the categories, in the order of the side list. */
  categories: Readonly<Record<Category, string>>;
  /** Ids of what was used last, newest first. */
  recent?: readonly string[];
  /** The page's own address: the search form sends `?q=` there without JavaScript. */
  action: string;
  /** The `q` of the address. */
  query?: string;
};

/** Finds an application: type, Enter takes the first hit, arrows walk. Every entry is a plain link. */
export function ConnectorPicker({
  entries,
  categories,
  recent = none,
  action,
  query: initial = "",
}: ConnectorPickerProps) {
  const [query, setQuery] = useState(initial);
  const root = useRef<HTMLDivElement>(null);
  const searching = query.trim() !== "";
  const hits = useMemo(() => findEntries(entries, query, categories), [entries, query, categories]);
  // Drawn once and then only hidden: two hundred links are not made anew with each letter.
  const [shelved, setShelved] = useState(!searching);
  if (!searching && !shelved) setShelved(true);
  // The demo is one of them for the shelf, and no answer to a search.
  const generic = entries.filter((entry) => entry.category === "generic" && entry.id !== "demo");
  const submit = (event: FormEvent) => {
    const first = root.current?.querySelector<HTMLAnchorElement>("[data-entry]");
    if (!searching || !first) return;
    event.preventDefault();
    first.click();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys walk between the links inside
    <div ref={root} onKeyDown={walk}>
      <search>
        <form method="get" action={action} onSubmit={submit}>
          <label className="relative block">
            <span className="sr-only">Search application</span>
            <Search className="pointer-events-none absolute start-3 top-1/2 size-4 -translate-y-1/2 text-muted" />
            <input
              type="search"
              name="q"
              value={query}
              onChange={(event) => setQuery(event.target.value)}
              placeholder="Search by name or category"
              // biome-ignore lint/a11y/noAutofocus: the page exists to type here; its title is announced first
              autoFocus
              autoComplete="off"
              spellCheck={false}
              enterKeyHint="go"
              data-search=""
              data-key="/"
              className="control h-11 ps-9.5 pe-24 text-lg touch:pe-3 [&::-webkit-search-cancel-button]:hidden"
            />
            {hits.length > 0 && (
              <span className="pointer-events-none absolute end-3 top-1/2 inline-flex -translate-y-1/2 items-center gap-1.5 text-faint text-sm touch:hidden">
                Take the first <Kbd>↵</Kbd>
              </span>
            )}
          </label>
        </form>
      </search>
      <p role="status" className="sr-only">
        {searching ? `${hits.length} found` : ""}
      </p>
      {searching && (
        <div className="mt-6">
          {hits.length > 0 ? (
            <>
              <PickerGrid entries={hits.slice(0, shownAtMost)} first={hits[0]?.id} />
              {hits.length > shownAtMost && (
                <p className="mt-4 text-muted">And {hits.length - shownAtMost} more. Type on to narrow them down.</p>
              )}
            </>
          ) : (
            <>
              <p className="mb-5 text-muted">
                Nothing matches “{query.trim()}”. Any API with a key, a token or a password can be added by hand:
              </p>
              <PickerGrid entries={generic} first={generic[0]?.id} />
            </>
          )}
        </div>
      )}
      {shelved && (
        <div hidden={searching}>
          <PickerShelf entries={entries} categories={categories} recent={recent} />
        </div>
      )}
    </div>
  );
}

const none: readonly string[] = [];
/** Whoever sees more than this has typed too little to choose. */
const shownAtMost = 48;

/** Left and right go on by one, up and down by a row; up from the first row is the search. */
function walk(event: KeyboardEvent<HTMLDivElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof HTMLElement)) return;
  const search = event.currentTarget.querySelector<HTMLInputElement>("[data-search]");
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-entry]")].filter(
    (link) => link.offsetParent,
  );
  const vertical = event.key === "ArrowDown" || event.key === "ArrowUp";
  const at = links.indexOf(event.target);
  if (at < 0 && (event.target !== search || event.key !== "ArrowDown")) return;
  const next = at < 0 ? links[0] : vertical ? below(links, at, step) : links[at + step];
  event.preventDefault();
  if (next) next.focus();
  else if (step < 0) search?.focus();
}

/** The nearest link of the next row, by where it stands on the screen. */
function below(links: readonly HTMLElement[], at: number, step: number): HTMLElement | undefined {
  const from = links[at]?.getBoundingClientRect();
  if (!from) return undefined;
  const rows = links
    .slice(step > 0 ? at + 1 : 0, step > 0 ? undefined : at)
    .map((link) => ({ link, box: link.getBoundingClientRect() }));
  const ahead = rows.filter(({ box }) => (step > 0 ? box.top > from.top + 4 : box.top < from.top - 4));
  const edge = step > 0 ? Math.min(...ahead.map(({ box }) => box.top)) : Math.max(...ahead.map(({ box }) => box.top));
  const row = ahead.filter(({ box }) => Math.abs(box.top - edge) < 4);
  return row.sort((a, b) => Math.abs(a.box.left - from.left) - Math.abs(b.box.left - from.left))[0]?.link;
}
