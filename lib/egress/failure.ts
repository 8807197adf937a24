/**
 * The errors of this folder and how to read any error that a driver made of them. An egress error is an ordinary Error
 * that carries a reason and what a person needs to know; `failureOf` finds it again below `cause` and in aggregates, and
 * also understands the codes of Node, undici and the drivers. What it does not understand is not ours to explain.
 */
import { getSystemErrorName } from "node:util";
import type { Failure, InconclusiveReason } from "@/connectors/kit/outcome";
import { reasonOfCode } from "./failure-codes";
import { tlsFailure } from "./tls-failure";

export type EgressFailure = { outcome: "inconclusive"; reason: InconclusiveReason } & Failure;

/** Survives bundles that hold this module twice. */
const mark = Symbol.for("keyrack.egress");

/** `detail` becomes the message, for logs: it may name hosts and addresses and never a path, query, header or body. */
export function egressError(
  reason: InconclusiveReason,
  { detail, ...failure }: Failure & { detail?: string },
  cause?: unknown,
): Error {
  const error = new Error(
    detail ?? failure.says ?? failure.hint ?? `outbound: ${reason}`,
    cause === undefined ? undefined : { cause },
  );
  const carried: EgressFailure = { outcome: "inconclusive", reason, ...failure };
  // The code stays readable for a driver that copies code and message into an error of its own.
  return Object.assign(error, { name: "EgressError", code: codeOf(reason), [mark]: carried });
}

/** What stopped us on the way, or undefined when the error says nothing about the way. */
export function failureOf(error: unknown): EgressFailure | undefined {
  const all = unwrapped(error);
  for (const one of all) {
    const carried = carriedBy(one);
    if (carried !== undefined) return carried;
  }
  for (const one of all) {
    const read = readCode(one);
    if (read !== undefined) return read;
  }
  return undefined;
}

/** The error as an egress error that says where we went, or unchanged when nothing is known about it. */
export function explained(error: unknown, target: string): unknown {
  const failure = failureOf(error);
  if (failure === undefined || (isObject(error) && carriedBy(error) !== undefined)) return error;
  const { outcome: _, reason, ...rest } = failure;
  return egressError(reason, { ...rest, target }, error);
}

const reasons: readonly InconclusiveReason[] = [
  "dns",
  "refused",
  "timeout",
  "tls",
  "blocked_address",
  "rate_limited",
  "server_error",
  "unexpected_response",
  "not_checkable",
];

function codeOf(reason: InconclusiveReason): string {
  return `EGRESS_${reason.toUpperCase()}`;
}

function isObject(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === "object" && value !== null;
}

/** The error, its causes and the members of aggregates, outermost first. Bounded, and safe against circles. */
function unwrapped(error: unknown): Record<PropertyKey, unknown>[] {
  const found = new Set<Record<PropertyKey, unknown>>();
  const waiting = [error];
  while (waiting.length > 0 && found.size < 32) {
    const one = waiting.shift();
    if (!isObject(one) || found.has(one)) continue;
    found.add(one);
    waiting.push(one.cause);
    if (Array.isArray(one.errors)) waiting.push(...one.errors);
  }
  return [...found];
}

function carriedBy(error: Record<PropertyKey, unknown>): EgressFailure | undefined {
  const carried = error[mark];
  return isObject(carried) && carried.outcome === "inconclusive" ? (carried as EgressFailure) : undefined;
}

function readCode(error: Record<PropertyKey, unknown>): EgressFailure | undefined {
  const tls = tlsFailure(error);
  if (tls !== undefined) return { outcome: "inconclusive", reason: "tls", ...tls };
  for (const code of codesOf(error)) {
    const reason = reasons.find((each) => codeOf(each) === code) ?? reasonOfCode(code);
    if (reason !== undefined) return { outcome: "inconclusive", reason };
  }
  return undefined;
}

/** nodemailer overwrites `code` and ssh2 sets `level`, but both leave `errno`; DOMException has only a name. */
function codesOf({ code, errno, level, name }: Record<PropertyKey, unknown>): string[] {
  const system = typeof errno === "number" && errno < 0 ? getSystemErrorName(errno) : undefined;
  return [system, code, level, name].filter((each) => typeof each === "string");
}
