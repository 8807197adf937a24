import { mkdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { type CopyFacts, copyDatabase, factsOf } from "./copy";
import { openSqlite } from "./sqlite";
import { openStore, type Place, type Store } from "./store";

/**
 * The rows of an installation as they were at one moment, as a SQLite file in a folder, wherever they are kept; and the way
 * of a whole installation from one kind of database to the other. The original is only read.
 */
export type Copied = { tables: Record<string, number>; rows: number };

/** `folder` must hold no database. Throws as `copyDatabase`, and `not_ready` when PostgreSQL cannot be reached. */
export async function snapshotInto(place: Place, folder: string): Promise<CopyFacts> {
  const path = join(folder, "keyrack.db");
  if (place.databaseUrl === undefined) return copyDatabase(place.dataDir, path);
  await copyToSqlite(place.databaseUrl, folder);
  return factsOf(path);
}

/** Gives `work` a folder whose database may be looked into: the data folder itself, or a copy that is then removed. */
export async function lookingInto<T>(place: Place, work: (folder: string) => Promise<T>): Promise<T> {
  if (place.databaseUrl === undefined) return work(place.dataDir);
  mkdirSync(place.dataDir, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(place.dataDir, ".looking-"));
  try {
    await snapshotInto(place, folder);
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** From PostgreSQL, also while it is used. `folder` must hold no rows. */
export async function copyToSqlite(databaseUrl: string, folder: string): Promise<Copied> {
  const { openSnapshot } = await import("./postgres/snapshot");
  const { transcribe } = await import("./transcribe");
  const to = openSqlite(folder);
  try {
    const from = await openSnapshot(databaseUrl);
    try {
      return summed(await transcribe(from, to));
    } finally {
      await from.close();
    }
  } finally {
    await to.close();
  }
}

/** To a PostgreSQL that holds no rows yet. Throws `not_ready` while a Keyrack uses the data folder. */
export async function copyToPostgres(dataDir: string, databaseUrl: string): Promise<Copied> {
  const { transcribe } = await import("./transcribe");
  const from = openSqlite(dataDir);
  let to: Store | undefined;
  const own = await mkdtemp(join(dataDir, ".copying-"));
  try {
    to = await openStore({ dataDir: own, databaseUrl });
    return summed(await transcribe(from, to));
  } finally {
    await to?.close();
    await from.close();
    await rm(own, { recursive: true, force: true });
  }
}

function summed(tables: Record<string, number>): Copied {
  return { tables, rows: Object.values(tables).reduce((sum, count) => sum + count, 0) };
}
