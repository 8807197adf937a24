import { AppError } from "@/lib/errors";

/** What the driver says, in the words of the closed table. What it says nothing of stays as it is. */
export function translated(error: unknown): unknown {
  if (isFull(error)) return storageFull(error);
  return isCorrupt(error) ? databaseDamaged(error) : error;
}

/** The disk is full, or cannot be written, which is as bad for a write. */
export function isFull(error: unknown): boolean {
  return codesOf(error).some((code) => code === "SQLITE_FULL" || code === "ENOSPC" || code.startsWith("SQLITE_IOERR"));
}

export function isCorrupt(error: unknown): boolean {
  return codesOf(error).some((code) => code === "SQLITE_NOTADB" || code.startsWith("SQLITE_CORRUPT"));
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
