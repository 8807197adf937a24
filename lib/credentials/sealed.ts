import { eq, sql } from "drizzle-orm";
import { type Fields, secretKeys, type Values } from "@/connectors/kit";
import { prepared } from "@/lib/db/prepared";
import type { DB } from "@/lib/db/store";
import { AppError } from "@/lib/errors";
import type { Installation } from "@/lib/installation";
import type { CredentialRow } from "./row";

/**
 * The sealed half of a credential. Values are split here, once, into what may be read and what is sealed; the blob is
 * bound to workspace, credential and revision, and a change of values always gets a new data key.
 */
export function split(
  fields: Fields,
  values: Values,
): { open: Record<string, string>; secret: Record<string, string> } {
  const hidden = new Set(secretKeys(fields));
  const entries = Object.entries(values);
  return {
    open: Object.fromEntries(entries.filter(([key]) => !hidden.has(key))),
    secret: Object.fromEntries(entries.filter(([key]) => hidden.has(key))),
  };
}

/** Throws `damaged` when the row cannot be opened; other credentials are not affected. */
export async function openSecrets(
  { store, vault }: Installation,
  row: CredentialRow,
): Promise<{ values: Values; revision: number }> {
  const [sealed] = await byCredential(store.db, store.t).execute({ credentialId: row.id });
  if (!sealed) throw new AppError("damaged", "The sealed values of this credential are missing. Enter them again.");
  const place = { workspaceId: row.workspaceId, recordId: row.id, field: "secret", revision: sealed.revision };
  const plain = vault.open(sealed, place);
  try {
    return { values: JSON.parse(plain.toString("utf8")) as Values, revision: sealed.revision };
  } finally {
    plain.fill(0);
  }
}

const byCredential = prepared((db, { secrets }) =>
  db
    .select()
    .from(secrets)
    .where(eq(secrets.credentialId, sql.placeholder("credentialId")))
    .prepare(),
);

/**
 * Seals under a new data key and stores it. With `expected`, only if the stored revision is still that one; otherwise
 * throws `conflict` and nothing is changed.
 */
export async function storeSecrets(
  { store, vault }: Installation,
  tx: DB,
  row: { id: string; workspaceId: string },
  secret: Values,
  expected?: number,
): Promise<void> {
  const { secrets } = store.t;
  const found = await tx.select({ revision: secrets.revision }).from(secrets).where(eq(secrets.credentialId, row.id));
  const current = found[0]?.revision;
  if (expected !== undefined && current !== expected) {
    throw new AppError(
      "conflict",
      "Somebody changed this credential meanwhile. Open it again and check what you wanted to change.",
    );
  }
  const revision = (current ?? 0) + 1;
  const plain = Buffer.from(JSON.stringify(secret), "utf8");
  const sealed = vault.sealNew({ workspaceId: row.workspaceId, recordId: row.id, field: "secret", revision }, plain);
  plain.fill(0);
  const next = { wrappedDek: sealed.wrappedDek, blob: sealed.blob, revision, updatedAt: Date.now() };
  await tx
    .insert(secrets)
    .values({ credentialId: row.id, workspaceId: row.workspaceId, ...next })
    .onConflictDoUpdate({ target: secrets.credentialId, set: next });
}
