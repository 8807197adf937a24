import { attempt } from "@/app/act";
import { AppError } from "@/lib/errors";
import { currentActor } from "@/lib/session/session";
import { impactView } from "../impact-view";

/** What deleting it would break, for the dialog that asks. It only reads. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const found = await attempt(async () => {
    const actor = await currentActor();
    if (!actor) throw new AppError("unauthenticated", "Your session has ended. Sign in again.");
    return impactView(actor, id);
  });
  const headers = { "cache-control": "no-store" };
  if (found.ok) return Response.json(found.value, { headers });
  const status = found.error instanceof AppError ? found.error.status : 500;
  return Response.json({ detail: found.problem.detail }, { status, headers });
}
