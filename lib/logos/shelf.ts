import type { Tile } from "@/connectors/kit";
import type { Store } from "@/lib/db/store";

/**
 * Which applications have a logo that their workspace uploaded, at hand without waiting: read once when the installation
 * opens and again when one changes. Both bundles of the process share it. The pictures themselves stay in the store.
 */
const key = Symbol.for("keyrack.logos");
const beganKey = Symbol.for("keyrack.logos.began");
const shared = globalThis as { [key]?: ReadonlyMap<string, ReadonlyMap<string, string>>; [beganKey]?: number };

/** Of several at once, the one that began last has read the newest, and counts. */
export async function loadLogos(store: Store): Promise<void> {
  const { connectorLogos: l } = store.t;
  const began = (shared[beganKey] ?? 0) + 1;
  shared[beganKey] = began;
  const rows = await store.db.select({ workspaceId: l.workspaceId, connectorId: l.connectorId, id: l.id }).from(l);
  const shelf = new Map<string, Map<string, string>>();
  for (const { workspaceId, connectorId, id } of rows) {
    const workspace = shelf.get(workspaceId) ?? new Map<string, string>();
    workspace.set(connectorId, id);
    shelf.set(workspaceId, workspace);
  }
  if (shared[beganKey] === began) shared[key] = shelf;
}

/** The id of the uploaded logo; it changes with each upload, so its address can be kept for good. */
export function logoOf(workspaceId: string, connectorId: string): string | undefined {
  return shared[key]?.get(workspaceId)?.get(connectorId);
}

/** The tile with the uploaded logo in the place of the one that came with it. */
export function tileFor(workspaceId: string, connectorId: string, tile: Tile): Tile {
  const id = logoOf(workspaceId, connectorId);
  if (id === undefined) return tile;
  return { initials: tile.initials, hue: tile.hue, logo: `/logos/own/${id}` };
}
