import { type Actor, authorize } from "./actor";
import type { Egress } from "./egress/egress";
import { egressError } from "./egress/failure";
import { AppError } from "./errors";
import { eventActor, record } from "./events";
import { installation } from "./installation";
import { removeSetting, type Settings } from "./settings";

/**
 * A restored copy sends nothing: what it would refresh might be the single-use token of the installation it was copied
 * from, and people would be told everything twice. It can be looked at; an owner who knows that the other one is gone, or
 * that this one replaces it, puts it into service.
 */
export type Quarantine = Settings["quarantine"];

export const quarantineSentence =
  "This is a restored copy and sends nothing until an owner puts it into service under Settings, Key.";

/** Every way out of the house, shut as long as `held` says so. */
export function heldBack(egress: Egress, held: () => boolean): Egress {
  const refuse = () => {
    if (held()) throw egressError("blocked_address", { hint: quarantineSentence });
  };
  return {
    request: async (...call) => {
      refuse();
      return egress.request(...call);
    },
    dial: async (...call) => {
      refuse();
      return egress.dial(...call);
    },
    stream: async (...call) => {
      refuse();
      return egress.stream(...call);
    },
    close: () => egress.close(),
  };
}

/** Undefined for an installation in service. */
export async function quarantine(): Promise<Quarantine | undefined> {
  return (await installation()).quarantine.now;
}

/** Owners only. Throws `conflict` when it is in service already. */
export async function putIntoService(actor: Actor): Promise<void> {
  authorize(actor, "key.manage");
  const home = await installation();
  const { store, quarantine: state } = home;
  if (state.now === undefined) throw new AppError("conflict", "This installation is in service already.");
  await store.write(async (tx) => {
    await removeSetting(store, tx, "quarantine");
    const target = { kind: "installation", id: actor.workspaceId ?? "", name: home.vault.fingerprint } as const;
    await record(home, tx, eventActor(actor), "copy.activated", target, { restoredAt: state.now?.restoredAt });
  });
  state.now = undefined;
}
