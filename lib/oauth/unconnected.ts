import type { Connector, Explanation, Scheme } from "@/connectors/kit";
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

export type Unconnected = { outcome: Refused; explanation: Explanation };

/** What such an error holds, for a page that offers the next step; undefined for any other error. */
export function unconnectedBy(error: unknown): Unconnected | undefined {
  if (!(error instanceof AppError) || error.code !== "verification_failed") return undefined;
  const { outcome, explanation } = (error.cause ?? {}) as Partial<Unconnected>;
  return outcome && explanation ? { outcome, explanation } : undefined;
}
