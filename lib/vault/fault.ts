/**
 * Why a blob does not open, as a closed list. A damaged blob concerns one record only: it is reported with these words
 * and nothing else of the vault stops. No word here says anything about the plaintext.
 */
import { AppError } from "@/lib/errors";

/**
 * truncated    shorter than any blob of its type
 * bad-header   not KRK1, or a version, algorithm or type that this format does not have
 * bad-context  well formed, but visibly for another use: another type, another key id, another revision
 * bad-tag      the tag does not hold: altered bytes, another key, or another workspace, record, field or revision
 */
export type Fault = "truncated" | "bad-header" | "bad-context" | "bad-tag";

const sentences: Record<Fault, string> = {
  truncated: "This secret cannot be opened: a part of it is missing.",
  "bad-header": "This secret cannot be opened: it is not in a format that this version knows.",
  "bad-context": "This secret cannot be opened: it belongs to another key, kind or revision.",
  "bad-tag": "This secret cannot be opened: it was altered, or it belongs to another place.",
};

/** AppError `damaged`; its cause is `{ fault }`. */
export function damaged(fault: Fault): AppError {
  return new AppError("damaged", sentences[fault], { cause: { fault } });
}

/** The fault inside an error that `damaged` made, also in another bundle, whose AppError is another class. */
export function faultOf(error: unknown): Fault | undefined {
  if (!(error instanceof Error) || !("code" in error) || error.code !== "damaged") return undefined;
  const { cause } = error;
  if (typeof cause !== "object" || cause === null || !("fault" in cause)) return undefined;
  return isFault(cause.fault) ? cause.fault : undefined;
}

function isFault(value: unknown): value is Fault {
  return typeof value === "string" && Object.hasOwn(sentences, value);
}
