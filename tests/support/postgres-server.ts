import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openStore } from "@/lib/db/store";
import { administer } from "./postgres-administer";
import { startPostgres } from "./servers/postgresql";

/** One server for a whole run, with a database whose schema is up to date and of which each test gets a copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres({ maxConnections: 300 });
  server.sql("CREATE ROLE keyrack LOGIN CREATEDB PASSWORD 'keyrack'");
  const url = `postgres://keyrack:keyrack@127.0.0.1:${server.port}/postgres`;
  await administer(url, "CREATE DATABASE keyrack_empty TEMPLATE template0 ENCODING 'UTF8'");
  const dataDir = mkdtempSync(join(tmpdir(), "keyrack-template-"));
  const store = await openStore({ dataDir, databaseUrl: url.replace(/postgres$/, "keyrack_empty") });
  await store.close();
  rmSync(dataDir, { recursive: true, force: true });
  project.provide("postgres", url);
  return async () => void server.stop();
}
