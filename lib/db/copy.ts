import { chmodSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "@/lib/errors";
import { Database } from "./driver";
import { databaseDamaged, isCorrupt, isFull, storageFull } from "./failure";
import { newestSchema } from "./migrate";

/**
 * A copy of the database as it was at one moment, taken beside a Keyrack that goes on writing, and what a copy needs
 * before it is put into service. The original is only read.
 */
export type CopyFacts = { schema: number; counts: Record<string, number> };

/** `to` must not exist. Throws `storage_full`, `damaged`. */
export function copyDatabase(dataDir: string, to: string): CopyFacts {
  const from = new Database(join(dataDir, "keyrack.db"), { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    from.prepare("VACUUM INTO ?").run(to);
    chmodSync(to, 0o600);
  } catch (error) {
    if (isFull(error)) throw storageFull(error);
    throw isCorrupt(error) ? databaseDamaged(error) : error;
  } finally {
    from.close();
  }
  return factsOf(to);
}

/** Reads all of a copy. Throws `damaged` when something in it does not hold together. */
export function factsOf(path: string): CopyFacts {
  const copy = new Database(path, { readonly: true, fileMustExist: true });
  try {
    const sound = copy.pragma("integrity_check", { simple: true });
    const orphans = copy.pragma("foreign_key_check") as unknown[];
    if (sound !== "ok" || orphans.length > 0) throw damagedCopy();
    const names = copy
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
      .pluck()
      .all() as string[];
    const count = (name: string) => Number(copy.prepare(`SELECT count(*) FROM "${name}"`).pluck().get());
    const counts = Object.fromEntries(names.map((name) => [name, count(name)]));
    return { schema: Number(copy.pragma("user_version", { simple: true })), counts };
  } catch (error) {
    throw isCorrupt(error) ? damagedCopy(error) : error;
  } finally {
    copy.close();
  }
}

/** Marks a copy as restored, and ends every session in it: cookies of the original must not open it. */
export function quarantineCopy(path: string, quarantine: { restoredAt: number; backupAt: number }): void {
  const copy = new Database(path, { fileMustExist: true });
  try {
    const schema = Number(copy.pragma("user_version", { simple: true }));
    if (schema > newestSchema)
      throw new AppError(
        "not_ready",
        `This backup was made by a newer Keyrack (schema ${schema}, this one knows ${newestSchema}). Restore it with that version or a later one.`,
        { cause: { exitCode: 78 } },
      );
    copy.pragma("secure_delete = ON");
    copy.transaction(() => {
      copy
        .prepare("INSERT OR REPLACE INTO settings (key, value, updated_at) VALUES ('quarantine', ?, ?)")
        .run(JSON.stringify(quarantine), quarantine.restoredAt);
      copy.exec("DELETE FROM sessions");
    })();
  } finally {
    copy.close();
  }
}

function damagedCopy(cause?: unknown): AppError {
  return new AppError("damaged", "The copy of the database does not hold together. Take another backup.", { cause });
}
