import { randomFillSync } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import { join } from "node:path";

/**
 * Room on the disk for what must not be lost. A file of 16 MiB stands in for it; when the disk is full it is given up, and
 * only writes that keep what cannot be had again use the space. Everything else waits until there is room again, which is
 * noticed by itself, and the file is then put back.
 */
export type Room = {
  /** False: an ordinary write must not even begin, because what follows from it might find no room. */
  isThere(): boolean;
  /** The disk refused a write. */
  refused(): void;
  /** Puts the file back when there is space for it and more. */
  keep(): void;
};

const ballastBytes = 16 * 1024 * 1024;
/** Beyond the file, so that one put back is not given up at once. */
const spareBytes = 4 * 1024 * 1024;

export function roomIn(dataDir: string): Room {
  const path = join(dataDir, "ballast");
  let held = existsSync(path);
  let full = false;
  const free = () => {
    const { bavail, bsize } = statfsSync(dataDir);
    return bavail * bsize;
  };
  return {
    isThere() {
      if (held) return true;
      const there = free() >= (full ? ballastBytes + spareBytes : spareBytes);
      if (there) full = false;
      return there;
    },
    refused() {
      full = true;
      held = false;
      rmSync(path, { force: true });
    },
    keep() {
      if (held || free() < ballastBytes + spareBytes) return;
      held = written(path);
      full &&= !held;
    },
  };
}

/** Random bytes, because a file system that compresses would keep others in no space at all. */
function written(path: string): boolean {
  const part = randomFillSync(Buffer.allocUnsafe(1024 * 1024));
  let file: number | undefined;
  try {
    file = openSync(path, "w", 0o600);
    for (let at = 0; at < ballastBytes; at += part.length) writeSync(file, part);
    fsyncSync(file);
    return true;
  } catch {
    rmSync(path, { force: true });
    return false;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
