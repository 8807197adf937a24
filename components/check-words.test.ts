import { expect, test } from "vitest";
import { wordsAtField } from "./check-words";

test("a field says what was found there, and only points where the panel has to tell", () => {
  expect(wordsAtField("invalid_credentials")).toBe("This was not accepted.");
  // A broker that sends us to another host, and a token with a line break in it, are both of this kind.
  for (const reason of ["not_checkable", undefined] as const) expect(wordsAtField(reason)).toBe("Look here first.");
});
