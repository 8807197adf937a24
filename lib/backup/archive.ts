import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "@/lib/errors";

/**
 * A tar file (POSIX ustar) of a few plain files, so that a backup can be opened with what every machine has. Only the
 * names that are expected are taken out; a path, a link or an unknown name is refused.
 */
const block = 512;

export async function* packed(folder: string, names: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const name of names) {
    const path = join(folder, name);
    const { size } = await stat(path);
    yield header(name, size);
    for await (const part of createReadStream(path)) yield part as Buffer;
    yield Buffer.alloc((block - (size % block)) % block);
  }
  yield Buffer.alloc(2 * block);
}

/** Gives the names in the order they came. Throws `invalid_request` when it is no such archive or is cut. */
export async function unpacked(
  source: AsyncIterable<Uint8Array>,
  folder: string,
  expected: readonly string[],
): Promise<string[]> {
  const bytes = reader(source);
  const found: string[] = [];
  for (;;) {
    const head = await bytes.take(block);
    if (head.every((byte) => byte === 0)) return found;
    const { name, size } = parsed(head);
    if (!expected.includes(name) || found.includes(name)) throw notOurs();
    found.push(name);
    const file = createWriteStream(join(folder, name), { flags: "wx", mode: 0o600 });
    const finished = new Promise<void>((resolve, reject) => file.once("finish", resolve).once("error", reject));
    // It may fail while nobody waits for it; whoever waits next is told.
    finished.catch(() => undefined);
    for (let left = size; left > 0; ) {
      const part = await bytes.take(Math.min(left, 65_536));
      left -= part.length;
      if (!file.write(part))
        await Promise.race([new Promise<void>((resolve) => file.once("drain", () => resolve())), finished]);
    }
    file.end();
    await finished;
    await bytes.take((block - (size % block)) % block);
  }
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return hash.digest("hex");
}

function header(name: string, size: number): Buffer {
  const head = Buffer.alloc(block);
  const octal = (value: number, at: number, width: number) =>
    head.write(`${value.toString(8).padStart(width - 1, "0")}\0`, at, "latin1");
  head.write(name, 0, 100, "utf8");
  octal(0o600, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  // Sizes above 8 GiB need the base-256 form that GNU and POSIX readers share.
  if (size < 8 ** 11) octal(size, 124, 12);
  else {
    head.writeBigUInt64BE(BigInt(size), 128);
    head[124] = 0x80;
  }
  octal(Math.floor(Date.now() / 1000), 136, 12);
  head.write("        0", 148, "latin1");
  head.write("ustar\x0000", 257, "latin1");
  octal(
    head.reduce((sum, byte) => sum + byte, 0),
    148,
    7,
  );
  return head;
}

function parsed(head: Buffer): { name: string; size: number } {
  const text = (at: number, width: number) => head.toString("latin1", at, at + width).replace(/[\0 ].*$/s, "");
  const sum = head.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  const type = text(156, 1);
  if (Number.parseInt(text(148, 8), 8) !== sum || (type !== "0" && type !== "")) throw notOurs();
  const size = head[124] === 0x80 ? Number(head.readBigUInt64BE(128)) : Number.parseInt(text(124, 12), 8);
  if (!Number.isSafeInteger(size)) throw notOurs();
  return { name: text(0, 100), size };
}

/** Exact numbers of bytes out of parts of any size. */
function reader(source: AsyncIterable<Uint8Array>) {
  const parts = source[Symbol.asyncIterator]();
  let rest = Buffer.alloc(0);
  return {
    async take(count: number): Promise<Buffer> {
      while (rest.length < count) {
        const next = await parts.next();
        if (next.done) throw notOurs();
        rest = Buffer.concat([rest, next.value]);
      }
      const taken = rest.subarray(0, count);
      rest = rest.subarray(count);
      return taken;
    },
  };
}

function notOurs(): AppError {
  return new AppError(
    "invalid_request",
    "This is not a whole backup of Keyrack. It may have been cut when it was copied.",
  );
}
