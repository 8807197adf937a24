import { redirect } from "next/navigation";
import { type Member, may } from "@/lib/actor";
import { currentActor } from "@/lib/session/session";
import { isSetUp } from "@/lib/setup";

/** Steps 2 to 5 are the owner's; everybody else is led to where they belong. */
export async function setupOwner(path: string): Promise<Member> {
  if (!(await isSetUp())) redirect("/setup");
  const actor = await currentActor();
  if (!actor) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  if (!may(actor, "key.read")) redirect("/credentials");
  return actor;
}
