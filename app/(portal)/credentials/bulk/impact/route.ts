import { attempt } from "@/app/act";
import { impactOfMany } from "@/lib/credentials/bulk-remove";
import { AppError } from "@/lib/errors";
import { currentActor } from "@/lib/session/session";
import { readIds } from "../read";

/** What deleting them all would break, for the dialog that asks. It only reads. */
export async function GET(request: Request): Promise<Response> {
  const found = await attempt(async () => {
    const actor = await currentActor();
    if (!actor) throw new AppError("unauthenticated", "Your session has ended. Sign in again.");
    const ids = readIds(new URL(request.url).searchParams.getAll("id"));
    return { ...(await impactOfMany(actor, ids)), now: Date.now() };
  });
  const headers = { "cache-control": "no-store" };
  if (found.ok) return Response.json(found.value, { headers });
  const status = found.error instanceof AppError ? found.error.status : 500;
  return Response.json({ detail: found.problem.detail }, { status, headers });
}
