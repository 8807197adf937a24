import { inspect } from "node:util";
import type { LogLevel } from "./env";

/**
 * One JSON document a line on standard output. Nothing that a person typed is ever passed here; errors are reduced to
 * name, code and message, and whatever looks like a key in those is cut out.
 */
const order: readonly LogLevel[] = ["debug", "info", "warn", "error", "silent"];
const state = globalThis as { [key: symbol]: LogLevel | undefined };
const levelKey = Symbol.for("keyrack.logLevel");

export function setLogLevel(level: LogLevel): void {
  state[levelKey] = level;
}

export function log(
  level: "debug" | "info" | "warn" | "error",
  message: string,
  detail: Record<string, unknown> = {},
): void {
  if (order.indexOf(level) < order.indexOf(state[levelKey] ?? "info")) return;
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...plain(detail) })}\n`);
}

function plain(detail: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(detail).map(([key, value]) => [key, value instanceof Error ? reduced(value) : value]),
  );
}

function reduced(error: Error): Record<string, unknown> {
  const code = "code" in error ? String(error.code) : undefined;
  const cause =
    error.cause instanceof Error
      ? reduced(error.cause)
      : error.cause === undefined
        ? undefined
        : inspect(error.cause).slice(0, 200);
  const at = error.stack
    ?.split("\n")
    .slice(1, 5)
    .map((line) => line.trim());
  return {
    name: error.name,
    ...(code ? { code } : {}),
    message: redacted(error.message),
    ...(cause ? { cause } : {}),
    at,
  };
}

/** Statements carry their parameters in a driver's message; long unbroken words may be keys. */
export function redacted(text: string): string {
  return text
    .replace(/\bparams:[\s\S]*$/i, "params: [cut]")
    .replace(/[A-Za-z0-9+/_=-]{24,}/g, "[cut]")
    .slice(0, 500);
}
