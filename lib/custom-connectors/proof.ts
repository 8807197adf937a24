import { and, eq, isNull } from "drizzle-orm";
import type { DB, Store } from "@/lib/db/store";
import { isOwn, openUp } from "./shelf";

/**
 * A description that came out of a document is a guess until the application has accepted something made with it. This
 * writes that down, once, in the transaction of the verification that showed it.
 */
export async function noteProof(
  store: Store,
  tx: DB,
  of: { workspaceId: string; connector: string; connectorVersion: number | null },
): Promise<void> {
  if (!isOwn(of.connector) || of.connectorVersion === null || !openUp(of, of.connector)) return;
  const { customConnectorVersions: v } = store.t;
  await tx
    .update(v)
    .set({ verifiedAt: Date.now() })
    .where(
      and(
        eq(v.workspaceId, of.workspaceId),
        eq(v.connectorId, of.connector),
        eq(v.version, of.connectorVersion),
        isNull(v.verifiedAt),
      ),
    );
}
