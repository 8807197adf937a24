import type { Connector, Scheme } from "@/connectors/kit";
import { AppError } from "@/lib/errors";
import { explain } from "@/lib/verification/explain";
import type { Refused } from "./refusal";

/** `verification_failed` for a connection that did not come about, with the words that a failed check would have. */
export function failedWith(connector: Connector, scheme: Scheme, outcome: Refused): AppError {
  const explanation = explain(connector, scheme, outcome);
  const detail = explanation ? `${explanation.cause} ${explanation.next}` : `${connector.name} could not be connected.`;
  return new AppError("verification_failed", detail, {
    cause: { outcome, explanation },
    ...(explanation?.field ? { fields: { [explanation.field]: explanation.cause } } : {}),
    ...(outcome.retryAfter === undefined ? {} : { retryAfter: outcome.retryAfter }),
  });
}
