import { desc, eq, max } from "drizzle-orm";
import { catalogue } from "@/connectors";
import {
  type Connector,
  type ConnectorDescription,
  describe,
  type Guide,
  type Scheme,
  type SchemeDescription,
} from "@/connectors/kit";
import { logos } from "@/connectors/logos";
import { type Actor, authorize, may, type Visitor } from "./actor";
import { isOpen, isOwn, type Owner, ownConnector, shelvedIn, shelvedOf } from "./custom-connectors/shelf";
import { demoKey } from "./demo";
import { AppError } from "./errors";
import { installation } from "./installation";
import { tileFor } from "./logos/shelf";
import { redirectUri } from "./oauth/redirect";

/**
 * Every application that can be connected, as the rest of the room asks for it: the shipped ones, and those that the
 * asker's workspace described itself. Ids come from outside, so an unknown one is an ordinary answer.
 */
const shelf = catalogue.map(withLogo);
const byId = new Map<string, Connector>(shelf.map((connector) => [connector.id, connector]));

/** Puts a definition beside the shipped ones, for this process. */
export function shelve(connector: Connector): void {
  byId.set(connector.id, connector);
}

/**
 * `of` is who asks, or the row of a credential: then it is the version that the credential was verified with. Without it
 * only what is shipped is found.
 */
export function findConnector(id: string, of?: Owner): Connector | undefined {
  const found = isOwn(id) ? of && ownConnector(of, id) : byId.get(id);
  return found && of ? { ...found, tile: tileFor(of.workspaceId, id, found.tile) } : found;
}

/** Throws `not_found` with a sentence that names what was asked for. */
export function connectorOf(id: string, of?: Owner): Connector {
  const connector = findConnector(id, of);
  if (connector) return connector;
  throw new AppError("not_found", `There is no application "${id.slice(0, 60)}" here. Choose one from the list.`);
}

/** For a new credential: one that came out of a document has to work for an owner or admin first. */
export function usableConnector(actor: Actor, id: string): Connector {
  if (actor.kind === "visitor") return askedConnector(actor, id);
  const connector = connectorOf(id, actor);
  const shelved = shelvedOf(actor.workspaceId, id);
  if (!shelved || isOpen(shelved) || may(actor, "connector.manage")) return connector;
  throw new AppError(
    "forbidden",
    `${connector.name} was drafted from a document and nobody has connected it yet. Ask an owner or admin to try it first.`,
  );
}

/** A link asks for one application at a time, and whoever made it could use that one. */
function askedConnector(visitor: Visitor, id: string): Connector {
  if (visitor.asked?.connector !== id) throw new AppError("forbidden", "This link does not ask for that.");
  return connectorOf(id, visitor);
}

export function schemeOf(connector: Connector, id: string): Scheme {
  const scheme = connector.schemes.find((each) => each.id === id);
  if (scheme) return scheme;
  const titles = connector.schemes.map((each) => each.id).join(", ");
  throw new AppError(
    "not_found",
    `${connector.name} has no authentication type "${id.slice(0, 60)}". It has: ${titles}.`,
  );
}

/** What the picker needs of each application: no fields, no guides. */
export type ConnectorEntry = Omit<ConnectorDescription, "schemes" | "docs"> & {
  schemes: readonly Pick<SchemeDescription, "id" | "type" | "title">[];
};

export function listConnectors(actor: Actor): ConnectorEntry[] {
  authorize(actor, "connector.read");
  shipped ??= shelf.map(entryOf);
  const withOwnLogos = (entry: ConnectorEntry) => ({
    ...entry,
    tile: tileFor(actor.workspaceId, entry.id, entry.tile),
  });
  return [...ownEntries(actor), ...shipped].map(withOwnLogos);
}

/** They never change while this process lives. */
let shipped: ConnectorEntry[] | undefined;

function ownEntries(actor: Actor): ConnectorEntry[] {
  const all = may(actor, "connector.manage");
  return shelvedIn(actor.workspaceId).flatMap((shelved) => {
    const connector = all || isOpen(shelved) ? ownConnector(actor, shelved.id) : undefined;
    return connector ? [entryOf(connector)] : [];
  });
}

function entryOf(connector: Connector): ConnectorEntry {
  const { docs: _, schemes, ...entry } = describe(connector);
  return { ...entry, schemes: schemes.map(({ id, type, title }) => ({ id, type, title })) };
}

/** Ids of the applications that this workspace added last, newest first. */
export async function recentConnectors(actor: Actor, limit = 6): Promise<string[]> {
  authorize(actor, "credential.list");
  const { store } = await installation();
  const { credentials } = store.t;
  const newest = max(credentials.createdAt);
  const rows = await store.db
    .select({ connector: credentials.connector, newest })
    .from(credentials)
    .where(eq(credentials.workspaceId, actor.workspaceId))
    .groupBy(credentials.connector)
    .orderBy(desc(newest))
    .limit(limit);
  return rows.map((row) => row.connector).filter((id) => findConnector(id, actor) !== undefined);
}

/** The whole description with what only this installation knows filled into the guide. */
export async function describeConnector(actor: Actor, id: string): Promise<ConnectorDescription> {
  authorize(actor, "connector.read");
  const description = describe(connectorOf(id, actor));
  return { ...description, schemes: await withGuides(id, description.schemes) };
}

/** The same for somebody who sees only some of its authentication types. */
export async function withGuides(id: string, schemes: readonly SchemeDescription[]): Promise<SchemeDescription[]> {
  const demo: Record<string, string> = id === "demo" ? { "keyrack.demoKey": await currentDemoKey() } : {};
  const known = { "keyrack.redirectUri": await redirectUri(id), ...demo };
  return schemes.map((scheme) => ({ ...scheme, guide: filled(scheme.guide, known) }));
}

async function currentDemoKey(): Promise<string> {
  const { store, vault } = await installation();
  return demoKey(store, vault);
}

function filled(guide: Guide, known: Readonly<Record<string, string>>): Guide {
  const fill = (text: string) =>
    text.replace(/\{(keyrack\.[A-Za-z]+)\}/g, (whole, name: string) => known[name] ?? whole);
  return {
    ...guide,
    steps: guide.steps.map((step) => (step.copy === undefined ? step : { ...step, copy: fill(step.copy) })),
  };
}

function withLogo(connector: Connector): Connector {
  const drawn = logos[connector.id];
  if (drawn === undefined) return connector;
  const logo = `/logos/${connector.id}.svg`;
  const dark = drawn === "two" ? { logoDark: `/logos/${connector.id}-dark.svg` } : {};
  return { ...connector, tile: { ...connector.tile, logo, ...dark } };
}
