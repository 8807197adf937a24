import type { Member } from "@/lib/actor";
import { connectorOf, schemeOf } from "@/lib/catalog";
import { split, storeSecrets } from "@/lib/credentials/sealed";
import { newId } from "@/lib/id";
import type { Installation } from "@/lib/installation";

/** Many credentials at once, stored as a check would have stored them: green, each with its own sealed key. */
export async function plantFleet(
  home: Installation,
  owner: Member,
  { count, url, key }: { count: number; url: string | ((at: number) => string); key: string },
): Promise<string[]> {
  const scheme = schemeOf(connectorOf("http"), "bearer");
  const { credentials: c } = home.store.t;
  const now = Date.now() - 3_600_000;
  const ids: string[] = [];
  await home.store.write(async (tx) => {
    for (let at = 0; at < count; at += 1) {
      const baseUrl = typeof url === "string" ? url : url(at);
      const { open, secret } = split(scheme.fields, { baseUrl, checkPath: "/", token: key, account: `robot ${at}` });
      const id = newId("cr");
      ids.push(id);
      const row = {
        id,
        workspaceId: owner.workspaceId,
        name: `Robot ${at}`,
        connector: "http",
        connectorVersion: null,
        scheme: "bearer",
        values: open,
        kept: {},
        facts: {},
        state: "active",
        status: "valid",
        identity: `robot ${at} at ${baseUrl}`,
        label: `robot ${at}`,
        search: `robot ${at}`,
        verifiedAt: now,
        checkedAt: now,
        statusSince: now,
        createdAt: now,
        createdBy: owner.userId,
        updatedAt: now,
        updatedBy: owner.userId,
      };
      await tx.insert(c).values(row);
      await storeSecrets(home, tx, { id, workspaceId: owner.workspaceId }, secret);
    }
  });
  return ids;
}
