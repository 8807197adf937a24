"use server";
import { revalidatePath } from "next/cache";
import { revokeSession } from "@/lib/session/rows";
import { changePassword } from "@/lib/users";
import { act, settle } from "../../../act";
import { type FormState, textOf } from "../../../form-state";

export async function changePasswordAction(_: FormState, form: FormData): Promise<FormState> {
  const done = await act((actor) => changePassword(actor, textOf(form, "current"), textOf(form, "next")));
  if (!done.ok) return { values: {}, problem: done.problem };
  revalidatePath("/settings/account");
  return { values: {}, done: "Password changed. All your other sessions have ended." };
}

export async function endSessionAction(form: FormData): Promise<void> {
  const done = await act((actor) => revokeSession(actor, textOf(form, "id")));
  settle(done);
  revalidatePath("/settings/account");
}
