import { textOf } from "@/app/form-state";
import type { FlowFormState } from "@/components/flow-form";
import type { Actor } from "@/lib/actor";
import { listConnectors } from "@/lib/catalog";
import type { FlowInput } from "@/lib/flows/input";

/** Names for the list that an input offers. */
export function applicationNames(actor: Actor): string[] {
  return listConnectors(actor)
    .map(({ name }) => name)
    .sort((a, b) => a.localeCompare(b, "en"));
}

/** From the rows of the form to slots: names become applications, and an alias that was left out comes from them. */
export function readFlowForm(actor: Actor, typed: FlowFormState): FlowInput {
  const taken = new Set(typed.slots.map(({ alias }) => alias).filter((alias) => alias !== ""));
  const connectors = listConnectors(actor);
  const slots = typed.slots.map(({ alias, application }) => {
    const wanted = application.toLowerCase();
    const found = connectors.find(({ id, name }) => name.toLowerCase() === wanted || id === wanted);
    const connector = found?.id ?? application;
    return { connector, alias: alias === "" ? freeAlias(found?.id ?? "", taken) : alias };
  });
  return { name: typed.name, note: typed.note, slots };
}

/** What was typed, without rows that are empty. */
export function typedFlow(form: FormData): FlowFormState {
  const aliases = form.getAll("alias").map(String);
  const rows = form.getAll("application").map((application, at) => ({
    application: String(application).trim(),
    alias: (aliases[at] ?? "").trim().replace(/^@/, ""),
  }));
  const slots = rows.filter(({ alias, application }) => alias !== "" || application !== "");
  return { name: textOf(form, "name"), note: textOf(form, "note"), slots };
}

/** The application's id, or the id with a number. */
function freeAlias(id: string, taken: Set<string>): string {
  const base = id.slice(0, 36);
  let alias = base;
  for (let n = 2; taken.has(alias); n += 1) alias = `${base}-${n}`;
  taken.add(alias);
  return alias;
}
