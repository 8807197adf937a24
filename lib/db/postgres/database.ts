import { DrizzleQueryError } from "drizzle-orm/errors";
import { drizzle } from "drizzle-orm/pg-proxy";
import type { DB } from "../store";
import type { Run } from "./door";

/** What queries are built on. The library hides what was thrown behind an error of its own, with all parameters in it. */
export function databaseOn(run: Run): DB {
  const db = drizzle(async (sql, params) => ({ rows: await run(sql, params) }));
  const { session } = db._;
  const prepareQuery = session.prepareQuery.bind(session);
  session.prepareQuery = (...given) => {
    const query = prepareQuery(...given);
    const execute = query.execute.bind(query);
    query.execute = (values) =>
      execute(values).catch((error: unknown) => {
        throw error instanceof DrizzleQueryError ? error.cause : error;
      });
    return query;
  };
  return db as unknown as DB;
}
