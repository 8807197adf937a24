"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { DryRunState } from "@/components/custom-connector-try";
import type { FormStateView } from "@/components/custom-connector-words";
import type { Values } from "@/connectors/kit/field";
import { toDefinition, toForm } from "@/lib/custom-connectors/definition-form";
import { discoverInto } from "@/lib/custom-connectors/discover";
import {
  addWay,
  discardDraft,
  finishDraft,
  getDraft,
  keepDraft,
  removeWay,
  settled,
  startDraft,
  tryDraft,
} from "@/lib/custom-connectors/drafts";
import { getOwnApplication } from "@/lib/custom-connectors/list";
import { removeConnector } from "@/lib/custom-connectors/save";
import { act } from "../../../act";
import { textOf } from "../../../form-state";
import { blanks } from "./blanks";
import { readWritten } from "./read-form";

const home = "/apps/custom";

/** With the way that was chosen; with none in it, when it is none of ours, for the form to ask for. */
export async function startBlankAction(_: FormStateView, form: FormData): Promise<FormStateView> {
  const kind = blanks.find((each) => each.kind === textOf(form, "kind"))?.kind;
  const way: Values = kind ? { kind } : {};
  const content = { about: {}, ways: [way], guesses: [], notes: [] };
  const done = await act((actor) => startDraft(actor, { source: "form", content }));
  if (!done.ok) return { values: {}, problem: done.problem };
  redirect(`${home}/drafts/${done.value}`);
}

/** Keeps what stands in the form, then does what the button says. */
export async function draftAction(_: FormStateView, form: FormData): Promise<FormStateView> {
  const [id, intent] = [textOf(form, "id"), textOf(form, "intent")];
  const [deed = "keep", number = "0"] = intent.split(".");
  const done = await act(async (actor) => {
    if (deed === "discard") return discardDraft(actor, id);
    await keepDraft(actor, id, readWritten(form));
    if (deed === "addWay") await addWay(actor, id);
    if (deed === "removeWay") await removeWay(actor, id, Number(number));
    if (deed === "discover") await discoverInto(actor, id, Number(number));
    if (deed === "next") settled(await getDraft(actor, id));
  });
  const values = { stamp: String(Date.now()) };
  if (!done.ok) return { values, problem: done.problem };
  if (deed === "discard") redirect(home);
  if (deed === "next") redirect(`${home}/drafts/${id}/try`);
  revalidatePath(`${home}/drafts/${id}`);
  return { values, done: "Kept." };
}

/** Nothing of the values is kept; what comes back has every secret taken out. */
export async function tryDraftAction(_: DryRunState, form: FormData): Promise<DryRunState> {
  const [id, scheme] = [textOf(form, "id"), textOf(form, "scheme")];
  const values = Object.fromEntries(
    [...form.entries()].flatMap(([key, value]) =>
      key.startsWith("v.") && typeof value === "string" ? [[key.slice(2), value]] : [],
    ),
  );
  const done = await act((actor) => tryDraft(actor, id, { scheme, values }));
  const readable = textOf(form, "readable").split(" ");
  const kept = Object.fromEntries(Object.entries(values).filter(([key]) => readable.includes(key)));
  if (!done.ok) return { values: kept, problem: done.problem };
  revalidatePath(`${home}/drafts/${id}/try`);
  return { values: kept, run: done.value };
}

export async function finishDraftAction(_: FormStateView, form: FormData): Promise<FormStateView> {
  const done = await act((actor) => finishDraft(actor, textOf(form, "id")));
  if (!done.ok) return { values: {}, problem: done.problem };
  redirect(`${home}/${done.value.id}?saved=${done.value.version}`);
}

/** Begins a new version from the newest. */
export async function changeOwnAction(_: FormStateView, form: FormData): Promise<FormStateView> {
  const id = textOf(form, "id");
  const done = await act(async (actor) => {
    const { application, versions } = await getOwnApplication(actor, id);
    const definition = versions[0]?.definition ?? toDefinition({ about: {}, ways: [] });
    const content = { ...toForm(definition), guesses: [], notes: [] };
    return startDraft(actor, {
      source: versions[0]?.source ?? "form",
      content,
      connectorId: id,
      from: application.version,
    });
  });
  if (!done.ok) return { values: {}, problem: done.problem };
  redirect(`${home}/drafts/${done.value}`);
}

export async function removeOwnAction(_: FormStateView, form: FormData): Promise<FormStateView> {
  const done = await act((actor) => removeConnector(actor, textOf(form, "id")));
  if (!done.ok) return { values: {}, problem: done.problem };
  redirect(home);
}
