import { type Actor, authorize } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { allowNetwork } from "@/lib/network-rules";
import { listVerifications } from "./history";
import { type Recheck, recheckCredential } from "./recheck";

/**
 * The one-click way out of a refused private address: allows exactly the address and port that the last verification
 * was refused, never one that a form names, and verifies again. Owners and admins only.
 */
export async function allowAndRecheck(actor: Actor, id: string): Promise<Recheck> {
  authorize(actor, "network.manage");
  const [last] = await listVerifications(actor, id, 1);
  const allow = last?.explanation?.allow;
  if (!allow) throw new AppError("conflict", "The last check was not refused an address. Check again first.");
  await allowNetwork(actor, { network: allow.address, port: allow.port });
  return recheckCredential(actor, id);
}
