import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new folder whose writes need not wait for a disk, where the system has such a place: for thousands of transactions. */
export function quickFolder(): string {
  return mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "keyrack-test-"));
}
