"use server";
import { revalidatePath } from "next/cache";
import { saveLooks } from "@/lib/links/looks";
import { keepSession, visitor } from "@/lib/session/session";
import { confirmPublicUrl, renameWorkspace } from "@/lib/setup";
import { act } from "../../../act";
import { type FormState, textsOf } from "../../../form-state";
import { looksIn } from "../../../setup/looks-in";

export async function renameWorkspaceAction(_: FormState, form: FormData): Promise<FormState> {
  const values = textsOf(form, "workspace", "colour");
  const done = await act(async (actor) => {
    await renameWorkspace(actor, values.workspace);
    await saveLooks(actor, await looksIn(form));
  });
  if (!done.ok) return { values, problem: done.problem };
  revalidatePath("/", "layout");
  return { values: {}, done: "Saved." };
}

export async function confirmAddressAction(_: FormState, _form: FormData): Promise<FormState> {
  const done = await act(async (actor) => {
    const { origin } = await visitor();
    await keepSession(() => confirmPublicUrl(actor, origin));
  });
  if (!done.ok) return { values: {}, problem: done.problem };
  revalidatePath("/settings/about");
  return { values: {}, done: "Confirmed." };
}
