"use server";
import { redirect } from "next/navigation";
import { attempt, type Done } from "@/app/act";
import { type FormState, textOf } from "@/app/form-state";
import { wordsAtField } from "@/components/check-words";
import type { CredentialFormState } from "@/components/credential-form-state";
import { chooseForStep, leaveStep } from "@/lib/links/connect";
import { redoStep } from "@/lib/links/redo";
import { submitStep } from "@/lib/links/submit";
import { askAgain, finishVisit, handOn, skipStep, startVisit } from "@/lib/links/visit";
import { oauthCookieName } from "@/lib/oauth/start";
import { unconnectedBy } from "@/lib/oauth/unconnected";
import { assertOwnOrigin, keepTripCookie, tripCookie, visitor } from "@/lib/session/session";
import { keepBrowser, keepWayBack, visitKey } from "./browser";
import { readStep, type SentStep, stepNumber } from "./read-form";

/**
 * What a visitor can do. Each is a form that works without scripts; whoever may not is shown the page of the link, which
 * says how it stands.
 */
export async function startAction(form: FormData): Promise<void> {
  const text = textOf(form, "token");
  await attempt(async () => {
    await assertOwnOrigin();
    const { browser } = await visitKey(text);
    const { address } = await visitor();
    await startVisit({ text, browser: await keepBrowser(browser) }, address);
  });
  redirect(pageOf(text, "next"));
}

export async function submitStepAction(before: CredentialFormState, form: FormData): Promise<CredentialFormState> {
  const key = await visitKey(textOf(form, "token"));
  const sent = await readStep(key, form);
  const done = await attempt(async () => {
    await assertOwnOrigin();
    return submitStep(key, sent);
  });
  if (!done.ok) return stateAfter(before, sent, done);
  if ("saved" in done.value) redirect(pageOf(key.text, "next"));
  const { done: end, steps, base, kept } = done.value;
  const field = end.explanation?.field;
  const errors = field !== undefined && field in sent.fields ? { [field]: wordsAtField(end.reason) } : {};
  return { values: typed(sent), errors, result: { done: end, steps }, base, kept };
}

export async function leaveStepAction(before: CredentialFormState, form: FormData): Promise<CredentialFormState> {
  const key = await visitKey(textOf(form, "token"));
  const sent = await readStep(key, form);
  const done = await attempt(async () => {
    await assertOwnOrigin();
    return leaveStep(key, sent, await tripCookie(await oauthCookieName()));
  });
  if (!done.ok) return stateAfter(before, sent, done);
  await keepTripCookie(done.value.cookie);
  await keepWayBack(key.text);
  return { leave: { url: done.value.url, credential: "" } };
}

export async function chooseStepAction(_: FormState, form: FormData): Promise<FormState> {
  const key = await visitKey(textOf(form, "token"));
  const chosen = [...form.entries()].flatMap(([name, value]) =>
    name.startsWith("f.") && typeof value === "string" ? [[name.slice(2), value] as const] : [],
  );
  const values = Object.fromEntries(chosen);
  const done = await attempt(async () => {
    await assertOwnOrigin();
    await chooseForStep(key, stepNumber(textOf(form, "step")), values);
  });
  if (!done.ok) return { values, problem: done.problem };
  redirect(pageOf(key.text, "next"));
}

export async function skipAction(form: FormData): Promise<void> {
  const key = await visitKey(textOf(form, "token"));
  await attempt(async () => {
    await assertOwnOrigin();
    await skipStep(key, stepNumber(textOf(form, "step")), textOf(form, "skip") !== "");
  });
  redirect(pageOf(key.text, "next"));
}

export async function redoAction(form: FormData): Promise<void> {
  const key = await visitKey(textOf(form, "token"));
  const position = stepNumber(textOf(form, "step"));
  const done = await attempt(async () => {
    await assertOwnOrigin();
    await redoStep(key, position);
  });
  const step = `?step=${position + 1}`;
  redirect(done.ok ? `${pageOf(key.text)}${step}` : `${pageOf(key.text)}${step}&refused=on`);
}

export async function finishAction(form: FormData): Promise<void> {
  const key = await visitKey(textOf(form, "token"));
  await attempt(async () => {
    await assertOwnOrigin();
    await finishVisit(key);
  });
  redirect(pageOf(key.text));
}

export async function handOnAction(form: FormData): Promise<void> {
  const key = await visitKey(textOf(form, "token"));
  const done = await attempt(async () => {
    await assertOwnOrigin();
    await handOn(key);
  });
  redirect(done.ok ? `${pageOf(key.text)}?handed=on` : pageOf(key.text));
}

export async function askAgainAction(form: FormData): Promise<void> {
  const text = textOf(form, "token");
  await attempt(async () => {
    await assertOwnOrigin();
    await askAgain(text, (await visitor()).address);
  });
  redirect(pageOf(text));
}

/** `next`: whatever is left to do. */
function pageOf(text: string, at?: "next"): string {
  return `/connect/${encodeURIComponent(text)}${at ? `?step=${at}` : ""}`;
}

/** What was typed, without secrets. */
function typed({ values, fields }: SentStep): Record<string, string> {
  const readable = Object.entries(values).filter(([key]) => fields[key]?.secret === false);
  return Object.fromEntries(readable.map(([key, value]) => [key, String(value)]));
}

function stateAfter(
  before: CredentialFormState,
  sent: SentStep,
  { problem, error }: Extract<Done<unknown>, { ok: false }>,
): CredentialFormState {
  const held = before.base && before.kept ? { base: before.base, kept: before.kept } : {};
  const unconnected = unconnectedBy(error);
  if (unconnected) {
    const { outcome, explanation } = unconnected;
    const end = { type: "done", outcome: outcome.outcome, reason: outcome.reason, explanation } as const;
    return { values: typed(sent), errors: {}, result: { done: end, steps: [] }, ...held };
  }
  const own = Object.fromEntries(Object.entries(problem.fields).filter(([key]) => key in sent.fields));
  const wrong = Object.keys(own).length > 0;
  return { values: typed(sent), ...(wrong ? { errors: own } : { problem: { detail: problem.detail } }), ...held };
}
