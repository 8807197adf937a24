import { attempt } from "@/app/act";
import { matching } from "@/lib/credentials/bulk";
import { AppError } from "@/lib/errors";
import { currentActor } from "@/lib/session/session";
import { queryOf, readFilters } from "../../filters";
import { answered } from "../answered";

/** Ids and names of what a list holds, all its pages together, as far as they can be chosen at once. */
export async function GET(request: Request): Promise<Response> {
  const found = await attempt(async () => {
    const actor = await currentActor();
    if (!actor) throw new AppError("unauthenticated", "Your session has ended. Sign in again.");
    const { page: _, ...query } = queryOf(readFilters(Object.fromEntries(new URL(request.url).searchParams)));
    return matching(actor, query);
  });
  return answered(found);
}
