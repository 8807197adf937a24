import { isDeepStrictEqual } from "node:util";
import { asc, getTableColumns, type SQL, sql } from "drizzle-orm";
import { getTableConfig, type SQLiteColumn, type SQLiteTable } from "drizzle-orm/sqlite-core";
import { sqliteColumns } from "@/drizzle/columns";
import { defineTables, type Tables } from "@/drizzle/tables";
import { AppError } from "@/lib/errors";
import type { DB, Store } from "./store";

/**
 * Carries every row from one database to an empty one, whichever kind each is, in one transaction; then reads both again and
 * compares them row by row. The source must not change meanwhile.
 */
export type Source = { t: Tables; db: DB };

type Name = keyof Tables;
type Row = Record<string, unknown>;
const rowsAtOnce = 200;

/** Gives the number of rows of each table. Throws `conflict` when the target holds something, `damaged` when they differ. */
export async function transcribe(from: Source, to: Store): Promise<Record<string, number>> {
  const names = parentsFirst();
  await to.write(async (tx) => {
    for (const name of names) {
      const [known] = await page({ t: to.t, db: tx }, name, undefined, 1);
      if (known) throw new AppError("conflict", `The target is not empty: it has rows in ${name}. Nothing was copied.`);
    }
    for (const name of names)
      for await (const rows of pages(from, name)) await tx.insert(to.t[name] as Tables["users"]).values(rows as never);
  });
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = await compared(from, to, name);
  return counts;
}

async function compared(from: Source, to: Source, name: Name): Promise<number> {
  const copies = pages(to, name);
  let count = 0;
  for await (const rows of pages(from, name)) {
    const copy = (await copies.next()).value;
    if (!isDeepStrictEqual(rows, copy)) throw differ(name);
    count += rows.length;
  }
  if (!(await copies.next()).done) throw differ(name);
  return count;
}

function differ(name: string): AppError {
  return new AppError("damaged", `What was written to ${name} is not what was read. Do not use this copy.`);
}

/** In the order of the primary key, which both kinds of database agree on. */
async function* pages(source: Source, name: Name): AsyncGenerator<Row[], undefined> {
  let last: Row | undefined;
  for (;;) {
    const rows = await page(source, name, last, rowsAtOnce);
    last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
  }
}

async function page({ t, db }: Source, name: Name, after: Row | undefined, limit: number): Promise<Row[]> {
  // They differ in much, but each is a table.
  const table = t[name] as Tables["users"];
  const columns = getTableColumns(table) as Record<string, SQLiteColumn>;
  const keys = keysOf[name] ?? [];
  const key = keys.map((each) => columns[each]).filter((column) => column !== undefined);
  const rest: SQL | undefined =
    after &&
    sql`(${sql.join(key, sql`, `)}) > (${sql.join(
      keys.map((each) => sql`${after[each]}`),
      sql`, `,
    )})`;
  return db
    .select()
    .from(table)
    .where(rest)
    .orderBy(...key.map((column) => asc(column)))
    .limit(limit);
}

const model = defineTables(sqliteColumns) as unknown as Record<Name, SQLiteTable>;

/** The properties that a table's rows are told apart by. */
const keysOf = Object.fromEntries(
  Object.entries(model).map(([name, table]) => {
    const { columns, primaryKeys } = getTableConfig(table);
    const key = primaryKeys[0]?.columns ?? columns.filter((column) => column.primary);
    const properties = Object.entries(getTableColumns(table));
    return [name, key.map((column) => properties.find(([, each]) => each.name === column.name)?.[0] ?? column.name)];
  }),
) as Record<Name, string[]>;

/** A row may only point at one that is there. */
function parentsFirst(): Name[] {
  const names = Object.keys(model) as Name[];
  const nameOf = new Map(names.map((name) => [getTableConfig(model[name]).name, name]));
  const ordered = new Set<Name>();
  const place = (name: Name) => {
    if (ordered.has(name)) return;
    for (const key of getTableConfig(model[name]).foreignKeys) {
      const parent = nameOf.get(getTableConfig(key.reference().foreignTable).name);
      if (parent !== undefined && parent !== name) place(parent);
    }
    ordered.add(name);
  };
  for (const name of names) place(name);
  return [...ordered];
}
