"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { act, type Done } from "@/app/act";
import { textOf } from "@/app/form-state";
import type { DeedState } from "@/components/credential-scope";
import { allowAndRecheck } from "@/lib/credentials/allow";
import { disableCredential, enableCredential, renameCredential } from "@/lib/credentials/change";
import { recheckCredential } from "@/lib/credentials/recheck";
import { replaceCredential } from "@/lib/flows/replace";
import { removeKnowingly } from "@/lib/uses/remove";
import { addressOf, readFilters, wayBack } from "./filters";

/** What can be done with one credential, from its row and from its page. Each names it by `id`. */
export async function rename(_: DeedState, form: FormData): Promise<DeedState> {
  const name = textOf(form, "name");
  const done = await act((actor) => renameCredential(actor, textOf(form, "id"), name));
  // The form names a way back only where scripts do not run.
  if (done.ok && form.has("back")) redirect(wayBack(textOf(form, "back")));
  return { ...answer(done), name };
}

export async function recheck(_: DeedState, form: FormData): Promise<DeedState> {
  return answer(await act((actor) => recheckCredential(actor, textOf(form, "id"))));
}

export async function pause(_: DeedState, form: FormData): Promise<DeedState> {
  return answer(await act((actor) => disableCredential(actor, textOf(form, "id"))));
}

export async function resume(_: DeedState, form: FormData): Promise<DeedState> {
  return answer(await act((actor) => enableCredential(actor, textOf(form, "id"))));
}

export async function remove(_: DeedState, form: FormData): Promise<DeedState> {
  const id = textOf(form, "id");
  const removal = {
    shown: Number(textOf(form, "shown")),
    name: textOf(form, "name"),
    revoke: form.has("revoke") || !form.has("revocable"),
  };
  const done = await act((actor) => removeKnowingly(actor, id, removal));
  if (!done.ok) return answer(done);
  const { search } = new URL(wayBack(textOf(form, "back")), "http://keyrack.invalid");
  redirect(addressOf(readFilters(Object.fromEntries(new URLSearchParams(search))), { deleted: id }));
}

/** Puts another credential in its places in flows. */
export async function replace(_: DeedState, form: FormData): Promise<DeedState> {
  return answer(await act((actor) => replaceCredential(actor, textOf(form, "id"), textOf(form, "to"))));
}

/** Owners and admins: allows the private address that the last check was refused, then checks again. */
export async function allow(_: DeedState, form: FormData): Promise<DeedState> {
  return answer(await act((actor) => allowAndRecheck(actor, textOf(form, "id"))));
}

function answer(done: Done<unknown>): DeedState {
  if (!done.ok) return { error: done.problem.fields.name ?? done.problem.detail };
  revalidatePath("/credentials", "layout");
  return { done: true };
}
