import { randomBytes } from "node:crypto";
import type { Outcome, Values } from "@/connectors/kit";
import { rejected, silent } from "./outcomes";
import type { People } from "./people";

/** One made-up credential: what was entered, and what every check since then found. */
export type Part = {
  name: string;
  connector: string;
  scheme: string;
  by: keyof People;
  /** Days before today. */
  added: number;
  values: Values;
  who: { identity: string; label: string; facts?: Values; expiresInDays?: number };
  /** From that many days ago on, checks ended like this instead of verified. Newest last. */
  since?: readonly { days: number; outcome: Outcome }[];
  /** How people left it. */
  left?: "draft" | "paused";
};

const hex = (prefix: string, length: number) => prefix + randomBytes(length).toString("hex").slice(0, length);
const letters = (prefix: string, length: number) =>
  prefix +
  randomBytes(length * 2)
    .toString("base64")
    .replace(/[^A-Za-z0-9]/g, "")
    .slice(0, length);
const same = (identity: string, label = identity) => ({ identity, label });
const db = (host: string, port: string, database: string, username: string): Values => ({
  host,
  port,
  database,
  username,
  tls: "require",
  password: letters("", 20),
});
const sap = (host: string, companyDb: string): Values => ({
  host,
  port: "50000",
  path: "/b1s/v1",
  companyDb,
  username: "manager",
  password: letters("", 14),
});

