import * as pg from "drizzle-orm/pg-core";
import { type Columns, jsonText } from "./columns";

/**
 * How a column is written in PostgreSQL, typed as SQLite's: what a query sees of a column is the same in both. Whole numbers
 * are as wide as SQLite's; all of them fit a JavaScript number.
 */
export const postgresColumns = {
  table: pg.pgTable,
  text: (name: string) => pg.text(name),
  int: (name: string) => pg.bigint(name, { mode: "number" }),
  bool: (name: string) => pg.boolean(name),
  ms: (name: string) => pg.bigint(name, { mode: "number" }),
  json: <T>(name: string) =>
    pg.customType<{ data: T; driverData: string }>({ dataType: () => "text", ...jsonText<T>() })(name),
  bytes: (name: string) => pg.customType<{ data: Buffer }>({ dataType: () => "bytea" })(name),
  /** Numbered by a trigger: a PostgreSQL sequence leaves a gap for each insert that was rolled back. */
  sequence: (name: string) => pg.bigint(name, { mode: "number" }).primaryKey(),
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
} as unknown as Columns;
