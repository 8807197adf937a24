import { stripVTControlCharacters } from "node:util";
import { log } from "@/lib/log";
import { redacted } from "@/lib/log-error";

/**
 * What the framework says on standard error becomes a line of our log: one JSON document with the request's id, and cut
 * down as every error is. It prints errors whole, and a database's may hold rows.
 */
export function takeFrameworkLog(): void {
  for (const level of ["error", "warn"] as const) {
    console[level] = (...said: unknown[]) => {
      const error = said.find((each) => each instanceof Error);
      const text = said.filter((each) => typeof each === "string").join(" ");
      log(level, error ? "a page could not be shown" : redacted(stripVTControlCharacters(text).trim()), {
        ...(error && "digest" in error ? { reference: String(error.digest) } : {}),
        ...(error ? { error } : {}),
      });
    };
  }
}
