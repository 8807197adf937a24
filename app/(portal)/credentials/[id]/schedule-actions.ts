"use server";
import { revalidatePath } from "next/cache";
import { act } from "@/app/act";
import { type FormState, textsOf } from "@/app/form-state";
import { chooseSchedule } from "@/lib/rechecks/choose";

export async function chooseScheduleAction(_: FormState, form: FormData): Promise<FormState> {
  const values = textsOf(form, "id", "pace", "lastDay");
  const done = await act((actor) => chooseSchedule(actor, values.id, values));
  if (!done.ok) return { values, problem: done.problem };
  revalidatePath(`/credentials/${values.id}`);
  return { values: {}, done: "Saved." };
}
