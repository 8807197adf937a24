import { AppError } from "@/lib/errors";

/** What the driver says, in the words of the closed table. What it says nothing of stays as it is. */
export function translated(error: unknown): unknown {
  if (isFull(error)) return storageFull(error);
  return isCorrupt(error) ? databaseDamaged(error) : error;
}

/** The disk is full, or cannot be written, which is as bad for a write. */
export function isFull(error: unknown): boolean {
  return codesOf(error).some((code) => fullCodes.has(code) || code.startsWith("SQLITE_IOERR"));
}

export function isCorrupt(error: unknown): boolean {
  return codesOf(error).some((code) => corruptCodes.has(code) || code.startsWith("SQLITE_CORRUPT"));
}

/** PostgreSQL is not there, is going away or lets nobody in: what is asked again may be answered. */
export function isUnreachable(error: unknown): boolean {
  return codesOf(error).some((code) => code.startsWith("08") || unreachableCodes.has(code));
}

/** A statement that took too long, or waited too long: asked again, it would again. */
export function isTooSlow(error: unknown): boolean {
  return codesOf(error).some((code) => code === "57014" || code === "55P03");
}

/** PostgreSQL keeps no NUL character in a text; SQLite does. */
export function isUnstorable(error: unknown): boolean {
  return codesOf(error).includes("22021");
}

/** Of SQLite, the system and PostgreSQL (disk_full, io_error). */
const fullCodes: ReadonlySet<string> = new Set(["SQLITE_FULL", "ENOSPC", "53100", "58030"]);
/** Of SQLite and PostgreSQL (data_corrupted, index_corrupted). */
const corruptCodes: ReadonlySet<string> = new Set(["SQLITE_NOTADB", "XX001", "XX002"]);
const unreachableCodes: ReadonlySet<string> = new Set([
  // The network's words, then PostgreSQL's (appendix A): too many connections, shutting down, crashed, starting up, a wait
  // for a lock or in a transaction that took too long, read-only because it became a replica.
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENOENT"],
  ...["53300", "57P01", "57P02", "57P03", "57P05", "55P03", "57014", "25P03", "25006"],
]);

export function databaseUnreachable(cause?: unknown): AppError {
  const detail = "The database cannot be reached at the moment. Try again in a few seconds.";
  return new AppError("not_ready", detail, { cause, retryAfter: 2 });
}

export function unstorable(cause: unknown): AppError {
  return new AppError("invalid_request", "A text holds a NUL character, which cannot be stored. Remove it.", { cause });
}

export function storageFull(cause?: unknown): AppError {
  const detail =
    "The disk is full or cannot be written, and nothing was changed. What is stored can still be read. Free some space or enlarge the disk; Keyrack then goes on by itself.";
  return new AppError("storage_full", detail, { cause });
}

export function databaseDamaged(cause?: unknown): AppError {
  const detail =
    "The database file is damaged, so nothing is written any more. Stop Keyrack, keep the data folder as it is, and restore a backup into a new one: keyrack restore FILE.";
  return new AppError("damaged", detail, { cause });
}

/** True when the row exists already. */
export function isUniqueViolation(error: unknown): boolean {
  const unique = ["SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "23505"];
  return codesOf(error).some((code) => unique.includes(code));
}

/** Ours on the outside, the driver's below. */
function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ("code" in at && typeof at.code === "string") codes.push(at.code);
  }
  return codes;
}
