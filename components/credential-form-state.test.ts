import { expect, test } from "vitest";
import { type Fields, flag, password, port, secret, text } from "@/connectors/kit/field";
import { firstToFill, typedValues } from "./credential-form-state";

const fields: Fields = {
  store: text({ label: "Store" }),
  port: port({ label: "Port", default: "443" }),
  note: text({ label: "Note", optional: true }),
  token: secret({ label: "Token" }),
  passphrase: password({ label: "Passphrase", optional: true }),
  sandbox: flag({ label: "Sandbox" }),
};

test("typing begins at the first field that must be filled and is not", () => {
  expect(firstToFill(fields, {}, [])).toBe("store");
  expect(firstToFill(fields, { store: "acme" }, [])).toBe("token");
  expect(firstToFill(fields, { store: "acme" }, ["token"])).toBeUndefined();
});

test("a secret that was left alone is not sent, an emptied field and an unticked flag are", () => {
  const raw = { store: "acme", port: null, note: "", token: "", passphrase: undefined, sandbox: false };
  expect(typedValues(fields, raw, () => true)).toEqual({ store: "acme", port: "", note: "", sandbox: "false" });
});

test("what is not shown is not sent", () => {
  expect(typedValues(fields, { store: "acme", token: "t" }, (key) => key === "token")).toEqual({ token: "t" });
});
