import { attempt } from "@/app/act";
import { AppError } from "@/lib/errors";
import { currentActor } from "@/lib/session/session";
import { findForPalette } from "./find";

/** What the palette lists for a query. It only reads. */
export async function GET(request: Request): Promise<Response> {
  const found = await attempt(async () => {
    const actor = await currentActor();
    if (!actor) throw new AppError("unauthenticated", "Your session has ended. Sign in again.");
    return findForPalette(actor, new URL(request.url).searchParams.get("q") ?? "");
  });
  const headers = { "cache-control": "no-store" };
  if (found.ok) return Response.json(found.value, { headers });
  const status = found.error instanceof AppError ? found.error.status : 500;
  return Response.json({ detail: found.problem.detail }, { status, headers });
}
