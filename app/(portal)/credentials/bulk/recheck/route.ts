import { attempt } from "@/app/act";
import { inLines } from "@/app/lines";
import { postedForm } from "@/app/posted-form";
import type { BulkFormLine } from "@/components/bulk-form-state";
import { recheckRows, rowsToRecheck } from "@/lib/credentials/bulk-recheck";
import { actingMember } from "@/lib/session/session";
import { answered } from "../answered";
import { readIds } from "../read";

/** Many rechecks that are watched: one JSON document a line, as each ends. None is begun when nobody watches any more. */
export async function POST(request: Request): Promise<Response> {
  const asked = await attempt(async () => {
    const actor = await actingMember();
    const ids = readIds((await postedForm(request)).getAll("id"));
    return { actor, rows: await rowsToRecheck(actor, ids) };
  });
  if (!asked.ok) return answered(asked);
  const { actor, rows } = asked.value;
  return inLines<BulkFormLine>(request.signal, async (onLine, signal) => {
    const done = await attempt(() => recheckRows(actor, rows, { onLine, signal }));
    // An answer that breaks off: what is said of it is the page's own.
    if (!done.ok && !signal.aborted) throw new Error(done.problem.detail);
  });
}
