import { type Logger, pino } from "pino";
import type { LogLevel } from "./env-values";
import { reduced } from "./log-error";
import { currentRequestId } from "./request-context";

/**
 * One JSON document a line on standard output: time, level, message, the request's id when there is one, and details.
 * Nothing that a person typed is ever passed here; should it happen, what is named like a secret is replaced, at any
 * depth, errors are reduced to what tells the fault, and what looks like a key in their text is cut out.
 */
const key = Symbol.for("keyrack.log");
/** The entry and the pages are two bundles in one process, and write as one. */
const shared = globalThis as { [key]?: Logger };

export function setLogLevel(level: LogLevel): void {
  logger().level = level;
}

export function log(
  level: "debug" | "info" | "warn" | "error",
  message: string,
  detail: Record<string, unknown> = {},
): void {
  const out = logger();
  if (!out.isLevelEnabled(level)) return;
  const requestId = currentRequestId();
  out[level]({ ...(requestId === undefined ? {} : { requestId }), ...safe(detail) }, message);
}

function logger(): Logger {
  shared[key] ??= pino(
    {
      level: "info",
      base: null,
      messageKey: "message",
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    // Written at once, in one order with what is meant for people, and complete when the process ends.
    process.stdout,
  );
  return shared[key];
}

const hidden =
  /passw|passphrase|secret|token|authorization|cookie|credentials?$|private.?key|api.?key|master.?key|client.?key|bearer|assertion|verifier|otp/i;
/** Named like a secret, but never one: an id, and which kind of place the master key came from. */
const harmless = new Set(["credential", "credentials", "tokenId", "tokenType", "keySource"]);
const deepest = 6;

function safe(detail: Record<string, unknown>, depth = 0): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [
      name,
      hidden.test(name) && !harmless.has(name) && isText(value) ? "[secret]" : plain(value, depth + 1),
    ]),
  );
}

/** Numbers and truth values tell how many and whether, which is no secret. */
function isText(value: unknown): boolean {
  return !["number", "boolean", "undefined"].includes(typeof value) && value !== null;
}

function plain(value: unknown, depth: number): unknown {
  if (value instanceof Error) return reduced(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth > deepest) return "[deep]";
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.slice(0, 50).map((each) => plain(each, depth + 1));
  // A wrapped secret says so itself.
  if ("toJSON" in value && typeof value.toJSON === "function") return value.toJSON();
  return safe(value as Record<string, unknown>, depth);
}
