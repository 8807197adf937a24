"use server";
import { revalidatePath } from "next/cache";
import { act } from "@/app/act";
import { type FormState, textsOf } from "@/app/form-state";
import { setCaretaker } from "@/lib/members/hand-over";

export async function caretakerAction(_: FormState, form: FormData): Promise<FormState> {
  const values = textsOf(form, "id", "caretaker");
  const done = await act((actor) => setCaretaker(actor, values.id, values.caretaker || null));
  if (!done.ok) return { values, problem: done.problem };
  revalidatePath(`/credentials/${values.id}`);
  return { values, done: "Saved." };
}
