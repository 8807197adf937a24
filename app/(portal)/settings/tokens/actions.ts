"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { act } from "@/app/act";
import { type FormState, textOf } from "@/app/form-state";
import { createToken } from "@/lib/tokens/create";
import { revokeToken, rotateToken } from "@/lib/tokens/revoke";
import { onceOf, readTokenForm } from "./read-form";
import type { TokenState } from "./state";
import { tryIt } from "./try-it";

export async function makeTokenAction(_: TokenState, form: FormData): Promise<TokenState> {
  const { input, values } = readTokenForm(form);
  const done = await act(async (actor) => {
    const made = await createToken(actor, input, onceOf(form));
    return { name: made.token.name, text: made.text, snippet: await tryIt(actor, made) };
  });
  return done.ok ? { values: {}, made: done.value } : { values, problem: done.problem };
}

export async function rotateTokenAction(_: TokenState, form: FormData): Promise<TokenState> {
  const overlap = textOf(form, "overlap");
  const done = await act(async (actor) => {
    const made = await rotateToken(actor, textOf(form, "id"), Number(overlap), onceOf(form));
    return { name: made.token.name, text: made.text, snippet: await tryIt(actor, made) };
  });
  if (!done.ok) return { values: { overlap }, problem: done.problem };
  const note = overlap === "0" ? "The old one has ended." : "The old one still works for the time that you chose.";
  return { values: {}, made: { ...done.value, note } };
}

export async function revokeTokenAction(_: FormState, form: FormData): Promise<FormState> {
  const id = textOf(form, "id");
  const done = await act((actor) => revokeToken(actor, id));
  if (!done.ok) return { values: {}, problem: done.problem };
  revalidatePath("/settings/tokens");
  redirect("/settings/tokens");
}
