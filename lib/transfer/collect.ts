import { and, asc, eq, inArray } from "drizzle-orm";
import { secretKeys } from "@/connectors/kit";
import type { Member } from "@/lib/actor";
import { findConnector } from "@/lib/catalog";
import type { CredentialRow } from "@/lib/credentials/row";
import { openSecrets } from "@/lib/credentials/sealed";
import { AppError } from "@/lib/errors";
import type { Installation } from "@/lib/installation";
import { breaths } from "./breath";
import type { TransferRecord } from "./record";

/**
 * The credentials of a workspace as they travel, in the order of their names. Tokens of a sign-in stay behind: many may
 * be used only once, and a second copy would end the first.
 */
export async function rowsToExport(
  { store }: Installation,
  actor: Member,
  ids: readonly string[] | undefined,
): Promise<CredentialRow[]> {
  const { credentials: c } = store.t;
  return store.db
    .select()
    .from(c)
    .where(and(eq(c.workspaceId, actor.workspaceId), ids === undefined ? undefined : inArray(c.id, [...ids])))
    .orderBy(asc(c.name), asc(c.id));
}

/** With everything that is sealed. Throws `damaged` with the names of those that cannot be opened. */
export async function openedRecords(home: Installation, rows: readonly CredentialRow[]): Promise<TransferRecord[]> {
  const records: TransferRecord[] = [];
  const damaged: string[] = [];
  const breath = breaths();
  for (const row of rows) {
    await breath();
    try {
      const { values } = await openSecrets(home, row);
      records.push(recordOf(row, { ...row.values, ...values }));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      damaged.push(row.name);
    }
  }
  if (damaged.length === 0) return records;
  const names = damaged.slice(0, 5).join(", ");
  throw new AppError("damaged", `These cannot be opened, so nothing was exported: ${names}. Enter their values again.`);
}

/** For Git: everything that may be read, and the names of what is missing. */
export type Stub = Omit<TransferRecord, "guess"> & { secrets: string[] };

export function stubOf(row: CredentialRow): Stub {
  const fields = findConnector(row.connector, row)?.schemes.find(({ id }) => id === row.scheme)?.fields ?? {};
  const hidden = new Set(secretKeys(fields));
  const open = Object.fromEntries(Object.entries(row.values).filter(([key]) => !hidden.has(key)));
  return { ...recordOf(row, open), secrets: Object.keys(row.kept).sort() };
}

function recordOf(row: CredentialRow, values: Readonly<Record<string, string>>): TransferRecord {
  return {
    id: row.id,
    name: row.name,
    connector: row.connector,
    scheme: row.scheme,
    values,
    tags: row.tags,
    ...(row.environment ? { environment: row.environment } : {}),
    ...(row.identity ? { identity: row.identity } : {}),
    ...(row.label ? { label: row.label } : {}),
    ...(row.state === "disabled" ? { paused: true } : {}),
  };
}
