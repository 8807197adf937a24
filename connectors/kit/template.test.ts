import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expandEach, expandHeader, expandText, expandUrl, placeholders } from "./template";

describe("a template", () => {
  it("names its placeholders, and takes braces around a blank for text", () => {
    expect(placeholders("https://{shop}.example/{+path}?q={q}")).toEqual(["shop", "path", "q"]);
    expect(placeholders("query { shop { name } }")).toEqual([]);
    expect(expandText("query { shop { name } }", { shop: "x" })).toBe("query { shop { name } }");
    expect(expandText("{a}{missing}!", { a: "1" })).toBe("1!");
  });

  it("lets no value change host, path, query or credentials of a URL", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }).filter((value) => value.isWellFormed() && !/^\\.+$/.test(value)),
        (value) => {
          const url = new URL(expandUrl("https://api.example.com/v1/{id}/end?of={id}", { id: value }));
          expect(url.origin).toBe("https://api.example.com");
          expect(url.username + url.password + url.hash).toBe("");
          expect(url.searchParams.get("of")).toBe(value);
          expect(url.pathname.split("/")).toHaveLength(4);
        },
      ),
    );
    for (const id of [".", "..", "..."])
      expect(() => expandUrl("https://api.example.com/v1/{id}/end", { id })).toThrow(RangeError);
    for (const host of ["evil.com/", "evil.com#", "evil.com?", "u@evil.com:80", "evil.com\\"]) {
      const filled = expandUrl("https://{shop}.myshopify.com/", { shop: host });
      expect(URL.canParse(filled) ? new URL(filled).hostname : "none").not.toMatch(/evil\.com$/);
    }
  });

  it("joins a base URL and a path with one slash", () => {
    const joined = (baseUrl: string, path: string) => expandUrl("{+baseUrl}{+path}", { baseUrl, path });
    expect(joined("https://a.example/v1/", "/me")).toBe("https://a.example/v1/me");
    expect(joined("https://a.example", "/")).toBe("https://a.example/");
    expect(joined("https://a.example", "/list/?all=1")).toBe("https://a.example/list/?all=1");
    expect(expandUrl("https://h{+path}/Login", { path: "/b1s/v1/" })).toBe("https://h/b1s/v1/Login");
    expect(expandUrl("https://h{+path}/Login", {})).toBe("https://h/Login");
  });

  it("inserts whole only what is a base URL or a path", () => {
    for (const path of [".evil.com", "@evil.com", ":80", "me", "/a b", "/a\\b", "/a#b", "javascript:x"]) {
      expect(() => expandUrl("https://api.example.com{+path}", { path }), path).toThrow(RangeError);
    }
  });

  it("refuses to begin another header", () => {
    expect(expandHeader("Bearer {t}", { t: "abc é" })).toBe("Bearer abc é");
    for (const t of ["a\r\nX: 1", "a\nb", "a\u0000", "\u007f"]) {
      expect(() => expandHeader("Bearer {t}", { t })).toThrow(RangeError);
    }
  });

  it("makes one address of each value of a list, and none of an empty one", () => {
    const each = (services: string) => expandEach("https://{services*}.{region}.example", { services, region: "eu" });
    expect(each("sqs, sns  lambda")).toEqual([
      "https://sqs.eu.example",
      "https://sns.eu.example",
      "https://lambda.eu.example",
    ]);
    expect(each("evil.com/,a")).toEqual(["https://evil.com%2F.eu.example", "https://a.eu.example"]);
    expect(each(" ,")).toEqual([]);
    expect(placeholders("https://{services*}.{region}.example")).toEqual(["services", "region"]);
  });
});
