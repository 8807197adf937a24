import type { Metadata } from "next";
import { CatalogueGrid } from "@/components/catalogue-grid";
import { nextDate } from "@/components/connector-notice";
import { findEntries } from "@/components/picker-search";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { SearchForm } from "@/components/ui/search-form";
import { categories } from "@/connectors/kit";
import { type Member, may } from "@/lib/actor";
import { listConnectors } from "@/lib/catalog";
import { connectorsInUse } from "@/lib/credentials/list";
import { type Params, textAt } from "../credentials/filters";
import { memberFor } from "../member";

export const metadata: Metadata = { title: "Applications" };

/** Everything that can be connected. What is looked for stands in the address, so it works without scripts. */
export default async function AppsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const actor = await memberFor("/apps");
  const params = await searchParams;
  const query = textAt(params, "q")?.trim().slice(0, 100) ?? "";
  const category = Object.keys(categories).find((each) => each === textAt(params, "category"));
  const all = await entriesFor(actor);
  const matching = query === "" ? all : findEntries(all, query, categories);
  const shown = category === undefined ? matching : matching.filter((entry) => entry.category === category);
  return (
    <>
      <PageHeader
        title="Applications"
        description={`${all.length} applications can be connected.`}
        actions={
          <>
            <SearchForm
              action="/apps"
              query={query}
              label="Search applications"
              keep={category ? { category } : {}}
              className="w-full sm:w-72"
            />
            <Button href="/apps/custom">Your own</Button>
          </>
        }
      />
      <nav
        aria-label="Categories"
        className="mb-6 flex flex-wrap gap-2 max-sm:-mx-4 max-sm:flex-nowrap max-sm:overflow-x-auto max-sm:px-4"
      >
        <Chip href={addressOf({ q: query })} current={category === undefined}>
          All
        </Chip>
        {Object.entries(categories).map(([id, title]) => (
          <Chip key={id} href={addressOf({ q: query, category: id })} current={id === category}>
            {title}
          </Chip>
        ))}
      </nav>
      {shown.length > 0 ? (
        <CatalogueGrid items={shown} addable={may(actor, "credential.create")} />
      ) : (
        <EmptyState
          title={query === "" ? "Nothing in this category" : `Nothing matches “${query}”`}
          actions={
            <>
              <Button href="/apps">Show all</Button>
              <Button href="/credentials/new/http">Use any HTTP API</Button>
            </>
          }
        >
          Any API with a key, a token or a password can be added by hand.
        </EmptyState>
      )}
    </>
  );
}

async function entriesFor(actor: Member) {
  const counts = new Map((await connectorsInUse(actor)).map(({ connector, count }) => [connector, count]));
  const now = Date.now();
  return listConnectors(actor)
    .map(({ schemes, ...entry }) => ({
      ...entry,
      ways: schemes.map((scheme) => scheme.title),
      href: `/docs/${entry.id}`,
      count: counts.get(entry.id) ?? 0,
      retires: nextDate(entry.deprecations, now),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}

function addressOf(parts: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== "")).toString();
  return query ? `/apps?${query}` : "/apps";
}
