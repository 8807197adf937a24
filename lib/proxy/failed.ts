import type { Outcome } from "@/connectors/kit";
import type { Opened } from "@/lib/authorization/opened";
import { findConnector } from "@/lib/catalog";
import { failureOf } from "@/lib/egress/failure";
import { AppError } from "@/lib/errors";
import { explain } from "@/lib/verification/explain";

/** What stopped a proxied request on its way, in words for the caller; what is not about the way stays as it is. */
export function failed(opened: Opened, error: unknown): unknown {
  if (error instanceof AppError) return error;
  const failure = failureOf(error);
  if (failure === undefined) return error;
  const { reason } = failure;
  const detail = wordsOf(opened, failure);
  if (reason === "blocked_address") return new AppError("destination_refused", detail, { cause: error });
  if (reason === "timeout") return new AppError("application_timeout", detail, { cause: error });
  return new AppError("application_unreachable", detail, { cause: error });
}

function wordsOf(opened: Opened, outcome: Outcome): string {
  const connector = findConnector(opened.connector, opened);
  const words = connector ? explain(connector, opened.scheme, outcome) : undefined;
  return words ? `${words.cause} ${words.next}` : "The application cannot be reached.";
}
