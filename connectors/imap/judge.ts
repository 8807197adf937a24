import type { Outcome, Values } from "../kit";
import { codeOf, property, wordsOf } from "../kit/driver";

/** By response code, RFC 5530; where a server gives none, by what happened. */
export function judge(error: unknown, values: Values): Outcome | undefined {
  const says = saidBy(error);
  if (codeOf(error) === "NotFound") return { outcome: "rejected", reason: "misconfigured", field: "mailbox", says };
  if (property(error, "authenticationFailed") === true) return signInTrouble(error, says, values);
  const bye = property(error, "reason");
  if (typeof bye === "string" && bye !== "Server closed connection") return busy(bye);
  if (property(error, "tlsFailed") === true && !isTlsError(error)) return noTls(says);
  // The driver's own word for a server that hung up.
  if (/^ClosedAfterConnect/.test(String(codeOf(error))) || codeOf(error) === "NoConnection")
    return { outcome: "inconclusive", reason: "refused", says: "The server hung up." };
  return undefined;
}

function signInTrouble(error: unknown, says: string, { encryption }: Values): Outcome {
  switch (property(error, "serverResponseCode")) {
    case "UNAVAILABLE":
    case "SERVERBUG":
    case "INUSE":
      return { outcome: "inconclusive", reason: "server_error", says };
    case "LIMIT":
    case "THROTTLED":
    case "OVERQUOTA":
      return { outcome: "inconclusive", reason: "rate_limited", says };
    case "EXPIRED":
      return { outcome: "rejected", reason: "expired", field: "password", says };
    case "CONTACTADMIN":
    case "AUTHORIZATIONFAILED":
    case "NOPERM":
      return { outcome: "rejected", reason: "account_locked", field: "username", says };
    case "PRIVACYREQUIRED":
      return wantsTls(says);
  }
  if (/login is disabled|no matching authentication method/i.test(says))
    return encryption === "off"
      ? wantsTls(says)
      : {
          outcome: "inconclusive",
          reason: "not_checkable",
          field: "username",
          says,
          hint: "The server takes no password here.",
        };
  if (/application.specific|app password|second factor|two.factor|2fa|web browser/i.test(says))
    return {
      outcome: "rejected",
      reason: "account_locked",
      field: "password",
      says,
      hint: "The server wants more than this password: usually an app password made for this purpose.",
    };
  return { outcome: "rejected", reason: "invalid_credentials", field: "password", says };
}

function busy(says: string): Outcome {
  const reason = /too many|maximum|limit/i.test(says) ? "rate_limited" : "server_error";
  return { outcome: "inconclusive", reason, says };
}

function wantsTls(says: string): Outcome {
  return {
    outcome: "rejected",
    reason: "misconfigured",
    field: "encryption",
    says,
    hint: "The server offers no sign-in without encryption. Choose STARTTLS or TLS.",
  };
}

function noTls(says: string): Outcome {
  return {
    outcome: "inconclusive",
    reason: "tls",
    field: "encryption",
    says,
    hint: "This server does not offer STARTTLS at this port. TLS from the start is usually on port 993.",
  };
}

function isTlsError(error: unknown): boolean {
  return /^(ERR_|CERT_|UNABLE_|DEPTH_|SELF_|E[A-Z]+$)/.test(String(codeOf(error)));
}

function saidBy(error: unknown): string {
  const response = property(error, "response");
  return typeof response === "string" && response !== "" ? response : wordsOf(error);
}

export const noImap: Outcome = {
  outcome: "inconclusive",
  reason: "unexpected_response",
  field: "port",
  says: "What answers at this port does not speak IMAP.",
};

export const noSignIn: Outcome = {
  outcome: "inconclusive",
  reason: "not_checkable",
  field: "host",
  says: "The server lets everybody in without asking for a password (PREAUTH).",
};
