import type { Outcome, Values, Who } from "../kit";
import { codeOf, wordsOf } from "../kit/driver";

/** By result code, RFC 4511 appendix A; `began` says that the encryption asked for stands. */
export function judge(error: unknown, { encryption }: Values, began: boolean): Outcome | undefined {
  const code = codeOf(error);
  if (typeof code !== "number") return undefined;
  const says = saidBy(error);
  switch (code) {
    case 51: // busy
    case 52: // unavailable
    case 80: // other
      return { outcome: "inconclusive", reason: "server_error", says };
    case 3: // time limit
    case 11: // administrative limit
      return { outcome: "inconclusive", reason: "rate_limited", says };
  }
  if (!began) return noTls(says);
  switch (code) {
    case 49: // invalid credentials
      return wrong(says);
    case 32: // no such object, said by some servers of the user
    case 48: // inappropriate authentication: the entry has no password
      return { outcome: "rejected", reason: "invalid_credentials", field: "username", says };
    case 34: // invalid DN syntax
      return { outcome: "rejected", reason: "misconfigured", field: "username", says };
    case 8: // stronger authentication required
    case 13: // confidentiality required
      return { outcome: "rejected", reason: "misconfigured", field: "encryption", says, ...wantsTls(encryption) };
    case 19: // constraint violation
    case 53: // unwilling to perform
      return /lock|inactiv|retry limit|disabled/i.test(says)
        ? { outcome: "rejected", reason: "account_locked", field: "username", says }
        : { outcome: "inconclusive", reason: "not_checkable", field: "username", says };
    case 7: // authentication method not supported
      return { outcome: "inconclusive", reason: "not_checkable", field: "username", says };
    default:
      return { outcome: "inconclusive", reason: "unexpected_response", says };
  }
}

/** Active Directory gives its reason in the words: “AcceptSecurityContext error, data 775”. */
function wrong(says: string): Outcome {
  switch (/\bdata ([0-9a-f]{3})\b/i.exec(says)?.[1]?.toLowerCase()) {
    case "532": // password expired
    case "773": // password must be changed
      return { outcome: "rejected", reason: "expired", field: "password", says };
    case "701": // account expired
      return { outcome: "rejected", reason: "expired", field: "username", says };
    case "530": // not at this time
    case "531": // not from here
    case "533": // disabled
    case "568": // too many groups
    case "775": // locked
      return { outcome: "rejected", reason: "account_locked", field: "username", says };
    default:
      return { outcome: "rejected", reason: "invalid_credentials", field: "password", says };
  }
}

function noTls(says: string): Outcome {
  return {
    outcome: "inconclusive",
    reason: "tls",
    field: "encryption",
    says,
    hint: "This server does not begin TLS at this port. TLS from the start is usually on port 636.",
  };
}

function wantsTls(encryption = "tls"): { hint?: string } {
  return encryption === "off" ? { hint: "The server takes no password without encryption." } : {};
}

/** What stands in the way of the base; undefined when the code says something else. */
export function baseTrouble(error: unknown, baseDn: string, who: Who): Outcome | undefined {
  const says = saidBy(error);
  switch (codeOf(error)) {
    case 32: // no such object, which some servers also say of a closed one
    case 50: // insufficient access rights
      return { ...unreadable(baseDn, who), says };
    case 34: // invalid DN syntax
      return { outcome: "rejected", reason: "misconfigured", field: "baseDn", says };
    case 10: // referral
      return {
        outcome: "rejected",
        reason: "misconfigured",
        field: "baseDn",
        says,
        hint: "This is kept by another server, which is not followed. Enter that one as host.",
      };
    default:
      return undefined;
  }
}

export function unreadable(baseDn: string, who: Who): Outcome & { outcome: "limited" } {
  return {
    outcome: "limited",
    reason: "not_permitted",
    missing: [`read ${baseDn}`],
    field: "baseDn",
    ...who,
    hint: "There is no such entry, or this user may not see it.",
  };
}

/** ldapts adds the code to what the server said. */
function saidBy(error: unknown): string {
  return wordsOf(error).replace(/ ?Code: 0x[0-9a-f]+$/, "");
}

export const anonymous: Outcome = {
  outcome: "inconclusive",
  reason: "not_checkable",
  field: "username",
  says: "The server let us in as nobody: it does not look at the password.",
};

export const noLdap: Outcome = {
  outcome: "inconclusive",
  reason: "unexpected_response",
  field: "port",
  says: "What answers at this port does not speak LDAP.",
};
