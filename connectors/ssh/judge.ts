import type { Outcome, Values } from "../kit";
import { wordsOf } from "../kit/driver";

/** What ssh2 means by the level of its error. What belongs to the way there is left to others. */
export function signInTroubles(error: unknown, values: Values): Outcome | undefined {
  const says = wordsOf(error);
  switch (levelOf(error)) {
    case "client-authentication":
      return {
        outcome: "rejected",
        reason: "invalid_credentials",
        field: values.privateKey === undefined ? "password" : "privateKey",
        says,
        hint:
          values.privateKey === undefined
            ? "The server may also take no passwords at all, only keys."
            : "Is the public half of this key among the authorized keys of this user?",
      };
    case "handshake":
      return {
        outcome: "inconclusive",
        reason: "unexpected_response",
        field: "host",
        says,
        hint: "Server and Keyrack share no method that is still safe; the server needs an update.",
      };
    case "protocol":
      return {
        outcome: "inconclusive",
        reason: "unexpected_response",
        field: "port",
        says,
        hint: "What answers at this port does not speak SSH.",
      };
    default:
      return undefined;
  }
}

/** The password was right, and then something only a person has was asked for. */
export function noFactor(says: string): Outcome {
  return {
    outcome: "rejected",
    reason: "account_locked",
    field: "username",
    says,
    hint: "The server asks for more than a password, which a machine cannot answer. Use a key, or an account without a second factor.",
  };
}

function levelOf(error: unknown): string {
  return typeof error === "object" && error !== null && "level" in error && typeof error.level === "string"
    ? error.level
    : "";
}
