import type { Installation } from "@/lib/installation";
import { createGate, type Gate } from "./gate";
import type { LiveGrant } from "./grant";
import type { Refreshed } from "./refresh";
import type { Spooled } from "./spool";

/**
 * What all refreshes of one process share. The entry and the pages are two bundles with this module twice, so it hangs on
 * the installation's own object and not on the module.
 */
export type Shared = {
  /** Refreshes under way, by credential: whoever comes later waits for the same one. */
  flights: Map<string, Promise<Refreshed>>;
  gate: Gate;
  /** Tokens that could not be committed yet: served from here, and tried again until they are. */
  pending: Map<string, { entry: Spooled; live: LiveGrant }>;
  /** Names this process among the holders of leases. */
  owner: string;
};

const key = Symbol.for("keyrack.refreshes");

export function sharedBy(home: Installation): Shared {
  const holder = home.store as { [key]?: Shared };
  holder[key] ??= {
    flights: new Map(),
    gate: createGate(),
    pending: new Map(),
    owner: `${process.pid}-${Math.random().toString(36).slice(2, 10)}`,
  };
  return holder[key];
}
