import { Client, type ClientConfig, Pool, type PoolClient } from "pg";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { databaseUnreachable, isTooSlow, isUnreachable } from "../failure";
import type { PostgresDoor, Run } from "./door";
import { parserOf } from "./values";
import { confining } from "./wall";

/**
 * The connections of one process to PostgreSQL: ten to read, one to write, one to listen. One that broke is made anew when it
 * is needed next. A process that is stopped in the middle of a transaction is cut off by the server after five seconds, so
 * that it cannot hold up the others; a server that is gone without a sign is given up here when its own limits are long over.
 */
const readers = 10;
/** Milliseconds, all of them. */
const connectWithin = 5_000;
const idleInTransaction = 5_000;
const waitForTurn = 20_000;
const statementWithin = 60_000;
const answerWithin = statementWithin + 5_000;
const listenAgainAfter = 500;

/** `within`: milliseconds in which every answer has to come. */
export function connect(url: string, within: number = answerWithin): PostgresDoor {
  const config: ClientConfig = {
    connectionString: url,
    application_name: "keyrack",
    connectionTimeoutMillis: connectWithin,
    keepAlive: true,
    statement_timeout: statementWithin,
    query_timeout: within,
    lock_timeout: waitForTurn,
    idle_in_transaction_session_timeout: idleInTransaction,
  };
  const pool = new Pool({ ...config, max: readers, idleTimeoutMillis: 60_000 });
  // One that broke while nobody used it: the next is a new one.
  pool.on("error", (error) => log("debug", "a connection to the database broke", { error }));
  // One that broke while it was lent out tells the query that ran on it; told to nobody besides, it would end the process.
  pool.on("connect", (client) => client.on("error", () => undefined));
  /** What a connection was told last. */
  const confined = new WeakMap<PoolClient, string>();
  const writer = createWriter(config);
  const listener = createListener(config);

  const lent = () =>
    pool.connect().catch((error: unknown) => {
      throw databaseUnreachable(error);
    });
  const readOn = async (
    client: PoolClient,
    ...[workspace = "", sql, params = []]: Parameters<PostgresDoor["read"]>
  ) => {
    let broken = false;
    try {
      if ((confined.get(client) ?? "") !== workspace) await run(client, confining(false), [workspace]);
      confined.set(client, workspace);
      return await run(client, sql, params);
    } catch (error) {
      broken = isBroken(error);
      throw error;
    } finally {
      client.release(broken);
    }
  };
  const read: PostgresDoor["read"] = async (...query) => {
    for (let left = readers; ; left -= 1) {
      const client = await lent();
      try {
        return await readOn(client, ...query);
      } catch (error) {
        // It may have broken long ago, as all the others may have, and nobody noticed before now.
        if (left === 0 || !isBroken(error) || isTooSlow(error) || isSilent(error)) throw error;
      }
    }
  };
  return {
    read,
    transaction: writer.transaction,
    listen: listener.listen,
    listenAnew: listener.listenAnew,
    close: async () => {
      await Promise.all([pool.end(), writer.close(), listener.close()]);
    },
  };
}

/** One transaction that only reads and sees nothing of what is committed after it began. Throws `not_ready`. */
export async function frozen(url: string): Promise<{ run: Run; close(): Promise<void> }> {
  const client = new Client({
    connectionString: url,
    application_name: "keyrack",
    connectionTimeoutMillis: connectWithin,
  });
  // What breaks is said by the query that it breaks under.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  } catch (error) {
    throw databaseUnreachable(error);
  }
  return {
    run: (sql, params = []) => run(client, sql, params),
    close: () => client.end().catch(() => undefined),
  };
}

type Asks = Pick<Client, "query">;

async function run(client: Asks, text: string, values: readonly unknown[]): Promise<unknown[][]> {
  const types = { getTypeParser: parserOf } as unknown as ClientConfig["types"];
  try {
    const { rows } = await client.query({ text, values: [...values], rowMode: "array", ...(types ? { types } : {}) });
    return rows;
  } catch (error) {
    throw isBroken(error) ? databaseUnreachable(error) : error;
  }
}

/** The driver says it without a code when the connection went away under a query. */
function isBroken(error: unknown): boolean {
  const words = /^(Connection terminated|Client has encountered a connection error|timeout)/;
  return isUnreachable(error) || isSilent(error) || says(error, words);
}

/** No answer came. The query may still be under way, so nothing else can be asked on that connection. */
function isSilent(error: unknown): boolean {
  return says(error, /^Query read timeout/);
}

function says(error: unknown, words: RegExp): boolean {
  for (let at = error; at instanceof Error; at = at.cause) if (words.test(at.message)) return true;
  return false;
}

function createWriter(config: ClientConfig) {
  let kept: Client | undefined;
  let closed = false;

  const open = async (): Promise<Client> => {
    if (closed) throw databaseUnreachable(new Error("The store is closed."));
    const client = new Client(config);
    const drop = () => {
      if (kept === client) kept = undefined;
    };
    client.on("error", drop);
    client.on("end", drop);
    try {
      await client.connect();
    } catch (error) {
      throw databaseUnreachable(error);
    }
    kept = client;
    return client;
  };
  const forget = (client: Client) => {
    if (kept === client) kept = undefined;
    client.end().catch(() => undefined);
  };
  /** Nothing was done yet, so a broken connection is simply replaced. */
  const begin = async (opening: string): Promise<Client> => {
    for (let again = kept !== undefined; ; again = false) {
      const client = kept ?? (await open());
      try {
        // Under any other isolation it would not see what was committed while it waited for its turn.
        await client.query(`BEGIN ISOLATION LEVEL READ COMMITTED; ${opening}`);
        return client;
      } catch (error) {
        forget(client);
        if (!isBroken(error)) throw error;
        if (!again) throw databaseUnreachable(error);
      }
    }
  };
  const transaction: PostgresDoor["transaction"] = async ({ opening, closing }, work) => {
    const client = await begin(opening);
    try {
      const result = await work((sql, params = []) => run(client, sql, params));
      await client.query(`${closing}; COMMIT`);
      return result;
    } catch (error) {
      // An ending connection rolls back by itself.
      if (isSilent(error)) forget(client);
      else await client.query("ROLLBACK").catch(() => forget(client));
      throw !(error instanceof AppError) && isBroken(error) ? databaseUnreachable(error) : error;
    }
  };
  return {
    transaction,
    close: async () => {
      closed = true;
      await kept?.end().catch(() => undefined);
    },
  };
}

function createListener(config: ClientConfig) {
  let kept: Client | undefined;
  let closed = false;
  let later: NodeJS.Timeout | undefined;
  let giveUp: () => void = () => undefined;

  const listen: PostgresDoor["listen"] = async (channel, heard) => {
    const client = new Client({ ...config, idle_in_transaction_session_timeout: 0 });
    let lost = false;
    const again = () => {
      if (lost || closed) return;
      lost = true;
      client.end().catch(() => undefined);
      later = setTimeout(() => {
        listen(channel, heard).catch(() => undefined);
      }, listenAgainAfter);
      later.unref();
    };
    giveUp = again;
    client.on("error", again);
    client.on("end", again);
    client.on("notification", ({ payload }) => heard(payload ?? ""));
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
    } catch (error) {
      again();
      throw databaseUnreachable(error);
    }
    kept = client;
    // What was said while nobody listened is not repeated.
    heard();
  };
  return {
    listen,
    listenAnew: () => giveUp(),
    close: async () => {
      closed = true;
      clearTimeout(later);
      await kept?.end().catch(() => undefined);
    },
  };
}
