"use server";
import { revalidatePath } from "next/cache";
import { act, type Problem, settle } from "@/app/act";
import { textOf } from "@/app/form-state";
import { addPasskey, beginPasskey, removePasskey } from "@/lib/passkeys/passkeys";

type Begun = Awaited<ReturnType<typeof beginPasskey>>;

/** This and the next are given texts and no form: hence the dots, by which bin/form-action.ts knows both. */
export async function beginPasskeyAction(
  ...[password]: [password: string]
): Promise<{ begun: Begun } | { problem: Problem }> {
  const done = await act((actor) => beginPasskey(actor, String(password)));
  return done.ok ? { begun: done.value } : { problem: done.problem };
}

export async function addPasskeyAction(
  ...[step, answer, name]: [step: string, answer: unknown, name: string]
): Promise<{ problem?: Problem }> {
  const done = await act((actor) => addPasskey(actor, String(step), answer, String(name)));
  if (!done.ok) return { problem: done.problem };
  revalidatePath("/settings/account");
  return {};
}

export async function removePasskeyAction(form: FormData): Promise<void> {
  const done = await act((actor) => removePasskey(actor, textOf(form, "id")));
  settle(done);
  revalidatePath("/settings/account");
}
