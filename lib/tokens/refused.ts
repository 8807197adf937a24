import type { Token } from "@/lib/actor";
import { eventActor, record } from "@/lib/events";
import { installation } from "@/lib/installation";

/** A token that comes from where it may not is worth a line of the audit trail: one a minute and token, not a flood. */
const key = Symbol.for("keyrack.tokens.refused");
const shared = globalThis as { [key]?: Map<string, number> };
shared[key] ??= new Map();
const told = shared[key];

export async function noteRefused(actor: Token, address: string): Promise<void> {
  const now = performance.now();
  if ((told.get(actor.tokenId) ?? Number.NEGATIVE_INFINITY) > now - 60_000) return;
  if (told.size > 10_000) told.clear();
  told.set(actor.tokenId, now);
  const home = await installation();
  const target = { kind: "token", id: actor.tokenId, name: actor.name } as const;
  await home.store.write((tx) => record(home, tx, eventActor(actor), "token.refused", target, { address }));
}
