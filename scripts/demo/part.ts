import { randomBytes } from "node:crypto";
import type { Outcome, Values } from "@/connectors/kit";
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

export const hex = (prefix: string, length: number) => prefix + randomBytes(length).toString("hex").slice(0, length);
export const letters = (prefix: string, length: number) =>
  prefix +
  randomBytes(length * 2)
    .toString("base64")
    .replace(/[^A-Za-z0-9]/g, "")
    .slice(0, length);
export const same = (identity: string, label = identity) => ({ identity, label });
export const db = (host: string, port: string, database: string, username: string): Values => ({
  host,
  port,
  database,
  username,
  tls: "require",
  password: letters("", 20),
});
export const sap = (host: string, companyDb: string): Values => ({
  host,
  port: "50000",
  path: "/b1s/v1",
  companyDb,
  username: "manager",
  password: letters("", 14),
});
