/**
 * A start that must not go on because the master key is wrong, missing or unreadable. The message is for the person at
 * the terminal: it names key ids and places, never key text. The entry ends the process with the exit code.
 */
import { AppError } from "@/lib/errors";

/** EX_CONFIG of sysexits.h. */
const configurationExit = 78;

/** AppError `not_ready` whose cause is `{ exitCode: 78 }`. */
export function refuseStart(message: string): AppError {
  return new AppError("not_ready", message, { cause: { exitCode: configurationExit } });
}

/** 78 for an error that `refuseStart` made, `undefined` for any other. */
export function exitCodeOf(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  const { cause } = error;
  if (typeof cause !== "object" || cause === null || !("exitCode" in cause)) return undefined;
  return typeof cause.exitCode === "number" ? cause.exitCode : undefined;
}
