"use server";
import { revalidatePath } from "next/cache";
import { act } from "@/app/act";
import { type FormState, textOf } from "@/app/form-state";
import { setSsoOnly } from "@/lib/sso/only";

export async function ssoOnlyAction(_: FormState, form: FormData): Promise<FormState> {
  const on = textOf(form, "only") === "on";
  const done = await act((actor) => setSsoOnly(actor, on));
  if (!done.ok) return { values: {}, problem: done.problem };
  revalidatePath("/settings/sign-in");
  return { values: {}, done: on ? "From now on only single sign-on lets people in." : "Passwords work again." };
}
