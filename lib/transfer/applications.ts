import type { Connector } from "@/connectors/kit";
import { type Actor, type Member, may } from "@/lib/actor";
import type { CredentialRow } from "@/lib/credentials/row";
import { compile } from "@/lib/custom-connectors/compile";
import { type Definition, parseDefinition } from "@/lib/custom-connectors/definition";
import { addConnector } from "@/lib/custom-connectors/save";
import { isOwn, ownConnector, shelvedIn, shelvedOf } from "@/lib/custom-connectors/shelf";
import type { DB } from "@/lib/db/store";
import { AppError } from "@/lib/errors";
import type { Installation } from "@/lib/installation";
import { plainText, type Unread } from "./record";

/**
 * Applications that a workspace described itself travel with the credentials that need them. One that is here already,
 * word for word, is used; any other becomes an application of its own, whatever its id was, and only owners and admins
 * bring those. A definition holds no secret, and is parsed like any that somebody writes.
 */
export type CarriedApplication = {
  /** What the records of the file call it. */
  id: string;
  definition: Definition;
};

/** A connector for the plan. With `missing` it is not here yet, and its id stands for one that the import gives. */
export type Placed = { connector: Connector; missing?: Definition };

/** In one file. */
export const mostApplications = 50;

/** Of each the newest version that one of these credentials was verified with. */
export function applicationsOf(actor: Member, rows: readonly CredentialRow[]): CarriedApplication[] {
  const versions = new Map<string, number>();
  for (const { connector, connectorVersion } of rows) {
    if (isOwn(connector)) versions.set(connector, Math.max(versions.get(connector) ?? 0, connectorVersion ?? 0));
  }
  return [...versions].sort().flatMap(([id, version]) => {
    const shelved = shelvedOf(actor.workspaceId, id);
    const definition = shelved?.versions.get(version || shelved.newest)?.definition;
    return definition ? [{ id, definition }] : [];
  });
}

/** What cannot be used is told by its id, and the credentials that need it are then told as impossible. */
export function readApplications(input: unknown): { applications: CarriedApplication[]; unread: Unread[] } {
  const applications: CarriedApplication[] = [];
  const unread: Unread[] = [];
  for (const item of Array.isArray(input) ? input.slice(0, mostApplications) : []) {
    const given = item as { id?: unknown; definition?: unknown } | null;
    const id = plainText(given?.id, 60);
    if (!given || !id || !isOwn(id) || applications.some((each) => each.id === id)) continue;
    try {
      applications.push({ id, definition: parseDefinition(given.definition ?? {}) });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      unread.push({ name: id, reason: "The description of this application cannot be used." });
    }
  }
  return { applications, unread };
}

/** By the id in the file. */
export function placeApplications(
  actor: Actor,
  applications: readonly CarriedApplication[],
): ReadonlyMap<string, Placed> {
  const here = shelvedIn(actor.workspaceId).map((shelved) => ({
    id: shelved.id,
    text: JSON.stringify(shelved.versions.get(shelved.newest)?.definition),
  }));
  return new Map(
    applications.map(({ id, definition }, index): [string, Placed] => {
      const text = JSON.stringify(definition);
      const same = here.find((each) => each.text === text);
      const connector = same && ownConnector(actor, same.id);
      if (connector) return [id, { connector }];
      // No application can have such an id, so nothing here is taken for a credential of it.
      return [id, { connector: compile(`own-?${index}`, 1, definition), missing: definition }];
    }),
  );
}

/** Throws a sentence when only others may bring it. */
export function placedFor(actor: Actor, { connector, missing }: Placed): Connector {
  if (!missing || may(actor, "connector.manage")) return connector;
  throw new AppError("forbidden", `${connector.name} is not described here yet. Ask an owner or admin to import this.`);
}

/** Those that are wanted and not here yet, by the id that stood for each. Whoever commits this reads the shelf again. */
export async function addMissing(
  home: Installation,
  tx: DB,
  actor: Actor,
  placed: Iterable<Placed>,
  wanted: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Connector>> {
  const added = new Map<string, Connector>();
  for (const { connector, missing } of placed) {
    if (!missing || !wanted.has(connector.id)) continue;
    const { id, version } = await addConnector(home, tx, actor, missing);
    added.set(connector.id, compile(id, version, missing));
  }
  return added;
}
