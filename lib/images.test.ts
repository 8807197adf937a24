import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkedLogo, logoLimits, pictureIn } from "./images";

const png = (width: number, height: number) => {
  const bytes = Buffer.alloc(40);
  bytes.write("\x89PNG\r\n\x1a\n", 0, "latin1");
  bytes.writeUInt32BE(13, 8);
  bytes.write("IHDR", 12, "latin1");
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
};
const jpeg = Buffer.from("ffd8ffe000104a46494600010100000100010000ffc0001108004000800301220002110103110100", "hex");
const webp = (chunk: string, rest: string) => {
  const head = Buffer.concat([Buffer.from("RIFF....WEBP"), Buffer.from(chunk), Buffer.from(rest, "hex")]);
  return Buffer.concat([head, Buffer.alloc(16)]);
};

describe("a picture", () => {
  it("is known by its own bytes, with its size", () => {
    expect(pictureIn(png(64, 32))).toEqual({ kind: "png", width: 64, height: 32 });
    expect(pictureIn(jpeg)).toEqual({ kind: "jpeg", width: 128, height: 64 });
    expect(pictureIn(webp("VP8 ", "00000000" + "000000" + "9d012a" + "40002000"))).toEqual({
      kind: "webp",
      width: 64,
      height: 32,
    });
    expect(pictureIn(webp("VP8X", "0a000000" + "00000000" + "3f0000" + "1f0000"))).toEqual({
      kind: "webp",
      width: 64,
      height: 32,
    });
  });

  it("is not a drawing, a page or a text that only calls itself one", () => {
    const others = [
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      '<?xml version="1.0"?><svg/>',
      "<!doctype html><script>alert(1)</script>",
      "GIF89a\x01\x00\x01\x00",
      "\x89PNG\r\n\x1a\n<svg/>",
      "RIFF....WEBPEVIL",
      "",
    ];
    for (const text of others) expect(() => checkedLogo(Buffer.from(text, "latin1"), "logo")).toThrow();
  });

  it("is refused when it is heavy, or would be unpacked to something enormous", () => {
    expect(() => checkedLogo(Buffer.concat([png(64, 64), Buffer.alloc(logoLimits.bytes)]), "logo")).toThrow(/100 KB/);
    for (const size of [png(60_000, 60_000), png(0, 64), png(64, 4_000_000_000)])
      expect(() => checkedLogo(size, "logo")).toThrow(/pixels/);
    expect(checkedLogo(png(64, 64), "logo").kind).toBe("png");
  });

  it("never takes more than a moment, whatever the bytes are", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void pictureIn(Buffer.from(bytes))));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        for (const head of ["ffd8ff", "52494646"]) pictureIn(Buffer.concat([Buffer.from(head, "hex"), bytes]));
      }),
    );
  });
});
