import { describe, expect, it } from "vitest";
import { pointed, pointedText } from "./pointer";

/** The document of RFC 6901, section 5. */
const document = {
  foo: ["bar", "baz"],
  "": 0,
  "a/b": 1,
  "c%d": 2,
  "e^f": 3,
  "g|h": 4,
  "i\\j": 5,
  'k"l': 6,
  " ": 7,
  "m~n": 8,
};

describe("a JSON Pointer", () => {
  it.each([
    ["", document],
    ["/foo", ["bar", "baz"]],
    ["/foo/0", "bar"],
    ["/", 0],
    ["/a~1b", 1],
    ["/c%d", 2],
    ["/e^f", 3],
    ["/g|h", 4],
    ["/i\\j", 5],
    ['/k"l', 6],
    ["/ ", 7],
    ["/m~0n", 8],
  ])("%j points as in RFC 6901", (pointer, value) => {
    expect(pointed(document, pointer)).toEqual(value);
  });

  it("finds nothing where nothing is, and nothing that is inherited", () => {
    for (const pointer of [
      "/nothing",
      "/foo/2",
      "/foo/-",
      "/foo/01",
      "/foo/length",
      "/constructor",
      "/__proto__",
      "/foo/0/0",
    ])
      expect(pointed(document, pointer), pointer).toBeUndefined();
    expect(pointed(undefined, "/a")).toBeUndefined();
  });

  it("collects from every element with *", () => {
    const scopes = { access_scopes: [{ handle: "read_orders" }, { handle: "write_orders" }] };
    expect(pointed(scopes, "/access_scopes/*/handle")).toEqual(["read_orders", "write_orders"]);
  });

  it("gives text for texts, numbers and flags only", () => {
    expect(pointedText({ a: " x " }, "/a")).toBe("x");
    expect(pointedText({ a: 0 }, "/a")).toBe("0");
    expect(pointedText({ a: false }, "/a")).toBe("false");
    for (const a of ["", "  ", null, {}, [], undefined]) expect(pointedText({ a }, "/a")).toBeUndefined();
  });
});
