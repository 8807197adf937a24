import { problemOf } from "@/app/act";
import { definitionFile } from "@/lib/custom-connectors/definition";
import { definitionOf } from "@/lib/custom-connectors/list";
import { AppError } from "@/lib/errors";
import { currentActor } from "@/lib/session/session";

/** The definition as a file. It holds no secret, so whoever may see the application may keep it. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const [actor, { id }] = await Promise.all([currentActor(), params]);
  const version = new URL(request.url).searchParams.get("version");
  try {
    if (!actor) throw new AppError("unauthenticated", "Sign in first.");
    const definition = await definitionOf(actor, id, version === null ? undefined : Number(version));
    return new Response(definitionFile(definition), {
      headers: {
        "content-type": "application/json",
        "content-disposition": `attachment; filename="${id}.json"`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    const status = error instanceof AppError ? error.status : 500;
    return new Response(problemOf(error).detail, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
  }
}
