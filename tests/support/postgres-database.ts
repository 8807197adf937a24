import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { openStore } from "@/lib/db/store";
import { administer } from "./postgres-administer";

/**
 * Where installations of a test keep their rows: a PostgreSQL database of their own when the runner provides a server
 * (vitest.postgres.config.ts), one within the process when it asks for that, and else SQLite.
 */
declare module "vitest" {
  export interface ProvidedContext {
    /** As a role that may make databases and is no superuser; the name of the database is replaced. */
    postgres?: string;
    pglite?: boolean;
  }
}

export function testOpener(): typeof openStore {
  if (inject("pglite") !== true) return openStore;
  return async ({ dataDir }) => {
    const [{ openPostgres }, { pgliteDoor }] = await Promise.all([
      import("@/lib/db/postgres/store"),
      import("./pglite-door"),
    ]);
    return openPostgres(await pgliteDoor(), dataDir);
  };
}

export type TestDatabase = { url: string; drop(): Promise<void> };

export async function testDatabase(): Promise<TestDatabase | undefined> {
  const server = inject("postgres");
  if (server === undefined) return undefined;
  const name = `test_${randomBytes(8).toString("hex")}`;
  await administer(server, `CREATE DATABASE ${name} TEMPLATE keyrack_empty`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}
