import { Search } from "lucide-react";
import { classes } from "./classes";
import { Kbd } from "./kbd";

export type SearchFormProps = {
  /** The page that answers `?q=`. */
  action: string;
  query?: string;
  label: string;
  /** Other parts of the address to keep, such as filters. */
  keep?: Readonly<Record<string, string>>;
  className?: string;
};

/** A search whose state is the address; the key `/` leads into it. */
export function SearchForm({ action, query, label, keep = {}, className }: SearchFormProps) {
  return (
    <search className={className}>
      <form method="get" action={action} className="group relative">
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Search className="pointer-events-none absolute start-2.5 top-1/2 size-4 -translate-y-1/2 text-muted" />
        <input
          type="search"
          name="q"
          defaultValue={query}
          aria-label={label}
          placeholder={label}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          data-key="/"
          aria-keyshortcuts="/"
          className={classes("control ps-8.5", query ? "" : "pe-8")}
        />
        {!query && (
          <span className="pointer-events-none absolute end-2 top-1/2 -translate-y-1/2 group-focus-within:hidden touch:hidden">
            <Kbd>/</Kbd>
          </span>
        )}
      </form>
    </search>
  );
}
