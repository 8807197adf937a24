/**
 * Reads the body of an answer, never more than the limit: neither of what comes over the wire nor of what it unpacks to.
 * A longer body is cut, which is not an error; a body that does not unpack is.
 */
import {
  type BrotliDecompress,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  type Gunzip,
  type Inflate,
  type InflateRaw,
  constants as zlib,
} from "node:zlib";
import { egressError } from "./failure";

export type Body = { body: Buffer; truncated: boolean };

/** `encoding` is the Content-Encoding header, `limit` in bytes. */
export async function readBody(source: AsyncIterable<Uint8Array>, encoding: string, limit: number): Promise<Body> {
  let read = await collect(source, limit);
  let cut = read.truncated;
  const codings = encoding
    .toLowerCase()
    .split(",")
    .map((each) => each.trim());
  const packed = codings.filter((each) => each !== "" && each !== "identity");
  if (packed.length > 2) throw unreadable();
  for (const coding of packed.reverse()) {
    if (read.body.length === 0) break;
    read = await unpack(coding, read.body, limit);
    cut ||= read.truncated;
  }
  return { body: read.body, truncated: cut };
}

/** Text in the charset that the Content-Type names, else UTF-8. Never throws. */
export function textOf(body: Buffer, contentType: string): string {
  const label = /charset="?([\w.:-]+)/i.exec(contentType)?.[1] ?? "utf-8";
  try {
    return new TextDecoder(label).decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}

async function collect(source: AsyncIterable<Uint8Array>, limit: number): Promise<Body> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of source) {
    parts.push(part);
    size += part.length;
    if (size > limit) break;
  }
  return { body: Buffer.concat(parts, Math.min(size, limit)), truncated: size > limit };
}

async function unpack(coding: string, packed: Buffer, limit: number): Promise<Body> {
  const stream = decoder(coding, packed);
  stream.end(packed);
  try {
    return await collect(stream, limit);
  } catch (error) {
    throw unreadable(error);
  } finally {
    stream.destroy();
  }
}

/** RFC 9110 8.4.1. What is cut short still gives what it holds. */
function decoder(coding: string, packed: Buffer): Gunzip | Inflate | InflateRaw | BrotliDecompress {
  const lenient = { finishFlush: zlib.Z_SYNC_FLUSH };
  if (coding === "gzip" || coding === "x-gzip") return createGunzip(lenient);
  if (coding === "br") return createBrotliDecompress({ finishFlush: zlib.BROTLI_OPERATION_FLUSH });
  if (coding !== "deflate") throw unreadable();
  // "deflate" means zlib (RFC 1950), but some servers send bare deflate; the two header bytes tell.
  const [first = 0, second = 0] = packed;
  const isZlib = (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
  return isZlib ? createInflate(lenient) : createInflateRaw(lenient);
}

function unreadable(cause?: unknown): Error {
  return egressError("unexpected_response", { hint: "The answer is packed in a way that cannot be read." }, cause);
}
