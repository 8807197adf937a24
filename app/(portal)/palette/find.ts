import { fits, type PaletteAnswer } from "@/components/palette-entries";
import { findEntries } from "@/components/picker-search";
import { categories } from "@/connectors/kit";
import { type Member, may } from "@/lib/actor";
import { type ConnectorEntry, describeConnector, listConnectors } from "@/lib/catalog";
import { listCredentials } from "@/lib/credentials/list";
import { placesFor } from "./places";

type Entry = PaletteAnswer["groups"][number]["entries"][number];

/**
 * Credentials, applications to add, places. An application whose name begins with what was typed comes first: naming it
 * is how one adds it, and its other ways in follow at the end.
 */
export async function findForPalette(actor: Member, given: string): Promise<PaletteAnswer> {
  const query = given.trim().slice(0, 200);
  const { items } = await listCredentials(actor, { q: query, size: query === "" ? 5 : 6 });
  const credentials = items.map(
    (each): Entry => ({
      id: each.id,
      text: each.name,
      note: each.label ?? each.connectorName,
      tile: each.tile,
      href: `/credentials/${each.id}`,
    }),
  );
  const places = placesFor(actor).filter(({ text, words }) => fits(`${text} ${words}`, query));
  const goTo = {
    title: "Go to",
    entries: places.map(({ words: _, ...place }): Entry => ({ id: place.href, ...place })),
  };
  if (query === "") return { groups: [{ title: "Changed last", entries: credentials }, goTo] };
  const entries = listConnectors(actor).map((entry) => ({
    ...entry,
    ways: entry.schemes.map(({ title }) => title),
    href: `/credentials/new/${entry.id}`,
  }));
  const applications = findEntries(entries, query, categories).slice(0, 5);
  const [first, ...others] = applications;
  const begins = first?.name.toLowerCase().startsWith(query.toLowerCase()) === true;
  const adds = may(actor, "credential.create");
  const best = first && begins ? await waysInto(actor, first) : [];
  return {
    groups: [
      { title: "Add", entries: adds ? best.slice(0, 1) : [] },
      { title: "Credentials", entries: credentials },
      { title: "Add another application", entries: adds ? (begins ? others : applications).map(adding) : [] },
      { title: "Other ways in", entries: adds ? best.slice(1) : [] },
      goTo,
      { title: "Documentation", entries: first ? [documented(first)] : [] },
    ],
  };
}

/** Straight to the form of the recommended way; each other is a line of its own. */
async function waysInto(actor: Member, entry: ConnectorEntry): Promise<Entry[]> {
  const { schemes } = await describeConnector(actor, entry.id);
  const sorted = [...schemes].sort((a, b) => Number(b.recommended) - Number(a.recommended));
  return sorted.map(
    ({ id, title }): Entry => ({
      id: `${entry.id} ${id}`,
      text: `Add ${entry.name}`,
      note: title,
      tile: entry.tile,
      href: `/credentials/new/${entry.id}${sorted.length > 1 ? `?scheme=${encodeURIComponent(id)}` : ""}`,
    }),
  );
}

function adding({ id, name, tile }: ConnectorEntry): Entry {
  return { id: `add ${id}`, text: `Add ${name}`, tile, href: `/credentials/new/${id}` };
}

function documented({ id, name, tile }: ConnectorEntry): Entry {
  return { id: `docs ${id}`, text: `How to connect ${name}`, tile, href: `/docs/${id}` };
}
