import { AppError } from "./errors";

/**
 * Pictures that people upload: what a file is, is read from its own bytes, never from its name or from what a browser
 * calls it. PNG, JPEG and WebP are taken; SVG is not, because it may hold scripts. Nothing is decoded here, so a picture
 * that would need a lot of memory is refused by the size that it states.
 */
export type ImageKind = "png" | "jpeg" | "webp";
export type Picture = { kind: ImageKind; width: number; height: number };

export const imageTypes: Readonly<Record<ImageKind, string>> = {
  png: "image/png",
  jpeg: "image/jpeg",
  webp: "image/webp",
};

/** Bytes and pixels a side that a logo may have. */
export const logoLimits = { bytes: 100 * 1024, side: 2048 };

/** Throws `invalid_fields` under `field` with what to do about it. */
export function checkedLogo(bytes: Buffer, field: string): Picture {
  const refuse = (words: string) => new AppError("invalid_fields", words, { fields: { [field]: words } });
  if (bytes.length === 0) throw refuse("Choose a file.");
  if (bytes.length > logoLimits.bytes) throw refuse("The file is larger than 100 KB. Save it smaller.");
  const picture = pictureIn(bytes);
  if (!picture) throw refuse("This is no PNG, JPEG or WebP. An SVG can be saved as PNG first.");
  const { width, height } = picture;
  if (width < 1 || height < 1 || width > logoLimits.side || height > logoLimits.side)
    throw refuse(`The picture may have up to ${logoLimits.side} pixels a side. Save it smaller.`);
  return picture;
}

/** Undefined for whatever is not one of the three, or is cut off before it says how large it is. */
export function pictureIn(bytes: Buffer): Picture | undefined {
  return png(bytes) ?? webp(bytes) ?? jpeg(bytes);
}

/** Signature and IHDR (PNG 5.2, 11.2.1). */
function png(bytes: Buffer): Picture | undefined {
  if (bytes.length < 24 || bytes.toString("latin1", 0, 8) !== "\x89PNG\r\n\x1a\n") return undefined;
  if (bytes.toString("latin1", 12, 16) !== "IHDR") return undefined;
  return { kind: "png", width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** RIFF container with a lossy, lossless or extended first chunk (RFC 9649). */
function webp(bytes: Buffer): Picture | undefined {
  if (bytes.length < 30 || bytes.toString("latin1", 0, 4) !== "RIFF" || bytes.toString("latin1", 8, 12) !== "WEBP")
    return undefined;
  const chunk = bytes.toString("latin1", 12, 16);
  if (chunk === "VP8 ")
    return { kind: "webp", width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  if (chunk === "VP8L") {
    const bits = bytes.readUInt32LE(21);
    return { kind: "webp", width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  if (chunk !== "VP8X") return undefined;
  return { kind: "webp", width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
}

/** Markers up to the frame header (ITU T.81 B.2.2), which says the size. */
function jpeg(bytes: Buffer): Picture | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { kind: "jpeg", width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}
