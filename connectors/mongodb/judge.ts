import type { Outcome } from "../kit";
import { codeOf, property, wordsOf } from "../kit/driver";

/** By the server's error code; https://www.mongodb.com/docs/manual/reference/error-codes/ */
export function judge(error: unknown): Outcome | undefined {
  const says = wordsOf(error);
  switch (codeOf(error)) {
    case 18: // AuthenticationFailed, also for an unknown user
    case 11: // UserNotFound
    case 8000: // AtlasError: “bad auth”
      return {
        outcome: "rejected",
        reason: "invalid_credentials",
        field: "password",
        says,
        hint: "The server says the same when the user is kept in another database.",
      };
    case 13: // Unauthorized
      return { outcome: "inconclusive", reason: "not_checkable", says };
    case 334: // MechanismUnavailable
    case 2: // BadValue: the mechanism is not switched on
      return {
        outcome: "inconclusive",
        reason: "not_checkable",
        field: "username",
        says,
        hint: "The server does not let this user in with SCRAM.",
      };
    case 462: // IngressRequestRateLimitExceeded
      return { outcome: "inconclusive", reason: "rate_limited", says };
    case 91: // ShutdownInProgress
    case 189: // PrimarySteppedDown
    case 11600: // InterruptedAtShutdown
    case 11602: // InterruptedDueToReplStateChange
    case 13436: // NotPrimaryOrSecondary
      return { outcome: "inconclusive", reason: "server_error", says };
  }
  switch (property(error, "name")) {
    case "MongoCompatibilityError":
      return { outcome: "inconclusive", reason: "not_checkable", field: "host", says };
    case "MongoParseError":
      return noMongo;
    case "MongoServerError":
      return { outcome: "inconclusive", reason: "unexpected_response", says };
    default:
      return undefined;
  }
}

export const noMongo: Outcome = {
  outcome: "inconclusive",
  reason: "unexpected_response",
  field: "port",
  says: "What answers at this port does not speak MongoDB.",
};
