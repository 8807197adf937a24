"use server";
import { revalidatePath } from "next/cache";
import { act } from "@/app/act";
import { type FormState, textOf } from "@/app/form-state";
import { labelCredential } from "@/lib/credentials/labels";
import { wordsIn } from "../bulk/read";

export async function labelAction(_: FormState, form: FormData): Promise<FormState> {
  const id = textOf(form, "id");
  const [tags, environment] = [wordsIn(form, "tags"), textOf(form, "environment").trim()];
  const done = await act((actor) => labelCredential(actor, id, { tags, environment: environment || null }));
  if (!done.ok) return { values: { tags: tags.join(" "), environment }, problem: done.problem };
  revalidatePath("/credentials", "layout");
  return { values: {}, done: "Saved." };
}
