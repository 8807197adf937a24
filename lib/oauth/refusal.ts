import type { Outcome } from "@/connectors/kit";
import { failureOf } from "@/lib/egress/failure";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";

/**
 * How a token request fails. Inside this folder a failure is thrown as an ordinary Error that carries an outcome; at its
 * border `refusedBy` turns any error back into one. What is not understood is inconclusive, never a rejection.
 */
export type Refused = Extract<Outcome, { outcome: "rejected" | "inconclusive" }>;

/** Survives bundles that hold this module twice. */
const mark = Symbol.for("keyrack.oauth.refusal");

export function refusal(outcome: Refused, cause?: unknown): Error {
  const error = new Error(outcome.hint ?? `${outcome.outcome}: ${outcome.reason}`, { cause });
  return Object.assign(error, { name: "OAuthRefusal", [mark]: outcome });
}

/** Errors that are ours to answer (`AppError`) are thrown on. */
export function refusedBy(error: unknown): Refused {
  if (error instanceof AppError) throw error;
  if (typeof error === "object" && error !== null && mark in error) return error[mark] as Refused;
  const known = failureOf(error);
  if (known) return known;
  if (error instanceof RangeError) return { outcome: "rejected", reason: "misconfigured", hint: error.message };
  log("warn", "a token request ended in a way it should not", { error });
  return {
    outcome: "inconclusive",
    reason: "unexpected_response",
    hint: "The token endpoint answered in a way that is not understood.",
  };
}

export function unexpected(hint: string, more: { status?: number; says?: string } = {}): Refused {
  return { outcome: "inconclusive", reason: "unexpected_response", hint, ...more };
}

export function misconfigured(hint: string, more: { status?: number; says?: string; field?: string } = {}): Refused {
  return { outcome: "rejected", reason: "misconfigured", hint, ...more };
}
