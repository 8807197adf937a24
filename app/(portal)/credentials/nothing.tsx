import { Plus } from "lucide-react";
import { AppTile } from "@/components/app-tile";
import { findEntries } from "@/components/picker-search";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { categories } from "@/connectors/kit";
import type { ConnectorEntry } from "@/lib/catalog";
import { type Filters, isFiltered } from "./filters";

type NothingProps = { applications: readonly ConnectorEntry[]; editable: boolean };

/** The first visit: one sentence and the ways to begin. */
export function NothingYet({ applications, editable }: NothingProps) {
  if (!editable) {
    return (
      <EmptyState title="No credentials yet">
        Owners, admins and editors can add the first one. Then you see here whether it works.
      </EmptyState>
    );
  }
  const popular = first.flatMap((id) => applications.find((entry) => entry.id === id) ?? []);
  return (
    <EmptyState
      title="No credentials yet"
      actions={
        <>
          <Button variant="primary" href="/credentials/new" icon={<Plus className="size-4" />} data-key="c">
            Add Credential
          </Button>
          <Button href="/credentials/new/demo">Try the demo application</Button>
          <Button href="/credentials/import">Import</Button>
        </>
      }
      below={popular.map(({ id, name, tile }) => (
        <Chip key={id} href={`/credentials/new/${id}`} icon={<AppTile tile={tile} size={20} />}>
          {name}
        </Chip>
      ))}
    >
      Add the access to an application once, and everything that integrates it can use it from here.
    </EmptyState>
  );
}

/** One of each kind that most teams have: a shop, an ERP, a CRM, a table, a chat, a database. */
const first = ["shopify", "sap-business-one", "hubspot", "google-sheets", "slack", "postgresql"];

/** Nothing fits the filters; what was searched may be an application that nobody has connected yet. */
export function NothingMatches({ filters, applications, editable }: NothingProps & { filters: Filters }) {
  const wanted = filters.q && editable ? entryFor(filters.q, applications) : undefined;
  const title = filters.q ? `Nothing matches “${filters.q}”` : "Nothing matches these filters";
  return (
    <EmptyState
      title={title}
      actions={
        <>
          <Button href="/credentials">Clear filters</Button>
          {wanted && (
            <Button href={`/credentials/new/${wanted.id}`} icon={<AppTile tile={wanted.tile} size={20} />}>
              Add {wanted.name}
            </Button>
          )}
        </>
      }
    >
      {filters.q && isFiltered({ ...filters, q: undefined })
        ? "Other filters are set as well."
        : "The search looks through names, applications and accounts."}
    </EmptyState>
  );
}

function entryFor(query: string, applications: readonly ConnectorEntry[]): ConnectorEntry | undefined {
  const entries = applications.map((entry) => ({
    ...entry,
    ways: entry.schemes.map(({ title }) => title),
    href: `/credentials/new/${entry.id}`,
  }));
  const [best] = findEntries(entries, query, categories);
  return best && applications.find(({ id }) => id === best.id);
}
