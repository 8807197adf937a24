"use server";
import { revalidatePath } from "next/cache";
import { act, type Done } from "@/app/act";
import { textOf, textsOf } from "@/app/form-state";
import type { BulkFormState } from "@/components/bulk-form-state";
import type { Member } from "@/lib/actor";
import { type BulkChange, type BulkLine, changeMany } from "@/lib/credentials/bulk";
import { recheckMany } from "@/lib/credentials/bulk-recheck";
import { removeMany } from "@/lib/credentials/bulk-remove";
import { readDeed, readIds, wordsIn } from "./read";

/** One deed on the credentials that the form names. What became of each comes back; nothing is lost where none was done. */
export async function bulkAction(_: BulkFormState, form: FormData): Promise<BulkFormState> {
  const done = await act((actor) => doIt(actor, form));
  if (done.ok) revalidatePath("/credentials", "layout");
  return done.ok ? { lines: done.value } : refused(done, form);
}

function doIt(actor: Member, form: FormData): Promise<BulkLine[]> {
  const ids = readIds(form.getAll("id"));
  const verb = readDeed(textOf(form, "do"));
  if (verb === "recheck") return recheckMany(actor, ids);
  if (verb !== "delete") return changeMany(actor, ids, changeOf(verb, form));
  const { shown, count } = textsOf(form, "shown", "count");
  return removeMany(actor, ids, { shown: Number(shown), typed: count, revoke: form.has("revoke") });
}

function changeOf(verb: BulkChange["verb"], form: FormData): BulkChange {
  const { environment, caretaker } = textsOf(form, "environment", "caretaker");
  if (verb === "tag") return { verb, add: wordsIn(form, "add"), remove: wordsIn(form, "remove") };
  if (verb === "environment") return { verb, environment: environment.trim() || null };
  return verb === "caretaker" ? { verb, caretaker: caretaker || null } : { verb };
}

function refused({ problem }: Extract<Done<unknown>, { ok: false }>, form: FormData): BulkFormState {
  const { fields, detail } = problem;
  const shown = Object.keys(fields).some((key) => ["tags", "environment", "count"].includes(key));
  const values = textsOf(form, "environment", "caretaker");
  return {
    errors: fields,
    ...(shown ? {} : { problem: fields.id ?? detail }),
    values: { ...values, add: wordsIn(form, "add").join(" "), remove: wordsIn(form, "remove").join(" ") },
  };
}
