import fc from "fast-check";
import { expect, it } from "vitest";
import { checksum, checksumHolds, withChecksum } from "./checksum";

it("is the CRC32 in base62, padded to six", () => {
  expect(checksum("")).toBe("000000");
  // CRC32 of "123456789" is cbf43926 in every catalogue of CRCs: 3421780262.
  expect(checksum("123456789")).toBe("3jZRME");
});

it("covers everything before the last underscore", () => {
  expect(checksumHolds(withChecksum("krk_svc_a_b"))).toBe(true);
  expect(checksumHolds("krk_svc_a_b")).toBe(false);
  expect(checksumHolds("")).toBe(false);
});

it("notices every single changed character", () => {
  const text = withChecksum("krk_svc_0123456789abcdefghijABCDEFGHIJ");
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.constantFrom(..."0aZ-_"), (at, character) => {
      const changed = text.slice(0, at) + character + text.slice(at + 1);
      return changed === text || !checksumHolds(changed);
    }),
  );
});
