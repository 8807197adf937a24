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
import { type Actor, authorize } from "./actor";
import { demoKey } from "./demo";
import { AppError } from "./errors";
import { installation } from "./installation";
import { redirectUri } from "./oauth/redirect";

/** The shelf, as the rest of the room asks for it. Ids come from outside, so an unknown one is an ordinary answer. */
const shelf = catalogue.map(withLogo);
const byId = new Map<string, Connector>(shelf.map((connector) => [connector.id, connector]));

/** Puts a definition beside the shipped ones, for this process. */
export function shelve(connector: Connector): void {
  byId.set(connector.id, connector);
}

export function findConnector(id: string): Connector | undefined {
  return byId.get(id);
}

/** Throws `not_found` with a sentence that names what was asked for. */
export function connectorOf(id: string): Connector {
  const connector = byId.get(id);
  if (connector) return connector;
  throw new AppError("not_found", `There is no application "${id.slice(0, 60)}" here. Choose one from the list.`);
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
  return shelf.map((connector) => {
    const { docs: _, schemes, ...entry } = describe(connector);
    return { ...entry, schemes: schemes.map(({ id, type, title }) => ({ id, type, title })) };
  });
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
  return rows.map((row) => row.connector).filter((id) => byId.has(id));
}

/** The whole description with what only this installation knows filled into the guide. */
export async function describeConnector(actor: Actor, id: string): Promise<ConnectorDescription> {
  authorize(actor, "connector.read");
  const description = describe(connectorOf(id));
  const demo: Record<string, string> = id === "demo" ? { "keyrack.demoKey": await currentDemoKey() } : {};
  const known = { "keyrack.redirectUri": await redirectUri(id), ...demo };
  return {
    ...description,
    schemes: description.schemes.map((scheme) => ({ ...scheme, guide: filled(scheme.guide, known) })),
  };
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
