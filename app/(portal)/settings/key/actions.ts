"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { KeptState, ShownKey } from "@/components/recovery-kit";
import { putIntoService } from "@/lib/quarantine";
import { beginRotation, removeOldKey } from "@/lib/rotation/rotation";
import { confirmRecoveryKit, readRecoveryKit } from "@/lib/setup";
import { act } from "../../../act";
import { emptyForm, type FormState, textOf } from "../../../form-state";

export async function showKeyAction(_: ShownKey, _form: FormData): Promise<ShownKey> {
  const done = await act(readRecoveryKit);
  if (!done.ok) return { problem: done.problem };
  return done.value ? { key: done.value.key } : {};
}

export async function proveKitAction(_: KeptState, form: FormData): Promise<KeptState> {
  const done = await act((actor) => confirmRecoveryKit(actor, textOf(form, "ending")));
  if (!done.ok) return { problem: done.problem };
  revalidatePath("/", "layout");
  return { done: "A copy is kept." };
}

export async function rotateAction(_: FormState, form: FormData): Promise<FormState> {
  const reencrypt = form.get("reencrypt") !== null;
  const done = await act((actor) => beginRotation(actor, { reencrypt }));
  if (!done.ok) return { values: {}, problem: done.problem };
  revalidatePath("/", "layout");
  return emptyForm;
}

export async function removeOldKeyAction(_: FormState, _form: FormData): Promise<FormState> {
  const done = await act((actor) => removeOldKey(actor));
  if (!done.ok) return { values: {}, problem: done.problem };
  revalidatePath("/settings/key");
  return emptyForm;
}

export async function putIntoServiceAction(_: FormState, form: FormData): Promise<FormState> {
  if (form.get("gone") === null) {
    const detail = "Say that the other installation is stopped for good. While it runs, leave this copy as it is.";
    return { values: {}, problem: { code: "invalid_fields", detail, fields: {} } };
  }
  const done = await act((actor) => putIntoService(actor));
  if (!done.ok) return { values: {}, problem: done.problem };
  revalidatePath("/", "layout");
  redirect("/settings/key?started=on");
}
