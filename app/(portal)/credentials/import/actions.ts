"use server";
import { redirect } from "next/navigation";
import { confirmImport } from "@/lib/transfer/import";
import { type Choice, type Choices, choices, type Match, matches } from "@/lib/transfer/plan";
import { countsOf } from "@/lib/transfer/report";
import { dropUpload, keepChoices } from "@/lib/transfer/upload";
import { act } from "../../../act";
import { type FormState, textOf } from "../../../form-state";

export async function confirmAction(_: FormState, form: FormData): Promise<FormState> {
  const id = textOf(form, "id");
  const intent = textOf(form, "intent");
  const page = /^page-(\d{1,4})$/.exec(intent)?.[1];
  const done = await act(async (actor) => {
    if (intent === "drop") return dropUpload(actor, id);
    await keepChoices(actor, id, (before) => withForm(before, form));
    if (page !== undefined) return undefined;
    const options = { checkAfter: form.has("checkAfter"), dry: intent === "dry" };
    return countsOf(await confirmImport(actor, id, options));
  });
  const values = Object.fromEntries(
    [...form].flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : [])),
  );
  if (!done.ok) return { values, problem: done.problem };
  const here = `/credentials/import/${encodeURIComponent(id)}`;
  if (page !== undefined) redirect(`${here}?page=${page}${form.has("checkAfter") ? "&check=1" : ""}`);
  if (!done.value) redirect("/credentials/import");
  if (intent !== "dry") redirect(here);
  const [added, replaced, skipped] = [done.value.added, done.value.replaced, done.value.skipped].map((count) =>
    count.toLocaleString("en"),
  );
  return {
    values,
    done: `It would work: ${added} added, ${replaced} replaced, ${skipped} skipped. Nothing was changed.`,
  };
}

/** A form holds the choices for one page; those for the others stay. An empty one is none. */
function withForm({ rows, kinds }: Choices, form: FormData): Choices {
  const next: { rows: Record<number, Choice>; kinds: Partial<Record<Match, Choice>> } = {
    rows: { ...rows },
    kinds: { ...kinds },
  };
  for (const [key, value] of form) {
    const choice = choices.find((each) => each === value);
    const match = matches.find((each) => key === `kind-${each}`);
    if (match && choice) next.kinds[match] = choice;
    const row = /^row-(\d{1,5})$/.exec(key)?.[1];
    if (row === undefined) continue;
    if (choice) next.rows[Number(row)] = choice;
    else delete next.rows[Number(row)];
  }
  return next;
}
