"use server";
import { redirect } from "next/navigation";
import { AppError } from "@/lib/errors";
import { confirmImport } from "@/lib/transfer/import";
import { type Choice, choices } from "@/lib/transfer/plan";
import { limits } from "@/lib/transfer/record";
import { countsOf } from "@/lib/transfer/report";
import { dropUpload, keepUpload } from "@/lib/transfer/upload";
import { act } from "../../../act";
import { type FormState, textOf } from "../../../form-state";

/** Neither the file nor what was pasted comes back: both may hold secrets. */
export async function bringAction(_: FormState, form: FormData): Promise<FormState> {
  const done = await act(async (actor) => keepUpload(actor, await contentOf(form), textOf(form, "passphrase")));
  if (!done.ok) return { values: {}, problem: done.problem };
  redirect(`/credentials/import/${done.value}`);
}

export async function confirmAction(_: FormState, form: FormData): Promise<FormState> {
  const id = textOf(form, "id");
  const intent = textOf(form, "intent");
  const done = await act(async (actor) => {
    if (intent === "drop") return dropUpload(actor, id);
    const options = { choices: choicesIn(form), checkAfter: form.has("checkAfter"), dry: intent === "dry" };
    return countsOf(await confirmImport(actor, id, options));
  });
  const values = Object.fromEntries(
    [...form].flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : [])),
  );
  if (!done.ok) return { values, problem: done.problem };
  if (!done.value) redirect("/credentials/import");
  if (intent !== "dry") redirect(`/credentials/import/${encodeURIComponent(id)}`);
  const { added, replaced, skipped } = done.value;
  return {
    values,
    done: `It would work: ${added} added, ${replaced} replaced, ${skipped} skipped. Nothing was changed.`,
  };
}

async function contentOf(form: FormData): Promise<Buffer> {
  const file = form.get("file");
  if (!(file instanceof File) || file.size === 0) {
    const pasted = textOf(form, "text");
    if (pasted.trim() !== "") return Buffer.from(pasted, "utf8");
    const fields = { file: "Choose a file, or paste its content below." };
    throw new AppError("invalid_fields", "Look at the marked field.", { fields });
  }
  if (file.size > limits.bytes) throw new AppError("too_large", "This file is longer than 900 KB. Split it first.");
  return Buffer.from(await file.arrayBuffer());
}

function choicesIn(form: FormData): Record<number, Choice> {
  const chosen: Record<number, Choice> = {};
  for (const [key, value] of form) {
    const row = /^row-(\d{1,4})$/.exec(key)?.[1];
    const choice = choices.find((each) => each === value);
    if (row !== undefined && choice) chosen[Number(row)] = choice;
  }
  return chosen;
}
