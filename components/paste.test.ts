import { expect, test } from "vitest";
import { type Fields, host, multiline, password, port, secret, secretJson, text, url } from "@/connectors/kit/field";
import { readPaste } from "./paste";

const sap: Fields = {
  host: host({ label: "Host", paste: [{ kind: "url", into: { host: "hostname", port: "port", path: "path" } }] }),
  port: port({ label: "Port", default: "50000" }),
  path: text({ label: "Path" }),
  company: text({ label: "Company DB" }),
  password: password({ label: "Password" }),
};
const shop: Fields = {
  store: text({
    label: "Store",
    suffix: ".myshopify.com",
    paste: [{ kind: "url", into: { store: "subdomain" } }],
  }),
  token: secret({ label: "Admin API access token" }),
};

test("a whole address is split into host, port and path", () => {
  expect(readPaste(sap, "host", " https://sap.acme.example:50000/b1s/v1/ ")).toEqual({
    values: { host: "sap.acme.example", port: "50000", path: "/b1s/v1" },
    count: 3,
  });
});

test("an address without a port brings the usual one of its scheme", () => {
  expect(readPaste(sap, "host", "https://sap.acme.example")?.values).toEqual({ host: "sap.acme.example", port: "443" });
});

test("a host without a scheme says nothing about the port", () => {
  expect(readPaste(sap, "host", "sap.acme.example")).toBeUndefined();
  expect(readPaste(sap, "host", "sap.acme.example/b1s/v1")?.values).toEqual({
    host: "sap.acme.example",
    path: "/b1s/v1",
  });
});

test("a subdomain keeps every label before the field's suffix", () => {
  expect(readPaste(shop, "store", "https://acme-eu.myshopify.com/admin")?.values).toEqual({ store: "acme-eu" });
  expect(readPaste(shop, "store", "acme-eu.myshopify.com")?.values).toEqual({ store: "acme-eu" });
});

test("a plain name is left to the browser", () => {
  expect(readPaste(shop, "store", "acme-eu")).toBeUndefined();
  expect(readPaste(shop, "token", "shpat_0123")).toBeUndefined();
});

test("an origin drops path and query", () => {
  const fields: Fields = { base: url({ label: "Base URL", paste: [{ kind: "url", into: { base: "origin" } }] }) };
  expect(readPaste(fields, "base", "https://api.example.com/v2/users?page=1")?.values).toEqual({
    base: "https://api.example.com",
  });
});

test("a key loses Bearer, the header's name and quotes, a password never loses anything", () => {
  expect(readPaste(shop, "token", "Bearer shpat_1")?.values).toEqual({ token: "shpat_1" });
  expect(readPaste(shop, "token", "Authorization: Bearer shpat_1")?.values).toEqual({ token: "shpat_1" });
  expect(readPaste(shop, "token", '"shpat_1"')?.values).toEqual({ token: "shpat_1" });
  expect(readPaste(sap, "password", "Bearer x")).toBeUndefined();
  expect(readPaste(sap, "password", '"quoted" ')).toBeUndefined();
});

test("lines of .env go to the fields that they name", () => {
  const pasted = '# shop\nexport SHOPIFY_STORE=acme-eu\nSHOPIFY_ADMIN_API_ACCESS_TOKEN="shpat_1"\nDEBUG=1';
  expect(readPaste(shop, "token", pasted)).toEqual({ values: { store: "acme-eu", token: "shpat_1" }, count: 2 });
});

test("one variable that names no field goes where it was pasted", () => {
  expect(readPaste(shop, "token", "SHOP_KEY=shpat_1")?.values).toEqual({ token: "shpat_1" });
  expect(readPaste(sap, "password", "a=b")).toBeUndefined();
});

test("a key file fills the fields that its rule points to and stays whole elsewhere", () => {
  const fields: Fields = {
    email: text({
      label: "E-mail",
      paste: [{ kind: "json", into: { email: "/client_email", project: "project_id" } }],
    }),
    project: text({ label: "Project" }),
    key: secretJson({ label: "Key file" }),
  };
  const file = '{"client_email":"a@b.example","project_id":"p1","private_key":"k"}';
  expect(readPaste(fields, "email", file)?.values).toEqual({ email: "a@b.example", project: "p1" });
  expect(readPaste(fields, "key", file)).toBeUndefined();
  expect(readPaste(fields, "email", '{"client_email":')).toBeUndefined();
});

test("a strip rule takes away only what it matches", () => {
  const fields: Fields = { id: text({ label: "Account", paste: [{ kind: "strip", pattern: "^act_" }] }) };
  expect(readPaste(fields, "id", "act_42")?.values).toEqual({ id: "42" });
  expect(readPaste(fields, "id", "42")).toBeUndefined();
});

test("a text of several lines is never taken apart without a rule", () => {
  const fields: Fields = { headers: multiline({ label: "Headers" }), token: secret({ label: "Token" }) };
  expect(readPaste(fields, "headers", "TOKEN=1\nB=2")).toBeUndefined();
});

test("what one rule strips the next one reads", () => {
  const fields: Fields = {
    store: text({
      label: "Store",
      suffix: ".myshopify.com",
      paste: [
        { kind: "strip", pattern: "^https?://" },
        { kind: "strip", pattern: "^admin\\.shopify\\.com/store/" },
        { kind: "strip", pattern: "[/?#].*$" },
        { kind: "strip", pattern: "\\.myshopify\\.com$" },
      ],
    }),
  };
  expect(readPaste(fields, "store", "https://admin.shopify.com/store/acme-eu/settings?x=1")?.values).toEqual({
    store: "acme-eu",
  });
  expect(readPaste(fields, "store", "https://acme-eu.myshopify.com/admin")?.values).toEqual({ store: "acme-eu" });
  expect(readPaste(fields, "store", "acme-eu")).toBeUndefined();
});
