import { access } from "node:fs/promises";
import type { Installation } from "@/lib/installation";
import type { GrantRow } from "./grant";
import { sharedBy } from "./shared";
import { fileOf } from "./spool";

/**
 * Whether nobody is about to store tokens under the data key that a grant has now: no refresh under way here or in
 * another process, and none that waits in memory or in the spool. Asked inside the transaction that changes the key.
 */
export async function mayReencrypt(home: Installation, row: GrantRow): Promise<boolean> {
  const { flights, pending } = sharedBy(home);
  if (flights.has(row.credentialId) || pending.has(row.credentialId)) return false;
  if (row.leaseOwner !== null && (row.leaseUntil ?? 0) > Date.now()) return false;
  return access(fileOf(home, row.credentialId)).then(
    () => false,
    () => true,
  );
}
