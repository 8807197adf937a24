"use server";
import { revalidatePath } from "next/cache";
import { allowNetwork, removeNetworkRule } from "@/lib/network-rules";
import { act, settle } from "../../../act";
import { type FormState, textOf, textsOf } from "../../../form-state";

export async function allowNetworkAction(_: FormState, form: FormData): Promise<FormState> {
  const values = textsOf(form, "network", "port");
  const done = await act((actor) => allowNetwork(actor, values));
  if (!done.ok) return { values, problem: done.problem };
  revalidatePath("/settings/network");
  return { values: {}, done: "Allowed." };
}

export async function removeNetworkAction(form: FormData): Promise<void> {
  const done = await act((actor) => removeNetworkRule(actor, textOf(form, "id")));
  settle(done);
  revalidatePath("/settings/network");
}
