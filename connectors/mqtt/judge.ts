import type { Outcome, Values, Who } from "../kit";
import { codeOf, wordsOf } from "../kit/driver";

/** By the code of CONNACK: up to 5 of MQTT 3.1.1 (section 3.2.2.3), from 128 on of MQTT 5 (section 3.2.2.2). */
export function judge(error: unknown, { clientId }: Values): Outcome | undefined {
  const says = wordsOf(error);
  switch (codeOf(error)) {
    case 4: // bad user name or password
    case 5: // not authorized, which is what Mosquitto says of a wrong password
    case 134:
    case 135:
      return {
        outcome: "rejected",
        reason: "invalid_credentials",
        field: "password",
        says,
        ...(clientId ? {} : { hint: "Some brokers say the same to a client id that they do not know." }),
      };
    case 138: // banned
      return { outcome: "rejected", reason: "account_locked", field: "username", says };
    case 2: // identifier rejected
    case 133:
      return { outcome: "rejected", reason: "misconfigured", field: "clientId", says };
    case 1: // unacceptable protocol version
    case 132:
      return { outcome: "rejected", reason: "misconfigured", field: "version", says };
    case 140: // bad authentication method
      return { outcome: "inconclusive", reason: "not_checkable", field: "username", says };
    case 156: // use another server
    case 157: // server moved
      return {
        outcome: "inconclusive",
        reason: "not_checkable",
        field: "host",
        says,
        hint: "The broker sends us to another one, which is not followed. Enter that one as host.",
      };
    case 151: // quota exceeded
    case 159: // connection rate exceeded
      return { outcome: "inconclusive", reason: "rate_limited", says };
    case 3: // server unavailable
    case 136:
    case 137: // busy
    case 139: // shutting down
      return { outcome: "inconclusive", reason: "server_error", says };
    case 143: // topic filter invalid
      return { outcome: "rejected", reason: "misconfigured", field: "topic", says };
    default:
      if (/invalid topic/i.test(says)) return { outcome: "rejected", reason: "misconfigured", field: "topic", says };
      return typeof codeOf(error) === "number"
        ? { outcome: "inconclusive", reason: "unexpected_response", says }
        : undefined;
  }
}

/** SUBACK: 3.1.1 knows only 128, failure; 5.0 says why. */
export function topicTrouble(code: number, topic: string, who: Who): Outcome {
  if (code === 143 || code === 158 || code === 162)
    return {
      outcome: "rejected",
      reason: "misconfigured",
      field: "topic",
      hint: "The broker does not take this kind of topic.",
    };
  return { outcome: "limited", reason: "not_permitted", missing: [`subscribe to ${topic}`], field: "topic", ...who };
}

export const noMqtt: Outcome = {
  outcome: "inconclusive",
  reason: "unexpected_response",
  field: "port",
  says: "What answers at this port does not speak MQTT.",
  hint: "MQTT over WebSockets has ports of its own and is not offered.",
};
