import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { postgresColumns } from "@/drizzle/postgres-columns";
import { defineTables } from "@/drizzle/tables";
import { AppError } from "@/lib/errors";
import { confinedTo } from "@/lib/request-context";
import { databaseUnreachable, isUnreachable, isUnstorable, translated, unstorable } from "../failure";
import { lockDataDir } from "../lock";
import type { DB, Store } from "../store";
import { createTurns } from "../turns";
import { watchChanges } from "./changes";
import { databaseOn } from "./database";
import type { PostgresDoor, Run } from "./door";
import { migratePostgres } from "./migrate";
import { confinedStatement, warnWithoutWall } from "./wall";

/**
 * The drawer as a PostgreSQL that several processes share. A write waits for its turn among the writes of all of them, which
 * makes what it reads and then changes as safe as in SQLite. Each commit is announced, so that no process serves what it
 * kept for longer than a moment.
 */
type Joined = { tx: DB; run: Run; depth: number };

/** One turn for each schema of the database. */
const opening = "SELECT pg_advisory_xact_lock(1263685195, hashtext(current_schema()))";

export async function openPostgres(door: PostgresDoor, dataDir: string): Promise<Store> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  // What could not be stored waits in the data folder, so it has one owner here too.
  const lock = lockDataDir(dataDir);
  try {
    await migratePostgres(door, opening).catch(rethrow);
    await warnWithoutWall(door);
    const self = randomUUID();
    const changes = await watchChanges(door, self).catch(rethrow);
    return assemble(door, { self, changes, release: lock.release });
  } catch (error) {
    lock.release();
    await door.close();
    throw error;
  }
}

type Held = { self: string; changes: Awaited<ReturnType<typeof watchChanges>>; release: () => void };

function assemble(door: PostgresDoor, { self, changes, release }: Held): Store {
  const joined = new AsyncLocalStorage<Joined>();
  const turns = createTurns();
  const closing = `SELECT pg_notify('${changes.channel}', '${self}')`;

  const alone = async <T>(work: (tx: DB) => Promise<T>): Promise<T> => {
    const statements = { opening: `${opening}; ${confinedStatement(confinedTo())}`, closing };
    const result = await door
      .transaction(statements, (run) => {
        const tx = databaseOn(run);
        return joined.run({ tx, run, depth: 0 }, () => work(tx));
      })
      .catch(rethrow);
    changes.committed();
    return result;
  };

  return {
    t: defineTables(postgresColumns),
    db: databaseOn((sql, params) => door.read(confinedTo(), sql, params).catch(unlessNul)),
    write: (work) => {
      const outer = joined.getStore();
      return outer ? within(joined, outer, work) : turns.take(() => alone(work));
    },
    commits: changes.count,
    unsureAfterMs: changes.unsureAfterMs,
    shared: true,
    onForeignCommit: changes.onForeign,
    product: async () => {
      const [row] = await door.read(undefined, "SHOW server_version", []).catch(rethrow);
      // Debian's says whose build it is too.
      return `PostgreSQL ${String(row?.[0]).split(" ", 1)}`;
    },
    waiting: turns.waiting,
    // The server's disk, its log and its backups are in other hands.
    keepRoom: () => undefined,
    truncateLog: async () => undefined,
    close: async () => {
      await turns.over();
      changes.stop();
      await door.close();
      release();
    },
  };
}

/** A nested write that fails takes back its own part, so that whoever called it may go on. */
async function within<T>(joined: AsyncLocalStorage<Joined>, outer: Joined, work: (tx: DB) => Promise<T>): Promise<T> {
  const depth = outer.depth + 1;
  const { tx, run } = outer;
  await run(`SAVEPOINT nested_${depth}`);
  try {
    const result = await joined.run({ tx, run, depth }, () => work(tx));
    await run(`RELEASE SAVEPOINT nested_${depth}`);
    return result;
  } catch (error) {
    await run(`ROLLBACK TO SAVEPOINT nested_${depth}`);
    throw error;
  }
}

/** No row holds a NUL character, so none is found by one. */
function unlessNul(error: unknown): unknown[][] {
  if (isUnstorable(error)) return [];
  return rethrow(error);
}

/** What has words already, such as an application that could not be reached, is not about the database. */
function rethrow(error: unknown): never {
  if (error instanceof AppError) throw error;
  if (isUnreachable(error)) throw databaseUnreachable(error);
  throw isUnstorable(error) ? unstorable(error) : translated(error);
}
