"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { act } from "@/app/act";
import { type FormState, textOf } from "@/app/form-state";
import type { FlowChoiceState } from "@/components/flow-choice";
import type { FlowFormState } from "@/components/flow-form";
import { bindSlot } from "@/lib/flows/bind";
import { createFlow, removeFlow, updateFlow } from "@/lib/flows/create";
import { readFlowForm, typedFlow } from "./read-form";

/** A new flow, or with an `id` a changed one. `intent` "more" only draws the form with one more row. */
export async function saveFlowAction(_: FlowFormState, form: FormData): Promise<FlowFormState> {
  const typed = typedFlow(form);
  const withRow = { ...typed, slots: [...typed.slots, { alias: "", application: "" }] };
  if (textOf(form, "intent") === "more") return withRow;
  const id = textOf(form, "id");
  const done = await act(async (actor) => {
    const input = readFlowForm(actor, typed);
    if (id === "") return createFlow(actor, input);
    await updateFlow(actor, id, input);
    return id;
  });
  if (done.ok) redirect(`/flows/${done.value}`);
  return { ...(typed.slots.length === 0 ? withRow : typed), problem: done.problem };
}

export async function bindAction(_: FlowChoiceState, form: FormData): Promise<FlowChoiceState> {
  const [flow, alias, environment] = ["flow", "alias", "environment"].map((name) => textOf(form, name));
  const credential = textOf(form, "credential");
  const done = await act((actor) =>
    bindSlot(actor, {
      flow: flow ?? "",
      alias: alias ?? "",
      environment: environment ?? "",
      credential: credential === "" ? null : credential,
    }),
  );
  if (!done.ok) return { error: Object.values(done.problem.fields)[0] ?? done.problem.detail };
  revalidatePath(`/flows/${flow}`);
  return { done: true };
}

export async function removeFlowAction(_: FormState, form: FormData): Promise<FormState> {
  const done = await act((actor) => removeFlow(actor, textOf(form, "id")));
  if (!done.ok) return { values: {}, problem: done.problem };
  revalidatePath("/flows");
  redirect("/flows");
}
