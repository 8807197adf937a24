import { catalogue } from "@/connectors";
import type { Member } from "@/lib/actor";
import { searchText } from "@/lib/credentials/row";
import { newId } from "@/lib/id";
import type { Installation } from "@/lib/installation";

/** Fills a workspace with sealed credentials of every application, for measuring. */
export async function seedCredentials({ store, vault }: Installation, owner: Member, count: number): Promise<void> {
  const { credentials, secrets } = store.t;
  const statuses = ["valid", "valid", "valid", "valid", "valid", "valid", "limited", "invalid", "unknown"];
  await store.write(async (tx) => {
    for (let i = 0; i < count; i++) {
      const connector = catalogue[i % catalogue.length];
      const scheme = connector?.schemes[0];
      if (!connector || !scheme) throw new Error("the catalogue is empty");
      const id = newId("cr");
      const at = Date.now() - i * 60_000;
      const status = statuses[i % statuses.length] ?? "valid";
      const name = `${connector.name} ${i}`;
      const plain = Buffer.from(JSON.stringify({ secret: "x".repeat(64) }));
      const sealed = vault.sealNew(
        { workspaceId: owner.workspaceId, recordId: id, field: "secret", revision: 1 },
        plain,
      );
      await tx.insert(credentials).values({
        id,
        workspaceId: owner.workspaceId,
        name,
        connector: connector.id,
        scheme: scheme.id,
        values: {},
        kept: {},
        facts: {},
        state: "active",
        status,
        reason: status === "invalid" ? "invalid_credentials" : null,
        sentence: status === "valid" ? null : `${connector.name} did not accept these values.`,
        identity: `account-${i}`,
        label: `Account ${i}`,
        search: searchText(name, connector.id, `Account ${i}`, `account-${i}`, { workspaceId: owner.workspaceId }),
        verifiedAt: at,
        checkedAt: at,
        statusSince: at,
        suspectedAt: null,
        expiresAt: null,
        createdAt: at,
        createdBy: owner.userId,
        updatedAt: at,
        updatedBy: owner.userId,
      });
      const { wrappedDek, blob, revision } = sealed;
      await tx
        .insert(secrets)
        .values({ credentialId: id, workspaceId: owner.workspaceId, wrappedDek, blob, revision, updatedAt: at });
    }
  });
}
