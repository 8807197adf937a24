import { attempt } from "@/app/act";
import { postedForm } from "@/app/posted-form";
import { impactOfMany } from "@/lib/credentials/bulk-remove";
import { actingMember } from "@/lib/session/session";
import { answered } from "../answered";
import { readIds } from "../read";

/** What deleting them all would break, for the dialog that asks. It only reads; so many ids fit into no address. */
export async function POST(request: Request): Promise<Response> {
  const found = await attempt(async () => {
    const actor = await actingMember();
    const ids = readIds((await postedForm(request)).getAll("id"));
    return { ...(await impactOfMany(actor, ids)), now: Date.now() };
  });
  return answered(found);
}
