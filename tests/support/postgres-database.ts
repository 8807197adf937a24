import { randomBytes } from "node:crypto";
import { openStore } from "@/lib/db/store";
import { administer, dropDatabase } from "./postgres-administer";

/**
 * Where installations of a test keep their rows: a PostgreSQL database of their own when the runner provides a server
 * (vitest.postgres.config.ts), one within the process when it asks for that, and else SQLite.
 */
let provided: { postgres?: string | undefined; pglite?: boolean | undefined } = {};

export function provide(given: typeof provided): void {
  provided = given;
}

export function testOpener(): typeof openStore {
  if (provided.pglite !== true) return openStore;
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
  const server = provided.postgres;
  if (server === undefined) return undefined;
  const name = `test_${randomBytes(8).toString("hex")}`;
  await administer(server, `CREATE DATABASE ${name} TEMPLATE keyrack_empty`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => dropDatabase(server, name) };
}
