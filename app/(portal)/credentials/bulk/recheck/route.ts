import { attempt } from "@/app/act";
import { inLines } from "@/app/lines";
import { postedForm } from "@/app/posted-form";
import type { BulkFormLine } from "@/components/bulk-form-state";
import { recheckMany } from "@/lib/credentials/bulk-recheck";
import { AppError } from "@/lib/errors";
import { actingMember } from "@/lib/session/session";
import { readIds } from "../read";

/** Many rechecks that are watched: one JSON document a line, as each ends. None is begun when nobody watches any more. */
export async function POST(request: Request): Promise<Response> {
  const who = await attempt(async () => ({ actor: await actingMember(), form: await postedForm(request) }));
  if (!who.ok) {
    const status = who.error instanceof AppError ? who.error.status : 400;
    return Response.json({ detail: who.problem.detail }, { status, headers: { "cache-control": "no-store" } });
  }
  const { actor, form } = who.value;
  return inLines<BulkFormLine>(request.signal, async (onLine, signal) => {
    const done = await attempt(() => recheckMany(actor, readIds(form.getAll("id")), { onLine, signal }));
    // An answer that breaks off: what is said of it is the page's own.
    if (!done.ok && !signal.aborted) throw new Error(done.problem.detail);
  });
}
