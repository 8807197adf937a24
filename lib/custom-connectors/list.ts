import { and, count, desc, eq } from "drizzle-orm";
import type { Tile } from "@/connectors/kit";
import { type Actor, authorize } from "@/lib/actor";
import { namesIn } from "@/lib/credentials/row";
import { AppError, notFound } from "@/lib/errors";
import { installation } from "@/lib/installation";
import { tileFor } from "@/lib/logos/shelf";
import { compile, defaultTitle } from "./compile";
import type { Definition } from "./definition";
import type { Source } from "./save";

/** The applications of a workspace as those who look after them see them: versions, uses, and who changed what. */
export type OwnApplication = {
  id: string;
  name: string;
  tile: Tile;
  ways: readonly string[];
  version: number;
  /** Credentials, of whatever version. */
  uses: number;
  /** False: it came out of a document and nothing made with it has worked yet. */
  open: boolean;
  updatedAt: number;
  updatedBy: string;
};

export type OwnVersion = {
  version: number;
  source: Source;
  createdAt: number;
  createdBy: string;
  /** Milliseconds since 1970. */
  verifiedAt?: number;
  uses: number;
  definition: Definition;
};

/** Everybody may look; the latest changed first. */
export async function listOwnApplications(actor: Actor): Promise<OwnApplication[]> {
  authorize(actor, "connector.read");
  const { store } = await installation();
  const { customConnectors: c, customConnectorVersions: v } = store.t;
  const rows = await store.db
    .select()
    .from(c)
    .innerJoin(v, and(eq(v.workspaceId, c.workspaceId), eq(v.connectorId, c.id), eq(v.version, c.version)))
    .where(eq(c.workspaceId, actor.workspaceId))
    .orderBy(desc(c.updatedAt), c.id);
  const [names, uses] = await Promise.all([namesIn(store, actor.workspaceId), usesOf(actor)]);
  return rows.map(({ custom_connectors: head, custom_connector_versions: newest }) => {
    const definition = newest.definition as Definition;
    return {
      id: head.id,
      name: definition.name,
      tile: tileFor(actor.workspaceId, head.id, compile(head.id, head.version, definition).tile),
      ways: definition.ways.map((way) => way.title ?? defaultTitle(way)),
      version: head.version,
      uses: uses.filter((use) => use.id === head.id).reduce((sum, use) => sum + use.n, 0),
      open: newest.source !== "openapi" || newest.verifiedAt !== null,
      updatedAt: head.updatedAt,
      updatedBy: names.get(head.updatedBy) ?? "somebody who left",
    };
  });
}

/** With every version, the newest first. Throws `not_found`. */
export async function getOwnApplication(
  actor: Actor,
  id: string,
): Promise<{ application: OwnApplication; versions: OwnVersion[] }> {
  const application = (await listOwnApplications(actor)).find((each) => each.id === id);
  if (!application) throw notFound();
  const { store } = await installation();
  const { customConnectorVersions: v } = store.t;
  const rows = await store.db
    .select()
    .from(v)
    .where(and(eq(v.workspaceId, actor.workspaceId), eq(v.connectorId, id)))
    .orderBy(desc(v.version));
  const [names, uses] = await Promise.all([namesIn(store, actor.workspaceId), usesOf(actor)]);
  const versions = rows.map((row) => ({
    version: row.version,
    source: row.source as Source,
    createdAt: row.createdAt,
    createdBy: names.get(row.createdBy) ?? "somebody who left",
    ...(row.verifiedAt === null ? {} : { verifiedAt: row.verifiedAt }),
    uses: uses.find((use) => use.id === id && use.version === row.version)?.n ?? 0,
    definition: row.definition as Definition,
  }));
  return { application, versions };
}

/** The newest definition or an older one. Throws `not_found`. */
export async function definitionOf(actor: Actor, id: string, version?: number): Promise<Definition> {
  const { versions } = await getOwnApplication(actor, id);
  const found = version === undefined ? versions[0] : versions.find((each) => each.version === version);
  if (!found) throw new AppError("not_found", "There is no such version.");
  return found.definition;
}

async function usesOf(actor: Actor): Promise<{ id: string; version: number | null; n: number }[]> {
  const { store } = await installation();
  const { credentials: c } = store.t;
  return store.db
    .select({ id: c.connector, version: c.connectorVersion, n: count() })
    .from(c)
    .where(eq(c.workspaceId, actor.workspaceId))
    .groupBy(c.connector, c.connectorVersion);
}
