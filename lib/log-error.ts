import { inspect } from "node:util";

/**
 * An error as far as it may be written down: its name, code, cause and where it came from, and its message without what
 * might be somebody's secret. Never its other properties, in which drivers keep whole requests.
 */
const deepest = 4;

export function reduced(error: Error, depth = 1): Record<string, unknown> {
  const code = "code" in error ? String(error.code).slice(0, 60) : undefined;
  const at = error.stack
    ?.split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 4)
    .map((line) => line.trim());
  return {
    name: error.name,
    ...(code ? { code } : {}),
    message: redacted(error.message),
    ...(error.cause === undefined || depth >= deepest ? {} : { cause: causeOf(error.cause, depth) }),
    at,
  };
}

/** Statements carry their parameters in a driver's message; addresses their user; long unbroken words may be keys. */
export function redacted(text: string): string {
  return text
    .replace(/\bparams:[\s\S]*$/i, "params: [cut]")
    .replace(/\b(bearer|basic|digest|token)\s+[^\s,;"']+/gi, "$1 [cut]")
    .replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, "$1[cut]@")
    .replace(/([?&#][\w.-]*=)[^\s&#"']+/g, "$1[cut]")
    .replace(/[A-Za-z0-9+/_=-]{24,}/g, "[cut]")
    .slice(0, 500);
}

function causeOf(cause: unknown, depth: number): unknown {
  return cause instanceof Error ? reduced(cause, depth + 1) : redacted(inspect(cause, { depth: 1 })).slice(0, 200);
}
