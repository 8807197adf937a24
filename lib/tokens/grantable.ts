import { type Actor, may } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { type Scope, scopeActions, scopes } from "@/lib/scopes";

/**
 * Which scopes somebody may hand out. A token reaches what others made as well, so nobody gives one more than they have
 * themselves: whoever may delete or export only their own credentials gives neither away for all of them.
 */
export function grantableScopes(actor: Actor): Scope[] {
  return scopes.filter((scope) => mayGrant(actor, scope) && opensSomething(scope));
}

/** Throws `forbidden` with the scopes that the actor may not hand out. */
export function assertGrantable(actor: Actor, wanted: readonly Scope[]): void {
  const beyond = wanted.filter((scope) => !mayGrant(actor, scope));
  if (beyond.length === 0) return;
  const detail = `Only owners and admins make a token with ${beyond.join(", ")}. Leave that out, or ask one of them.`;
  throw new AppError("forbidden", detail, { fields: { scopes: detail } });
}

function mayGrant(actor: Actor, scope: Scope): boolean {
  if (scope === "connectors:write") return may(actor, "connector.manage");
  const beyondOwn = scope === "credentials:delete" || scope === "secret:read";
  return beyondOwn ? may(actor, "credential.delete", { createdBy: "" }) : may(actor, "token.manage");
}

function opensSomething(scope: Scope): boolean {
  return scopeActions.some(([each, actions]) => each === scope && actions.length > 0);
}
