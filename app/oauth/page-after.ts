import type { Actor } from "@/lib/actor";
import { begunFor } from "@/lib/flows/begun-for";
import type { Connected } from "@/lib/oauth/connect";

type Ended = Pick<Connected, "credential" | "state" | "missing" | "outcome">;

/** Where one goes on after a connection: to what is left to do, to what it was begun for, or, for whoever began it by itself, to `otherwise`: the list. */
export async function pageAfter(
  actor: Actor,
  { credential, state, missing, outcome }: Ended,
  otherwise = `/credentials?new=${credential}`,
): Promise<string> {
  if (state === "choose") return `/credentials/${credential}/choose`;
  if (missing.length > 0 || outcome?.outcome !== "verified") return `/credentials/${credential}`;
  const slot = await begunFor(actor, credential);
  return slot ? `/flows/${slot.flow.id}?environment=${slot.environment}` : otherwise;
}
