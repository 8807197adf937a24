import { and, asc, count, eq, getTableColumns, getTableName, gt, type SQL, sql } from "drizzle-orm";
import type { DB, Store } from "@/lib/db/store";
import { forAll } from "@/lib/request-context";
import { answersPlace } from "./answers";

/**
 * Every table that holds a data key wrapped under the master key: found in the schema by its column, so that none can be
 * forgotten and lose its secrets with the old key, and the answers kept beside them. A wrapped key is bound to the workspace and the id of its row.
 */
export type SealedRow = { id: string; workspaceId: string; wrappedDek: Buffer };

export type SealedPlace = {
  name: string;
  /** Rows under this key after `cursor`, in the order of their ids. */
  after(db: DB, kekId: string, cursor: string, limit: number): Promise<SealedRow[]>;
  count(db: DB, kekId: string): Promise<number>;
  /** Puts the new wrapped key in place of exactly that old one. */
  swap(db: DB, row: SealedRow, wrapped: Buffer): Promise<void>;
};

export function sealedPlaces(store: Store): SealedPlace[] {
  const places = Object.values(store.t).flatMap((table) => ("wrappedDek" in table ? [placeOf(table)] : []));
  return [...places, answersPlace(store)];
}

/** How many records stand on a key. */
export async function standingOn(store: Store, kekId: string, db: DB = store.db): Promise<number> {
  // Of every workspace, whoever asks: a key that something stands on must not be given up.
  return forAll(async () => {
    let standing = 0;
    for (const each of sealedPlaces(store)) standing += await each.count(db, kekId);
    return standing;
  });
}

type Tables = Store["t"];
type Sealing = Extract<Tables[keyof Tables], { wrappedDek: unknown }>;

function placeOf(given: Sealing): SealedPlace {
  // They differ in much, but all have what a query here names.
  const table = given as Tables["secrets"];
  const wrapped = table.wrappedDek;
  const id = idOf(table);
  const owner: SQL<string> = "workspaceId" in given ? sql`${given.workspaceId}` : sql`${ownerOfPeople}`;
  // Bytes 6 to 13 of the header name the key; SQL counts from 1.
  const under = (kekId: string) => sql`substr(${wrapped}, 7, 8) = ${Buffer.from(kekId, "hex")}`;
  return {
    name: getTableName(table),
    after: (db, kekId, cursor, limit) =>
      db
        .select({ id, workspaceId: owner, wrappedDek: wrapped })
        .from(table)
        .where(and(gt(id, cursor), under(kekId)))
        .orderBy(asc(id))
        .limit(limit),
    count: async (db, kekId) => {
      const [row] = await db.select({ n: count() }).from(table).where(under(kekId));
      return row?.n ?? 0;
    },
    swap: async (db, row, next) => {
      const same = and(eq(id, row.id), eq(wrapped, row.wrappedDek));
      await db.update(table).set({ wrappedDek: next }).where(same);
    },
  };
}

/** What belongs to a person is in no workspace. */
const ownerOfPeople = "people";

function idOf(table: Tables["secrets"]): Tables["secrets"]["credentialId"] {
  const found = Object.values(getTableColumns(table)).find((column) => column.primary);
  if (found === undefined) throw new Error(`${getTableName(table)} has no id of one column.`);
  return found as Tables["secrets"]["credentialId"];
}
