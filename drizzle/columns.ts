import { blob, customType, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/**
 * How a column is written in SQLite. Another dialect offers the same names and the same TypeScript types, so that the
 * tables are defined once and no query knows which one runs.
 */
export const sqliteColumns = {
  table: sqliteTable,
  text: (name: string) => text(name),
  int: (name: string) => integer(name),
  bool: (name: string) => integer(name, { mode: "boolean" }),
  /** Epoch milliseconds. */
  ms: (name: string) => integer(name),
  json: <T>(name: string) =>
    customType<{ data: T; driverData: string }>({ dataType: () => "text", ...jsonText<T>() })(name),
  bytes: (name: string) => blob(name, { mode: "buffer" }),
  /** Counts up by itself, never reused. */
  sequence: (name: string) => integer(name).primaryKey({ autoIncrement: true }),
  index,
  uniqueIndex,
  primaryKey,
};

export type Columns = typeof sqliteColumns;

/** What a reference of this dialect leads to. */
export type Column = ReturnType<Parameters<ReturnType<Columns["text"]>["references"]>[0]>;

/** JSON is text in every dialect: what was written is read back letter by letter. */
export function jsonText<T>() {
  return { toDriver: (value: T) => JSON.stringify(value), fromDriver: (value: string) => JSON.parse(value) as T };
}
