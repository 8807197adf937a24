import { notFound } from "next/navigation";
import type { Member } from "@/lib/actor";
import { AppError, type ErrorCode, type FieldErrors } from "@/lib/errors";
import { newId } from "@/lib/id";
import { log } from "@/lib/log";
import { currentRequestId } from "@/lib/request-context";
import { actingMember } from "@/lib/session/session";

/**
 * The one way through for everything that changes something: it finds out who asks, refuses other sites, and turns what
 * goes wrong into something a form can show. `redirect()` belongs after it, never inside.
 */
export type Problem = { code: ErrorCode; detail: string; fields: FieldErrors; requestId?: string };
export type Done<T> = { ok: true; value: T } | { ok: false; problem: Problem; error: unknown };

export async function act<T>(work: (actor: Member) => Promise<T>): Promise<Done<T>> {
  return attempt(async () => work(await actingMember()));
}

/** The same for the doors that open without a session; they check the origin themselves. */
export async function attempt<T>(work: () => Promise<T>): Promise<Done<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, problem: problemOf(error), error };
  }
}

/**
 * For a button beside which there is no place for words. What is gone is gone, and whoever is signed out is sent to sign in
 * by the page; what somebody may not do does not exist. Throws what is a fault of ours.
 */
export function settle(done: Done<unknown>): void {
  if (done.ok || done.problem.code === "not_found" || done.problem.code === "unauthenticated") return;
  if (done.problem.code !== "internal") notFound();
  throw done.error;
}

/** What may be shown of an error. An unknown one is logged under an id that the person can pass on. */
export function problemOf(error: unknown): Problem {
  if (error instanceof AppError) return { code: error.code, detail: error.message, fields: error.fields };
  const requestId = currentRequestId() ?? newId("rq");
  log("error", "an action failed", { requestId, error });
  return {
    code: "internal",
    detail: `Something failed here. Nothing was changed. If it stays, look for ${requestId} in the log.`,
    fields: {},
    requestId,
  };
}
