import { existsSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "@/lib/errors";
import { Database } from "./driver";

/**
 * The database of a data folder for looking only, also while a Keyrack serves from it. It takes no lock, changes
 * nothing and migrates nothing; rows come as they lie on the disk, so that what was tampered with is seen as it is.
 */
export type ReadOnlyStore = {
  events(): IterableIterator<RawEvent>;
  setting(key: string): unknown;
  keyring(): RawKey[];
  credentials(): RawSecret[];
  /** How many records are sealed under this key of 16 hex digits. */
  standingOn(kekId: string): number;
  close(): void;
};

type RawEvent = {
  seq: number;
  workspaceId: string | null;
  at: number;
  actorKind: string;
  actorId: string;
  actorName: string;
  action: string;
  targetKind: string | null;
  targetId: string | null;
  targetName: string | null;
  detail: string;
  hash: string;
};
type RawKey = { id: string; kekId: string; kind: string; blob: Buffer; createdAt: number };
type RawSecret = {
  id: string;
  name: string;
  workspaceId: string;
  wrappedDek: Buffer | null;
  blob: Buffer | null;
  revision: number | null;
};

const eventColumns =
  "seq, workspace_id AS workspaceId, at, actor_kind AS actorKind, actor_id AS actorId, actor_name AS actorName, action, target_kind AS targetKind, target_id AS targetId, target_name AS targetName, detail, hash";
const secretColumns = "c.id, c.name, c.workspace_id AS workspaceId, s.wrapped_dek AS wrappedDek, s.blob, s.revision";

/** Throws `not_ready` when there is no database. */
export function openReadOnly(dataDir: string): ReadOnlyStore {
  const path = join(dataDir, "keyrack.db");
  if (!existsSync(path)) throw new AppError("not_ready", `There is no database in ${dataDir}. Set KEYRACK_DATA_DIR.`);
  const connection = new Database(path, { readonly: true, fileMustExist: true, timeout: 5000 });
  const all = <T>(sql: string) => connection.prepare(sql).all() as T[];
  return {
    events: () =>
      connection.prepare(`SELECT ${eventColumns} FROM events ORDER BY seq`).iterate() as IterableIterator<RawEvent>,
    setting: (key) => {
      const row = connection.prepare("SELECT value FROM settings WHERE key = ?").get(key) as
        | { value: string }
        | undefined;
      return row === undefined ? undefined : JSON.parse(row.value);
    },
    keyring: () => all<RawKey>("SELECT id, kek_id AS kekId, kind, blob, created_at AS createdAt FROM keyring"),
    credentials: () =>
      all<RawSecret>(`SELECT ${secretColumns} FROM credentials c LEFT JOIN secrets s ON s.credential_id = c.id`),
    standingOn: (kekId) => {
      // A table belongs here by its column alone, as in lib/rotation/places.
      const holding =
        "SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'wrapped_dek'";
      const tables = connection.prepare(holding).pluck().all() as string[];
      const count = (name: string) =>
        connection.prepare(`SELECT count(*) FROM "${name}" WHERE substr(wrapped_dek, 7, 8) = ?`).pluck();
      return tables.reduce((sum, name) => sum + Number(count(name).get(Buffer.from(kekId, "hex"))), 0);
    },
    close: () => connection.close(),
  };
}
