"use client";
import { Search } from "lucide-react";
import { useState } from "react";
import type { OAuthScope } from "@/connectors/kit/oauth";
import { matching } from "./scope-words";
import { Badge } from "./ui/badge";
import { Checkbox } from "./ui/checkbox";
import { classes } from "./ui/classes";

export type ScopeListProps = {
  scopes: readonly OAuthScope[];
  chosen: readonly string[];
  /** Without scripts there is nothing to search with, and the boxes are sent by themselves, under `name`. */
  live: boolean;
  name: string | undefined;
  onToggle: (scope: string, on: boolean) => void;
};

/** Each scope as what it allows, with its own name below and a mark where it opens more than most need. */
export function ScopeList({ scopes, chosen, live, name, onToggle }: ScopeListProps) {
  const [search, setSearch] = useState("");
  const shown = matching(scopes, search);
  return (
    <div className="clear-both overflow-hidden rounded-control border border-control bg-panel">
      {scopes.length > few && live && (
        <div className="relative border-line border-b">
          <Search className="pointer-events-none absolute start-2.5 top-1/2 size-4 -translate-y-1/2 text-muted" />
          <input
            type="search"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            onKeyDown={(event) => {
              // Enter would send the form around it.
              if (event.key === "Enter") event.preventDefault();
            }}
            aria-label="Search scopes"
            placeholder={`Search ${scopes.length} scopes`}
            autoComplete="off"
            spellCheck={false}
            className="h-9 w-full bg-transparent ps-8.5 pe-3 focus-visible:-outline-offset-2 touch:h-11"
          />
        </div>
      )}
      <ul className="max-h-72 divide-y divide-line overflow-y-auto overscroll-contain">
        {shown.map(({ scope, words, why, risk }) => (
          <li key={scope} className="transition-colors has-checked:bg-accent-soft/40">
            <Checkbox
              className="px-3 py-2"
              label={
                <span className="flex flex-wrap items-center gap-x-2">
                  {words} <Mark risk={risk} />
                </span>
              }
              help={
                <>
                  {why && <span className="block">{why}</span>}
                  <code className={classes("break-all font-mono text-xs")}>{scope}</code>
                </>
              }
              value={scope}
              name={name}
              defaultChecked={chosen.includes(scope)}
              onChange={(event) => onToggle(scope, event.target.checked)}
            />
          </li>
        ))}
        {shown.length === 0 && (
          <li className="px-3 py-3 text-muted text-sm">Nothing matches. Enter its own name below.</li>
        )}
      </ul>
    </div>
  );
}

/** More would be longer than one looks over. */
const few = 8;

function Mark({ risk }: { risk: OAuthScope["risk"] }) {
  if (risk === "high") return <Badge tone="warn">Very broad</Badge>;
  return risk === "medium" ? <Badge>Can change data</Badge> : null;
}
