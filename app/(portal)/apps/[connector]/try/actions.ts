"use server";
import type { TryState } from "@/components/connector-try";
import { tryConnector } from "@/lib/try-connector";
import { act } from "../../../../act";
import { textOf } from "../../../../form-state";

/** Stores nothing, so what was typed comes back whole: only invented values belong here. */
export async function tryAction(_: TryState, form: FormData): Promise<TryState> {
  const named = [...new Set(form.keys())].filter((name) => name.startsWith("v."));
  const values = Object.fromEntries(named.map((name) => [name.slice(2), String(form.getAll(name).at(-1) ?? "")]));
  const [connector, scheme, answer] = [textOf(form, "connector"), textOf(form, "scheme"), textOf(form, "answer")];
  const done = await act((actor) => tryConnector(actor, { connector, scheme, values, answer }));
  if (done.ok) return { values, answer, tried: done.value };
  return { values, answer, problem: done.problem.detail, errors: done.problem.fields };
}
