import { describe, expect, it } from "vitest";
import { localPath } from "./local-path";

describe("the way back after signing in", () => {
  it("keeps a path of this Keyrack, with its query", () => {
    for (const path of ["/credentials/cr_1/edit", "/activity?before=12", "/setup/key", "/credentials?q=a%2F%2Fb#x"])
      expect(localPath(path)).toBe(path);
  });

  it("is written as a header takes it", () => {
    expect(localPath("/credentials?q=Größe 日本")).toBe("/credentials?q=Gr%C3%B6%C3%9Fe%20%E6%97%A5%E6%9C%AC");
  });

  it.each([
    undefined,
    "",
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/.//evil.example",
    "/a/..//evil.example",
    "/%2e//evil.example",
    "javascript:alert(1)",
    " /credentials",
    "/sign-in",
    "/setup",
    "/",
  ])("goes to the list instead of %j", (path) => {
    expect(localPath(path)).toBe("/credentials");
  });
});
