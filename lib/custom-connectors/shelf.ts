import type { Connector } from "@/connectors/kit";
import type { Store } from "@/lib/db/store";
import { compile } from "./compile";
import type { Definition } from "./definition";

/**
 * The applications that workspaces described themselves, at hand without waiting: read once when the installation opens
 * and again when one of them changes. What belongs to one workspace cannot be found from another. Both bundles of the
 * process share it.
 */
export type Owner = {
  workspaceId: string;
  /** Of a credential: the version it was verified with. Absent or null means the newest. */
  connectorVersion?: number | null;
};

export type Shelved = {
  id: string;
  newest: number;
  versions: ReadonlyMap<number, Version>;
};
type Version = {
  definition: Definition;
  /** A person described it, or something made with it has worked: everybody who adds credentials may use it. */
  open: boolean;
  made?: Connector;
};

/** No shipped connector's id begins so. */
export const ownPrefix = "own-";

export function isOwn(id: string): boolean {
  return id.startsWith(ownPrefix);
}

const key = Symbol.for("keyrack.shelf");
const beganKey = Symbol.for("keyrack.shelf.began");
const shared = globalThis as {
  [key]?: ReadonlyMap<string, ReadonlyMap<string, Shelved>>;
  [beganKey]?: number;
};

/** Of several at once, the one that began last has read the newest, and counts. */
export async function loadShelf(store: Store): Promise<void> {
  const { customConnectors: c, customConnectorVersions: v } = store.t;
  const began = (shared[beganKey] ?? 0) + 1;
  shared[beganKey] = began;
  // In this order no head is without its version, whatever another process commits in between.
  const heads = await store.db.select().from(c);
  const rows = await store.db.select().from(v);
  const shelf = new Map<string, Map<string, Shelved>>();
  for (const head of heads) {
    const own = rows.filter((row) => row.workspaceId === head.workspaceId && row.connectorId === head.id);
    const versions = new Map(
      own.map((row): [number, Version] => [
        row.version,
        { definition: row.definition as Definition, open: row.source !== "openapi" || row.verifiedAt !== null },
      ]),
    );
    const workspace = shelf.get(head.workspaceId) ?? new Map<string, Shelved>();
    workspace.set(head.id, { id: head.id, newest: head.version, versions });
    shelf.set(head.workspaceId, workspace);
  }
  if (shared[beganKey] === began) shared[key] = shelf;
}

export function ownConnector(of: Owner, id: string): Connector | undefined {
  const shelved = shelvedOf(of.workspaceId, id);
  return shelved && madeOf(shelved, of.connectorVersion ?? shelved.newest);
}

export function shelvedOf(workspaceId: string, id: string): Shelved | undefined {
  return shared[key]?.get(workspaceId)?.get(id);
}

/** By id. */
export function shelvedIn(workspaceId: string): Shelved[] {
  return [...(shared[key]?.get(workspaceId)?.values() ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Whether everybody who adds credentials may use its newest version. */
export function isOpen(shelved: Shelved): boolean {
  return shelved.versions.get(shelved.newest)?.open === true;
}

/** Once something made with it has worked. True when that is news. */
export function openUp(of: Owner, id: string): boolean {
  const shelved = shelvedOf(of.workspaceId, id);
  const version = shelved?.versions.get(of.connectorVersion ?? shelved.newest);
  if (version === undefined || version.open) return false;
  version.open = true;
  return true;
}

function madeOf({ id, versions }: Shelved, number: number): Connector | undefined {
  const version = versions.get(number);
  if (version === undefined) return undefined;
  version.made ??= compile(id, number, version.definition);
  return version.made;
}
