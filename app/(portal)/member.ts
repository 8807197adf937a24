import { redirect } from "next/navigation";
import type { Member } from "@/lib/actor";
import { currentActor } from "@/lib/session/session";

/** Who asks for a page, or the way to the sign-in and back to `path`. */
export async function memberFor(path: string): Promise<Member> {
  const actor = await currentActor();
  if (!actor) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  return actor;
}