export const cast: readonly Part[] = [
  {
    name: "Orders database",
    connector: "postgresql",
    scheme: "password",
    by: "ben",
    added: 214,
    values: db("orders-db.acme.example", "5432", "orders", "integration"),
    who: same("integration@orders on orders-db.acme.example", "integration @ orders"),
  },
  {
    name: "SAP B1 - Production",
    connector: "sap-business-one",
    scheme: "serviceLayer",
    by: "ana",
    added: 190,
    values: sap("sap.acme.example", "SBO_ACME"),
    who: same("manager @ SBO_ACME on sap.acme.example:50000", "manager @ SBO_ACME"),
    since: [
      {
        days: 2.21,
        outcome: rejected("invalid_credentials", {
          field: "password",
          hint: "Company database and user are case-sensitive in SAP.",
          says: "Invalid login credential.",
          status: 401,
        }),
      },
    ],
  },
  {
    name: "SAP B1 - Test",
    connector: "sap-business-one",
    scheme: "serviceLayer",
    by: "ana",
    added: 3,
    values: sap("10.0.2.68", "SBO_TEST"),
    who: same("", ""),
    since: [
      {
        days: 4,
        outcome: silent("blocked_address", {
          target: "10.0.2.68:50000",
          allow: { address: "10.0.2.68", port: 50_000 },
        }),
      },
    ],
  },
  {
    name: "Shopify - EU store",
    connector: "shopify",
    scheme: "adminToken",
    by: "mia",
    added: 120,
    values: { store: "acme-eu", scopes: "read_orders write_orders read_products", token: hex("shpat_", 32) },
    who: same("acme-eu.myshopify.com", "ACME Europe"),
    since: [
      {
        days: 9.4,
        outcome: {
          outcome: "limited",
          reason: "insufficient_scope",
          missing: ["write_orders"],
          ...same("acme-eu.myshopify.com", "ACME Europe"),
        },
      },
    ],
  },
  {
    name: "Shopify - US store",
    connector: "shopify",
    scheme: "adminToken",
    by: "mia",
    added: 118,
    values: { store: "acme-us", scopes: "read_orders read_products", token: hex("shpat_", 32) },
    who: same("acme-us.myshopify.com", "ACME Inc."),
  },
  {
    name: "Shopify - Outlet",
    connector: "shopify",
    scheme: "adminToken",
    by: "mia",
    added: 0.9,
    values: { store: "acme-outlet" },
    who: same("", ""),
    left: "draft",
  },
  {
    name: "Stripe live",
    connector: "stripe",
    scheme: "secretKey",
    by: "ana",
    added: 160,
    values: { secretKey: letters("rk_live_", 40) },
    who: same("acct_1ACMEgmbhEU0042", "ACME GmbH"),
    since: [
      { days: 17.3, outcome: silent("server_error", { status: 503, target: "api.stripe.com" }) },
      { days: 16.8, outcome: { outcome: "verified", ...same("acct_1ACMEgmbhEU0042", "ACME GmbH") } },
    ],
  },
  {
    name: "Stripe test mode",
    connector: "stripe",
    scheme: "secretKey",
    by: "ben",
    added: 160,
    values: { secretKey: letters("sk_test_", 40) },
    who: same("acct_1ACMEgmbhEU0042", "ACME GmbH"),
  },
  {
    name: "Reporting replica",
    connector: "postgresql",
    scheme: "password",
    by: "ben",
    added: 88,
    values: db("replica.acme.example", "5432", "orders", "reporting"),
    who: same("reporting@orders on replica.acme.example", "reporting @ orders"),
    since: [{ days: 0.12, outcome: silent("timeout", { target: "replica.acme.example:5432" }) }],
  },
  {
    name: "Old shop database",
    connector: "mysql",
    scheme: "password",
    by: "ben",
    added: 201,
    values: db("legacy.acme.example", "3306", "shop", "export"),
    who: same("export@% on legacy.acme.example", "export @ shop"),
  },
  {
    name: "Session cache",
    connector: "redis",
    scheme: "password",
    by: "ben",
    added: 75,
    values: {
      host: "cache.acme.example",
      port: "6380",
      database: "0",
      username: "worker",
      tls: "require",
      password: letters("", 24),
    },
    who: same("worker on cache.acme.example:6380", "worker @ cache.acme.example"),
  },
  {
    name: "Order mails",
    connector: "smtp",
    scheme: "password",
    by: "mia",
    added: 97,
    values: {
      host: "smtp.acme.example",
      encryption: "starttls",
      port: "587",
      username: "orders@acme.example",
      password: letters("", 16),
    },
    who: same("orders@acme.example on smtp.acme.example", "orders@acme.example"),
  },
  {
    name: "Invoice mailbox",
    connector: "smtp",
    scheme: "password",
    by: "mia",
    added: 64,
    values: {
      host: "smtp.acme.example",
      encryption: "tls",
      port: "465",
      username: "invoices@acme.example",
      password: letters("", 16),
    },
    who: same("invoices@acme.example on smtp.acme.example", "invoices@acme.example"),
    since: [
      {
        days: 0.35,
        outcome: rejected("account_locked", {
          says: "Account locked after repeated failed sign-ins.",
          target: "smtp.acme.example:465",
        }),
      },
    ],
  },
  {
    name: "Warehouse exchange",
    connector: "ssh",
    scheme: "password",
    by: "ben",
    added: 140,
    values: { host: "sftp.warehouse.example", port: "22", username: "acme-out", password: letters("", 18) },
    who: {
      ...same("acme-out on sftp.warehouse.example:22", "acme-out @ sftp.warehouse.example"),
      facts: { hostKey: "SHA256:mVPwvezndPv/ARoIadVY98vAC0g+P/5633yTC4d/wXE" },
    },
  },
  {
    name: "Bank statements",
    connector: "ssh",
    scheme: "password",
    by: "ana",
    added: 133,
    values: { host: "files.bank.example", port: "22", username: "acme", password: letters("", 18) },
    who: {
      ...same("acme on files.bank.example:22", "acme @ files.bank.example"),
      facts: { hostKey: "SHA256:9tW0NbXeh8dBl0aXrNAQkXgrQGDCqnRnLmVpV3cTfQo" },
    },
    left: "paused",
  },
  {
    name: "Notion - Handbook",
    connector: "notion",
    scheme: "token",
    by: "mia",
    added: 51,
    values: { token: letters("ntn_", 46), version: "2022-06-28" },
    who: same("bot_handbook", "Handbook sync"),
  },
  {
    name: "OpenAI - Support assistant",
    connector: "openai",
    scheme: "apiKey",
    by: "mia",
    added: 45,
    values: { apiKey: letters("sk-proj-", 40), project: "proj_support" },
    who: same("openai-support", "Support assistant"),
  },
  {
    name: "OpenAI - Experiments",
    connector: "openai",
    scheme: "apiKey",
    by: "mia",
    added: 40,
    values: { apiKey: letters("sk-proj-", 40), project: "proj_lab" },
    who: same("openai-lab", "Lab"),
    since: [
      { days: 12.6, outcome: rejected("revoked", { says: "This key has been deleted by its owner.", status: 401 }) },
    ],
  },
  {
    name: "Twilio - Delivery texts",
    connector: "twilio",
    scheme: "authToken",
    by: "ben",
    added: 110,
    values: { accountSid: hex("AC", 32), authToken: hex("", 32) },
    who: same("AC-delivery", "ACME Delivery"),
  },
  {
    name: "Carrier tracking",
    connector: "http",
    scheme: "apiKeyHeader",
    by: "ben",
    added: 82,
    values: {
      baseUrl: "https://api.carrier.example/v2",
      checkPath: "/me",
      headerName: "X-Api-Key",
      account: "ACME shipping",
      key: letters("", 32),
    },
    who: same("ACME shipping at https://api.carrier.example/v2", "ACME shipping"),
  },
  {
    name: "Partner portal - Nordwind",
    connector: "http",
    scheme: "bearer",
    by: "ana",
    added: 84,
    values: {
      baseUrl: "https://portal.nordwind.example/api",
      checkPath: "/session",
      account: "ACME integration",
      token: letters("", 44),
    },
    who: { ...same("ACME integration at https://portal.nordwind.example/api", "ACME integration"), expiresInDays: 6 },
  },
  {
    name: "Exchange rates",
    connector: "http",
    scheme: "apiKeyQuery",
    by: "mia",
    added: 30,
    values: {
      baseUrl: "https://rates.example/api",
      checkPath: "/latest",
      parameterName: "access_key",
      key: letters("", 28),
    },
    who: same("", ""),
    since: [
      {
        days: 31,
        outcome: silent("not_checkable", {
          field: "checkPath",
          hint: "There is nothing at this path. Enter one that exists and needs the key.",
          status: 404,
        }),
      },
    ],
  },
  {
    name: "Returns desk",
    connector: "http",
    scheme: "basic",
    by: "mia",
    added: 1.4,
    values: { baseUrl: "https://returns.example/api", checkPath: "/me", username: "acme" },
    who: same("", ""),
    left: "draft",
  },
];
