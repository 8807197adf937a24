"use server";
import { redirect } from "next/navigation";
import { act } from "@/app/act";
import { pageAfter } from "@/app/oauth/page-after";
import { chooseFacts } from "@/lib/oauth/choose";
import { type FormState, textOf } from "../../../../form-state";

export async function chooseAction(_: FormState, form: FormData): Promise<FormState> {
  const id = textOf(form, "id");
  const chosen = [...form.entries()].flatMap(([name, value]) =>
    name.startsWith("f.") && typeof value === "string" ? [[name.slice(2), value] as const] : [],
  );
  const values = Object.fromEntries(chosen);
  const done = await act(async (actor) => pageAfter(actor, await chooseFacts(actor, id, values)));
  if (!done.ok) return { values, problem: done.problem };
  redirect(done.value);
}
