import { attempt } from "@/app/act";
import { getLink } from "@/lib/links/progress";
import { currentActor } from "@/lib/session/session";
import { versionOf } from "../version";

/** Whether anything happened, in a few bytes. Asked again and again by the page of a link. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return new Response("", { status: 401 });
  const { id } = await params;
  const found = await attempt(() => getLink(actor, id));
  if (!found.ok) return new Response("", { status: 404 });
  return new Response(versionOf(found.value), { headers: { "cache-control": "no-store" } });
}
