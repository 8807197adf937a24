import type { Reason } from "@/connectors/kit/outcome";

/** A few words at the field that a failed check points to; the whole explanation stands in the panel. */
export function wordsAtField(reason: Reason | undefined): string {
  return (reason && atField[reason]) ?? "Look here first.";
}

/** Of what cannot be checked there are many reasons, from a value that no header carries to a server that asks for none. */
const atField: Partial<Record<Reason, string>> = {
  invalid_credentials: "This was not accepted.",
  expired: "This has expired.",
  revoked: "This was revoked.",
  wrong_account: "This belongs to another account.",
  misconfigured: "This cannot be used.",
  dns: "This was not found from the server.",
  blocked_address: "This is a private address, not allowed yet.",
  refused: "Nothing answers here.",
  timeout: "There was no answer in time.",
  tls: "The certificate of this server is not trusted.",
  unexpected_response: "What answers here is not the application.",
};
