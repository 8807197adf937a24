/**
 * The place that a blob belongs to, and its bytes as associated data. Two different places never give the same bytes:
 * each part is preceded by its length, and a text that UTF-8 cannot carry unchanged is refused instead of replaced.
 */

/** `revision` is an integer from 0 to 2^53 - 1; each text is at most 65,535 bytes of well-formed UTF-8. */
export type Context = { workspaceId: string; recordId: string; field: string; revision: number };

const label = Buffer.from("\0\x07keyrack\0\x0e", "latin1");
const headerLength = 14;
const longest = 0xffff;

/**
 * u16be length before each of: `keyrack`, the first 14 bytes of the blob, workspace, record, field, u64be revision.
 * `undefined` if the context cannot be written this way.
 */
export function associatedData(blob: Buffer, context: Context): Buffer | undefined {
  const { workspaceId, recordId, field, revision } = context;
  const sizes = [sizeOf(workspaceId), sizeOf(recordId), sizeOf(field)] as const;
  if (Math.max(...sizes) > longest || !Number.isSafeInteger(revision) || revision < 0) return undefined;

  const bytes = Buffer.allocUnsafe(label.length + headerLength + 6 + sizes[0] + sizes[1] + sizes[2] + 10);
  label.copy(bytes, 0);
  blob.copy(bytes, label.length, 0, headerLength);
  let at = label.length + headerLength;
  at = writeText(bytes, at, workspaceId, sizes[0]);
  at = writeText(bytes, at, recordId, sizes[1]);
  at = writeText(bytes, at, field, sizes[2]);
  at = bytes.writeUInt16BE(8, at);
  at = bytes.writeUInt32BE(Math.floor(revision / 2 ** 32), at);
  bytes.writeUInt32BE(revision % 2 ** 32, at);
  return bytes;
}

/** A lone surrogate would become U+FFFD and so share its bytes with another text. */
function sizeOf(text: string): number {
  return text.isWellFormed() ? Buffer.byteLength(text) : Number.POSITIVE_INFINITY;
}

function writeText(bytes: Buffer, at: number, text: string, size: number): number {
  const start = bytes.writeUInt16BE(size, at);
  bytes.write(text, start, size);
  return start + size;
}
