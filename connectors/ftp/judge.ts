import type { Outcome, Values } from "../kit";
import { codeOf, wordsOf } from "../kit/driver";

/** By reply code (RFC 959 section 4.2, RFC 4217); where a code is used for several things, by the words behind it. */
export function judge(error: unknown, { encryption }: Values, encrypted: boolean): Outcome | undefined {
  const code = codeOf(error);
  if (typeof code !== "number") return undefined;
  const says = wordsOf(error);
  if (encryption === "explicit" && !encrypted) return code === 421 ? busy(says) : noTls(says);
  if (encryption === "off" && /tls|ssl|encrypt|cleartext|auth first/i.test(says)) return wantsTls(says);
  switch (code) {
    case 421:
      return busy(says);
    case 530:
      return refused(says);
    case 534:
      return wantsTls(says);
    case 332:
    case 532:
      return notAsked(says);
    case 430:
      return { outcome: "rejected", reason: "invalid_credentials", field: "password", says };
    default:
      return code >= 400 && code < 500
        ? { outcome: "inconclusive", reason: "server_error", says }
        : { outcome: "inconclusive", reason: "unexpected_response", says };
  }
}

/** "Not logged in" has one code for all reasons. */
function refused(says: string): Outcome {
  if (crowded.test(says)) return { outcome: "inconclusive", reason: "rate_limited", says };
  if (/expired/i.test(says)) return { outcome: "rejected", reason: "expired", field: "password", says };
  if (/lock|disabled|suspended|banned/i.test(says))
    return { outcome: "rejected", reason: "account_locked", field: "username", says };
  return { outcome: "rejected", reason: "invalid_credentials", field: "password", says };
}

function busy(says: string): Outcome {
  return { outcome: "inconclusive", reason: crowded.test(says) ? "rate_limited" : "server_error", says };
}

const crowded = /too many|maximum|limit/i;

function noTls(says: string): Outcome {
  return {
    outcome: "inconclusive",
    reason: "tls",
    field: "encryption",
    says,
    hint: "This server does not begin TLS at this port. Implicit TLS is usually on port 990.",
  };
}

function wantsTls(says: string): Outcome {
  return {
    outcome: "rejected",
    reason: "misconfigured",
    field: "encryption",
    says,
    hint: "The server lets nobody in without encryption.",
    suggestion: { field: "encryption", value: "explicit" },
  };
}

/** Whoever is let in without a password, or wants more than one, proves nothing about the one given. */
export function notAsked(says: string): Outcome {
  return {
    outcome: "inconclusive",
    reason: "not_checkable",
    field: "username",
    says,
    hint: "The server does not sign this user in with just a password, so it could not be checked.",
  };
}

export const noFtp: Outcome = {
  outcome: "inconclusive",
  reason: "unexpected_response",
  field: "port",
  says: "What answers at this port does not speak FTP.",
  hint: "SFTP is another protocol, usually on port 22. With implicit TLS the port is usually 990.",
};
