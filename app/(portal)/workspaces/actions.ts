"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { act, settle } from "@/app/act";
import { type FormState, textOf, textsOf } from "@/app/form-state";
import { createWorkspace, switchWorkspace } from "@/lib/workspaces/workspaces";

/** Everything on screen belongs to the workspace before, so it begins at the list of the next one. */
export async function switchWorkspaceAction(form: FormData): Promise<void> {
  const done = await act((actor) => switchWorkspace(actor, textOf(form, "id")));
  settle(done);
  revalidatePath("/", "layout");
  redirect(done.ok ? "/credentials" : "/workspaces");
}

export async function createWorkspaceAction(_: FormState, form: FormData): Promise<FormState> {
  const values = textsOf(form, "name");
  const done = await act(async (actor) => switchWorkspace(actor, await createWorkspace(actor, values.name)));
  if (!done.ok) return { values, problem: done.problem };
  revalidatePath("/", "layout");
  redirect("/credentials");
}
