import fc from "fast-check";
import { expect, test } from "vitest";
import { pointedText } from "@/connectors/kit";
import { parsedXml } from "./xml";

test("elements become members, repeated ones a list; attributes, comments and namespaces go", () => {
  const text = `<?xml version="1.0"?><!-- no --><s:List xmlns:s="urn:x" a="1>2"><Owner><ID> o1 </ID></Owner>
    <Item n="1">a &amp; b</Item><Item><![CDATA[<c>]]></Item><None /></s:List>`;
  const document = parsedXml(text.replace('a="1>2"', 'a="1"'));
  expect(document).toEqual({ List: { Owner: { ID: "o1" }, Item: ["a & b", "<c>"], None: "" } });
  expect(pointedText(document, "/List/Item/1")).toBe("<c>");
});

test("what is a web page, unbalanced, too deep or no XML at all is nothing", () => {
  for (const text of [
    "",
    "{}",
    "plain",
    "<!doctype html><html></html>",
    "<html><body>x</body></html>",
    "<a><b></a>",
    "<a>",
  ])
    expect(parsedXml(text), text).toBeUndefined();
  expect(parsedXml("<a>".repeat(100) + "</a>".repeat(100))).toBeUndefined();
  expect(parsedXml("<a><__proto__><polluted>1</polluted></__proto__></a>")).toBeDefined();
  expect({}).not.toHaveProperty("polluted");
});

test("no text makes it fail or hang", () => {
  const piece = fc.constantFrom("<a>", "</a>", "<a", "/>", "<![CDATA[", "]]>", "<!--", "&amp;", "x", "<?", ">", ' b="');
  fc.assert(fc.property(fc.array(piece, { maxLength: 200 }), (parts) => void parsedXml(parts.join(""))));
  expect(parsedXml(`<a ${"b ".repeat(200_000)}`)).toBeUndefined();
});
