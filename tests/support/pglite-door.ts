import { AsyncLocalStorage } from "node:async_hooks";
import { PGlite, type Transaction } from "@electric-sql/pglite";
import type { PostgresDoor, Run } from "@/lib/db/postgres/door";
import { confining } from "@/lib/db/postgres/wall";

/**
 * A PostgreSQL within this process: its real engine, compiled for JavaScript, with one connection. What reads in the middle
 * of a transaction therefore reads in it.
 */
export async function pgliteDoor(): Promise<PostgresDoor> {
  const database = await PGlite.create();
  const inside = new AsyncLocalStorage<Transaction>();
  const parsers = { 17: (text: string) => Buffer.from(text.slice(2), "hex"), 20: Number, 1700: Number };
  const on = (client: Pick<PGlite, "query">): Run => {
    return async (sql, params = []) => {
      const { rows } = await client.query<unknown[]>(sql, [...params], { rowMode: "array", parsers });
      return rows;
    };
  };
  return {
    read: (workspace, sql, params) => {
      const around = inside.getStore();
      if (around !== undefined || workspace === undefined) return on(around ?? database)(sql, params);
      return database.transaction(async (tx) => {
        await tx.query(confining(true), [workspace]);
        return on(tx)(sql, params);
      });
    },
    transaction: ({ opening, closing }, work) =>
      database.transaction(async (tx) => {
        await tx.exec(opening);
        const result = await inside.run(tx, () => work(on(tx)));
        await tx.exec(closing);
        return result;
      }),
    listen: async (channel, heard) => void (await database.listen(channel, heard)),
    // Nothing lies between the two that could break.
    listenAnew: () => undefined,
    close: () => database.close(),
  };
}
