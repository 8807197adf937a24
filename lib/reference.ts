import { type Actor, reaches } from "./actor";
import { notFound } from "./errors";

/**
 * Which credential is meant: an id, or `@alias`, which stands for the one bound to it in the flow and environment of the
 * token. Throws `not_found` for an alias that is not bound and for what the token does not reach.
 */
export function resolveReference(actor: Actor, reference: string): string {
  const id = reference.startsWith("@") ? aliased(actor, reference.slice(1)) : reference;
  if (id === undefined || !reaches(actor, id)) throw notFound();
  return id;
}

function aliased(actor: Actor, alias: string): string | undefined {
  return actor.kind === "token" ? actor.flow?.aliases.get(alias) : undefined;
}
