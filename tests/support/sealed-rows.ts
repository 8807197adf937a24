import type { Member } from "@/lib/actor";
import { newId } from "@/lib/id";
import type { Installation } from "@/lib/installation";

/** Thousands of verified credentials at once, sealed as the product does it, the n-th with the token `token-n`. */
export async function sealedRows(
  { store, vault }: Installation,
  owner: Pick<Member, "workspaceId" | "userId">,
  total: number,
): Promise<string[]> {
  const { credentials, secrets } = store.t;
  const { workspaceId, userId } = owner;
  const ids: string[] = [];
  while (ids.length < total) {
    const until = Math.min(ids.length + 500, total);
    await store.write(async (tx) => {
      for (let at = ids.length; at < until; at += 1) {
        const id = newId("cr");
        const plain = Buffer.from(JSON.stringify({ token: `token-${at}` }));
        const place = { workspaceId, recordId: id, field: "secret", revision: 1 };
        const { wrappedDek, blob } = vault.sealNew(place, plain);
        const times = { verifiedAt: 1, checkedAt: 1, statusSince: 1, createdAt: 1, updatedAt: 1 };
        await tx.insert(credentials).values({
          id,
          workspaceId,
          name: `C${at}`,
          connector: "http",
          scheme: "bearer",
          values: { baseUrl: "https://api.example.com", checkPath: "/x" },
          kept: { token: { at: 1, by: userId } },
          facts: {},
          state: "active",
          status: "valid",
          search: `c${at}`,
          createdBy: userId,
          updatedBy: userId,
          ...times,
        });
        await tx.insert(secrets).values({ credentialId: id, workspaceId, wrappedDek, blob, revision: 1, updatedAt: 1 });
        ids.push(id);
      }
    });
  }
  return ids;
}
