import { createSecretKey } from "node:crypto";
import { describe, expect, it } from "vitest";
import { withChecksum } from "./checksum";
import { deriveKek, fingerprintOf, formatMasterKey, generateMasterKey, kekFrom, parseMasterKey } from "./master-key";

const bytes = (first: number) => Buffer.from(Array.from({ length: 32 }, (_, at) => first + at));
const text = "krkmk1_QEFCQ0RFRkdISUpLTE1OT1BRUlNUVVZXWFlaW1xdXl8_4I5TQq";
const body = text.slice(0, -7);

function keyIn(given: string): string | undefined {
  const parsed = parseMasterKey(given);
  return "master" in parsed ? parsed.master.export().toString("hex") : undefined;
}

describe("a master key", () => {
  it("is 57 characters and comes back from its text", () => {
    const master = generateMasterKey();
    const written = formatMasterKey(master);
    expect(written).toMatch(/^krkmk1_[A-Za-z0-9_-]{43}_[0-9A-Za-z]{6}$/);
    expect(keyIn(written)).toBe(master.export().toString("hex"));
  });

  it("is made anew each time", () => {
    expect(formatMasterKey(generateMasterKey())).not.toBe(formatMasterKey(generateMasterKey()));
  });

  it.each(["", "\n", "\r\n"])("is read with %j after it", (ending) => {
    expect(keyIn(text + ending)).toBe(bytes(0x40).toString("hex"));
  });

  it.each([
    ["nothing", "", "is empty"],
    ["a lone line break", "\n", "is empty"],
    ["two line breaks", `${text}\n\n`, "more than one line break"],
    ["a space before it", ` ${text}`, "has a space"],
    ["double quotes", `"${text}"`, "has quotes"],
    ["single quotes", `'${text}'`, "has quotes"],
    ["a quote at one end only", `${text}"`, "has quotes"],
    ["hex", bytes(0).toString("hex"), "64 hexadecimal digits"],
    ["upper-case hex with 0x", `0x${bytes(0).toString("hex").toUpperCase()}`, "64 hexadecimal digits"],
    ["bare base64url", bytes(0).toString("base64url"), "does not start with krkmk1_"],
    ["a missing character", text.slice(0, -1), "is 56 characters long; a master key has 57"],
    ["a character too many", `${text}0`, "is 58 characters long; a master key has 57"],
    ["a character of plain base64", text.replace("E", "+"), "holds a character that a master key never has"],
    ["a mistyped character", text.replace("QEFC", "QEFD"), "checksum that does not match"],
    ["a mistyped checksum", `${text.slice(0, -1)}r`, "checksum that does not match"],
    ["bits beyond the 256th", withChecksum(`${body.slice(0, -1)}9`), "its last bits are not zero"],
  ])("with %s is refused with the reason, and the text is not repeated", (_, given, reason) => {
    const parsed = parseMasterKey(given);
    const problem = "problem" in parsed ? parsed.problem : "";
    expect(problem).toContain(reason);
    expect(problem).not.toContain("RFRkdISUpL");
  });
});

describe("the key encryption key", () => {
  it("has the id of the known answer", () => {
    const kek = kekFrom(createSecretKey(bytes(0)));
    expect(kek.id.toString("hex")).toBe("3320f27d4d6dc215");
    expect(fingerprintOf(kek.id)).toBe("3320-F27D-4D6D-C215");
  });

  it("is not the master key, and another master key gives another", () => {
    const [first, second] = [deriveKek(createSecretKey(bytes(0))), deriveKek(createSecretKey(bytes(1)))];
    expect(first.key.export()).not.toEqual(bytes(0));
    expect(first.id).not.toEqual(second.id);
  });
});
