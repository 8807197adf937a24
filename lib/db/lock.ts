import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "@/lib/errors";
import { Database } from "./driver";

/**
 * One process a data folder. The lock is SQLite's own lock on a small file, which the operating system drops when the
 * process dies, however it dies: there is nothing stale to clean up.
 */
export function lockDataDir(dataDir: string): { release: () => void } {
  const pidFile = join(dataDir, "keyrack.pid");
  const lock = new Database(join(dataDir, "keyrack.lock"), { timeout: 0 });
  try {
    lock.pragma("journal_mode = DELETE");
    lock.exec("BEGIN EXCLUSIVE");
  } catch (cause) {
    lock.close();
    const detail = `Another Keyrack${runningAs(pidFile)} is using ${dataDir}. Stop it first, or give this one a folder of its own with KEYRACK_DATA_DIR.`;
    throw new AppError("not_ready", detail, { cause });
  }
  const release = () => {
    if (!lock.open) return;
    lock.exec("ROLLBACK");
    lock.close();
  };
  try {
    writeFileSync(pidFile, `${process.pid}\n`, { mode: 0o600 });
  } catch (error) {
    // On a full disk: whoever makes room and tries again must not meet this lock.
    release();
    throw error;
  }
  return { release };
}

function runningAs(pidFile: string): string {
  try {
    return ` (process ${readFileSync(pidFile, "utf8").trim()})`;
  } catch {
    return "";
  }
}
