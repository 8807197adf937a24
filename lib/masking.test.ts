import fc from "fast-check";
import { expect, test } from "vitest";
import { maskOf } from "./masking";

const through = (secrets: string[], text: string, sizes: number[]) => {
  const mask = maskOf(secrets);
  const bytes = Buffer.from(text);
  let out = "";
  let at = 0;
  for (let n = 0; at < bytes.length; n++) {
    const size = sizes[n % sizes.length] ?? 1;
    out += mask.push(bytes.subarray(at, at + size)).toString("latin1");
    at += size;
  }
  return Buffer.from(out + mask.end().toString("latin1"), "latin1").toString();
};

test("a secret is cut out in whatever pieces it comes, and everything else stays", () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 6, maxLength: 20, unit: "grapheme" }).filter((s) => Buffer.byteLength(s) >= 4),
      fc.string(),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
      (secret, around, sizes) => {
        fc.pre(
          !"********".includes(secret) &&
            !around.includes(secret) &&
            !`${around}${secret}${around}`.replace(secret, "").includes(secret),
        );
        expect(through([secret], `${around}${secret}${around}`, sizes)).not.toContain(secret);
        expect(through([secret], "plain words", sizes)).toBe("plain words");
      },
    ),
  );
});

test("one secret that begins like another is cut out whole, also in base64 and in an address", () => {
  expect(through(["abcd", "abcdefgh"], "x abcdefgh y abcd z", [1])).toBe("x ******** y ******** z");
  expect(through(["xabc", "abcdef"], "xabc zz abcdef", [4])).toBe("******** zz ********");
  const secret = "pä ss/wörd+1";
  for (const form of [encodeURIComponent(secret), Buffer.from(secret).toString("base64"), JSON.stringify(secret)])
    expect(through([secret], `a ${form} b`, [3])).toContain("********");
});
