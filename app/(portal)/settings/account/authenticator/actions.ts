"use server";
import { revalidatePath } from "next/cache";
import { act } from "@/app/act";
import { type FormState, textOf } from "@/app/form-state";
import { beginAuthenticator, confirmAuthenticator, removeAuthenticator } from "@/lib/totp/authenticator";

/** A form's state, and once the recovery codes. */
export type CodesState = FormState & { codes?: readonly string[] };

export async function beginAuthenticatorAction(_: FormState, form: FormData): Promise<FormState> {
  const done = await act((actor) => beginAuthenticator(actor, textOf(form, "password")));
  if (!done.ok) return { values: {}, problem: done.problem };
  revalidatePath("/settings/account", "layout");
  return { values: {} };
}

/** The page stays as it is, because the codes are shown in the answer and nowhere else. */
export async function confirmAuthenticatorAction(_: CodesState, form: FormData): Promise<CodesState> {
  const done = await act((actor) => confirmAuthenticator(actor, textOf(form, "code")));
  return done.ok ? { values: {}, codes: done.value } : { values: {}, problem: done.problem };
}

export async function removeAuthenticatorAction(_: FormState, form: FormData): Promise<FormState> {
  const done = await act((actor) => removeAuthenticator(actor, textOf(form, "password")));
  if (!done.ok) return { values: {}, problem: done.problem };
  revalidatePath("/settings/account", "layout");
  return { values: {} };
}
