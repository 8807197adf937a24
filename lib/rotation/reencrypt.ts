import { and, eq } from "drizzle-orm";
import type { DB } from "@/lib/db/store";
import { mayReencrypt } from "@/lib/grants/at-rest";
import { grantRow } from "@/lib/grants/grant";
import type { Installation } from "@/lib/installation";

/**
 * A new data key for a record, at the revision that it has. Only for what is kept for long: credentials, tokens and OAuth
 * clients; the rest lives for minutes or holds one value that is made anew. Tokens that are being refreshed are left for
 * the next round, because what comes back is sealed under the data key that was there when it was asked for.
 */
export async function reencryptRow(
  home: Installation,
  tx: DB,
  place: string,
  id: string,
): Promise<"moved" | "busy" | "unsuited"> {
  if (place === "secrets") return secret(home, tx, id);
  if (place === "grants") return grant(home, tx, id);
  return place === "oauth_clients" ? client(home, tx, id) : "unsuited";
}

async function secret({ store, vault }: Installation, tx: DB, id: string): Promise<"moved"> {
  const { secrets: s } = store.t;
  const [row] = await tx.select().from(s).where(eq(s.credentialId, id));
  if (!row) return "moved";
  const place = { workspaceId: row.workspaceId, recordId: id, field: "secret", revision: row.revision };
  const plain = vault.open(row, place);
  const { wrappedDek, blob } = vault.sealNew(place, plain);
  plain.fill(0);
  await tx.update(s).set({ wrappedDek, blob }).where(eq(s.credentialId, id));
  return "moved";
}

async function client({ store, vault }: Installation, tx: DB, id: string): Promise<"moved"> {
  const { oauthClients: c } = store.t;
  const [row] = await tx.select().from(c).where(eq(c.id, id));
  if (!row) return "moved";
  const place = { workspaceId: row.workspaceId, recordId: id, field: "client", revision: row.revision };
  const plain = vault.open(row, place);
  const { wrappedDek, blob } = vault.sealNew(place, plain);
  plain.fill(0);
  await tx.update(c).set({ wrappedDek, blob }).where(eq(c.id, id));
  return "moved";
}

/** The generation before lies under the same data key, so it moves along. */
async function grant(home: Installation, tx: DB, id: string): Promise<"moved" | "busy"> {
  const { grants: g } = home.store.t;
  const row = await grantRow(home, tx, id);
  if (!row) return "moved";
  if (!(await mayReencrypt(home, row))) return "busy";
  const earlier =
    row.previousBlob && row.previousRevision !== null
      ? { blob: row.previousBlob, revision: row.previousRevision }
      : undefined;
  const { vault } = home;
  const place = (revision: number) => ({ workspaceId: row.workspaceId, recordId: id, field: "grant", revision });
  const old = earlier && vault.open({ wrappedDek: row.wrappedDek, ...earlier }, place(earlier.revision));
  const plain = vault.open(row, place(row.revision));
  const first = earlier && old ? vault.sealNew(place(earlier.revision), old) : undefined;
  const now = first ? vault.reseal(first, place(row.revision), plain) : vault.sealNew(place(row.revision), plain);
  plain.fill(0);
  old?.fill(0);
  await tx
    .update(g)
    .set({ wrappedDek: now.wrappedDek, blob: now.blob, ...(first ? { previousBlob: first.blob } : {}) })
    .where(and(eq(g.credentialId, id), eq(g.wrappedDek, row.wrappedDek)));
  return "moved";
}
