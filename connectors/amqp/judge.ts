import type { Outcome, Who } from "../kit";

/** Why a broker closes the connection: reply codes of AMQP 0-9-1, with RabbitMQ's words where one has several meanings. */
type Closed = { code: number; says: string };

/** Before the user is accepted. */
export function signInTrouble({ code, says }: Closed): Outcome {
  // 403, access refused
  if (code === 403)
    return {
      outcome: "rejected",
      reason: "invalid_credentials",
      field: "password",
      says,
      hint: "The broker says the same to the user guest when it comes from another machine.",
    };
  return closed({ code, says });
}

/** After it. */
export function vhostTrouble({ code, says }: Closed, vhost: string, who: Who): Outcome {
  if (/limit/i.test(says)) return { outcome: "inconclusive", reason: "rate_limited", says };
  if (/not found/i.test(says) || code === 402)
    return { outcome: "rejected", reason: "misconfigured", field: "vhost", says };
  // 530, not allowed
  if (code === 530 || code === 403)
    return { outcome: "limited", reason: "not_permitted", missing: [`enter ${vhost}`], field: "vhost", says, ...who };
  return closed({ code, says });
}

function closed({ code, says }: Closed): Outcome {
  switch (code) {
    case 320: // connection forced
    case 506: // resource error
    case 541: // internal error
      return { outcome: "inconclusive", reason: "server_error", says };
    default:
      return { outcome: "inconclusive", reason: "unexpected_response", says };
  }
}

/** By the protocol this is how a wrong password is answered, but also what an outage looks like. */
export const hungUp: Outcome = {
  outcome: "inconclusive",
  reason: "not_checkable",
  field: "password",
  says: "The broker hung up when it was told user and password.",
  hint: "Older brokers do so when they do not accept them.",
};

export const noPassword: Outcome = {
  outcome: "inconclusive",
  reason: "not_checkable",
  field: "username",
  says: "The broker takes no password here.",
};

export const noAmqp: Outcome = {
  outcome: "inconclusive",
  reason: "unexpected_response",
  field: "port",
  says: "What answers at this port does not speak AMQP 0-9-1.",
};
