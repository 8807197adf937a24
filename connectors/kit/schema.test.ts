import { describe, expect, it } from "vitest";
import { choice, type Fields, flag, host, password, port, secret, secretJson, secretText, text, url } from "./field";
import { fieldErrors, schemaFor } from "./schema";

const fields: Fields = {
  host: host({ label: "Host" }),
  port: port({ label: "Port", default: "5432" }),
  mode: choice({
    label: "Mode",
    default: "a",
    choices: [
      { value: "a", label: "A" },
      { value: "b", label: "B" },
    ],
  }),
  onlyB: text({ label: "Only for B", shownWhen: { field: "mode", is: ["b"] } }),
  token: secret({ label: "Token", pattern: "^tok_", message: "A token begins with tok_." }),
  password: password({ label: "Password", optional: true }),
  note: text({ label: "Note", optional: true, maxLength: 10 }),
};
const good = { host: "db.example.com", token: "tok_1" };

function errors(input: unknown, kept?: string[]) {
  const result = schemaFor(fields, { kept }).safeParse(input);
  return result.success ? {} : fieldErrors(result.error.issues);
}

function parsed(input: unknown) {
  return schemaFor(fields).parse(input);
}

describe("the schema of a form", () => {
  it("fills in defaults, trims keys and keeps passwords exactly", () => {
    expect(parsed({ ...good, token: " tok_1\t", password: " x ", port: 80 })).toEqual({
      host: "db.example.com",
      port: "80",
      mode: "a",
      token: "tok_1",
      password: " x ",
    });
  });

  it("leaves out what is empty or hidden, and asks for what is shown", () => {
    expect(parsed({ ...good, note: "  ", onlyB: "hidden" })).not.toHaveProperty("onlyB");
    expect(errors({ ...good, mode: "b" })).toEqual({ onlyB: "Enter the only for B." });
    expect(errors({})).toMatchObject({ host: "Enter the host.", token: "Enter the token." });
    expect(errors({ host: "h" }, ["token"])).toEqual({});
  });

  it.each([
    ["null", null],
    ["a list", []],
    ["a text", "x"],
    ["an unknown field", { ...good, more: "1" }],
    ["an inherited name", JSON.parse('{"__proto__":{"x":1},"host":"h","token":"tok_1","constructor":"x"}')],
  ])("refuses %s", (_, input) => {
    expect(Object.keys(errors(input))).not.toHaveLength(0);
  });

  it.each<[string, Record<string, unknown>]>([
    ["port", { port: "0" }],
    ["port", { port: "65536" }],
    ["port", { port: "1e3" }],
    ["port", { port: "-1" }],
    ["host", { host: "https://db" }],
    ["host", { host: "db/x" }],
    ["host", { host: "db:80" }],
    ["host", { host: "a b" }],
    ["host", { host: "-db" }],
    ["host", { host: "user@db" }],
    ["host", { host: "1::2::3" }],
    ["mode", { mode: "c" }],
    ["token", { token: "x" }],
    ["token", { token: "tok_\u0000" }],
    ["token", { token: "tok_\ud800" }],
    ["token", { token: ["tok_1"] }],
    ["note", { note: "longer than ten" }],
  ])("names %s as wrong in %j", (key, input) => {
    expect(Object.keys(errors({ ...good, ...input }))).toEqual([key]);
  });

  it.each(["10.0.2.68", "::1", "[::1]", "sap", "db.example.com.", "DB.Example.com", "my_db.local"])(
    "takes %s for a host",
    (value) => {
      expect(errors({ ...good, host: value })).toEqual({});
    },
  );

  it("checks addresses, JSON, flags and texts of several lines", () => {
    const more: Fields = {
      url: url({ label: "URL", optional: true }),
      json: secretJson({ label: "JSON", optional: true }),
      flag: flag({ label: "Flag" }),
      key: secretText({ label: "Key", optional: true }),
    };
    const schema = schemaFor(more);
    expect(schema.parse({ url: "https://a.example/v1/", flag: true, key: " a\r\nb " })).toEqual({
      url: "https://a.example/v1",
      flag: "true",
      key: "a\nb",
    });
    for (const bad of [
      { url: "ftp://a" },
      { url: "https://u:p@a" },
      { url: "https://a#x" },
      { url: "javascript:alert(1)" },
      { json: "{" },
      { json: "1" },
      { flag: "yes" },
    ])
      expect(schema.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
  });

  it("never repeats a value in a message", () => {
    const planted = "canary-4711";
    const shown = errors({
      host: `${planted} x`,
      port: planted,
      mode: planted,
      token: planted,
      note: planted.repeat(9),
    });
    expect(Object.keys(shown)).toHaveLength(5);
    expect(JSON.stringify(shown)).not.toContain(planted);
  });
});
