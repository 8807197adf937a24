"use server";
import { revalidatePath } from "next/cache";
import type { KeptState, ShownKey } from "@/components/recovery-kit";
import { confirmRecoveryKit, readRecoveryKit } from "@/lib/setup";
import { act } from "../../../act";
import { textOf } from "../../../form-state";

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
