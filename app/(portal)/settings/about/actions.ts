"use server";
import { revalidatePath } from "next/cache";
import { keepSession, visitor } from "@/lib/session/session";
import { confirmPublicUrl, renameWorkspace } from "@/lib/setup";
import { act } from "../../../act";
import { type FormState, textsOf } from "../../../form-state";

export async function renameWorkspaceAction(_: FormState, form: FormData): Promise<FormState> {
  const values = textsOf(form, "workspace");
  const done = await act((actor) => renameWorkspace(actor, values.workspace));
  if (!done.ok) return { values, problem: done.problem };
  revalidatePath("/", "layout");
  return { values: {}, done: "Renamed." };
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
