import type { Outcome, Who } from "../kit";

/** By the words of -ERR: NATS has no codes. https://docs.nats.io/reference/reference-protocols/nats-protocol#err */
export function judge(says: string): Outcome {
  if (/expired/i.test(says)) return { outcome: "rejected", reason: "expired", says };
  if (/revoked/i.test(says)) return { outcome: "rejected", reason: "revoked", says };
  if (/authorization violation/i.test(says)) return { outcome: "rejected", reason: "invalid_credentials", says };
  if (/maximum|limit|exceeded/i.test(says)) return { outcome: "inconclusive", reason: "rate_limited", says };
  if (/tls required/i.test(says)) return wantsTls;
  if (/timeout|stale|shutdown|internal/i.test(says)) return { outcome: "inconclusive", reason: "server_error", says };
  return { outcome: "inconclusive", reason: "unexpected_response", says };
}

export function subjectTrouble(says: string, subject: string, who: Who): Outcome {
  if (/invalid subject/i.test(says)) return { outcome: "rejected", reason: "misconfigured", field: "subject", says };
  if (!/permissions violation/i.test(says)) return judge(says);
  return {
    outcome: "limited",
    reason: "not_permitted",
    missing: [`subscribe to ${subject}`],
    field: "subject",
    says,
    ...who,
  };
}

export const noTls: Outcome = {
  outcome: "inconclusive",
  reason: "tls",
  field: "tls",
  says: "This server offers no encryption.",
  hint: "Have TLS switched on there, or choose Off if you trust the network between.",
};

export const wantsTls: Outcome = {
  outcome: "rejected",
  reason: "misconfigured",
  field: "tls",
  says: "The server lets nobody in without TLS.",
  suggestion: { field: "tls", value: "require" },
};

export const openToAll: Outcome = {
  outcome: "inconclusive",
  reason: "not_checkable",
  field: "host",
  says: "The server lets everybody in and does not look at what was entered.",
};

export const noNats: Outcome = {
  outcome: "inconclusive",
  reason: "unexpected_response",
  field: "port",
  says: "What answers at this port does not speak NATS.",
};
