/**
 * The six characters at the end of a master key or an API token. They catch a mistyped or cut copy before anything is
 * looked up, and let a leak scanner know our texts from noise. They prove nothing: anybody can compute them.
 */
import { crc32 } from "node:zlib";

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const width = 6;

/** `body` → six base62 characters: CRC32 of its UTF-8 bytes, most significant digit first, padded with `0`. */
export function checksum(body: string): string {
  let rest = crc32(body);
  let text = "";
  for (let place = 0; place < width; place += 1) {
    text = digits.charAt(rest % 62) + text;
    rest = Math.floor(rest / 62);
  }
  return text;
}

/** `body` → `body_checksum`. */
export function withChecksum(body: string): string {
  return `${body}_${checksum(body)}`;
}

/** Whether what follows the last underscore is the checksum of all that precedes it. */
export function checksumHolds(text: string): boolean {
  const cut = text.lastIndexOf("_");
  return cut > 0 && text.slice(cut + 1) === checksum(text.slice(0, cut));
}
