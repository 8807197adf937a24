"use server";
import { redirect } from "next/navigation";
import { attempt } from "@/app/act";
import { type FormState, textOf, textsOf } from "@/app/form-state";
import { acceptInvite, acceptSignedIn } from "@/lib/invites/accept";
import { assertOwnOrigin, currentActor, signIn, visitor } from "@/lib/session/session";
import { switchWorkspace } from "@/lib/workspaces/workspaces";

/** Joins, signs in and goes to the workspace. Who is signed in as the invited person already needs no password. */
export async function joinAction(_: FormState, form: FormData): Promise<FormState> {
  const values = textsOf(form, "token", "name", "email");
  const password = textOf(form, "password");
  const joined = await attempt(async () => {
    await assertOwnOrigin();
    const actor = await currentActor();
    if (actor && actor.email === values.email) {
      await switchWorkspace(actor, await acceptSignedIn(actor, values.token));
      return "in" as const;
    }
    const { address } = await visitor();
    const { email, workspaceId } = await acceptInvite(values.token, { name: values.name, password }, address);
    return signIn(email, password, workspaceId);
  });
  if (!joined.ok) return { values: { name: values.name }, problem: joined.problem };
  if (joined.value === "code") redirect("/sign-in/code");
  redirect(joined.value === "in" ? "/credentials" : "/sign-in");
}
