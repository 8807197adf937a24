"use server";
import { redirect } from "next/navigation";
import type { KeptState } from "@/components/recovery-kit";
import { saveLooks } from "@/lib/links/looks";
import { assertOwnOrigin, keepSession, signIn, visitor } from "@/lib/session/session";
import { claimInstallation, confirmPublicUrl, confirmRecoveryKit, renameWorkspace } from "@/lib/setup";
import { act, attempt } from "../act";
import { type FormState, textOf, textsOf } from "../form-state";
import { looksIn } from "./looks-in";

/** Who comes from another site is refused before the code is looked at. */
export async function claimAction(_: FormState, form: FormData): Promise<FormState> {
  const values = textsOf(form, "code", "name", "email");
  const password = textOf(form, "password");
  const claimed = await attempt(async () => {
    await assertOwnOrigin();
    const { address } = await visitor();
    await claimInstallation(values.code, { name: values.name, email: values.email, password }, address);
  });
  if (!claimed.ok) return { values, problem: claimed.problem };
  const entered = await attempt(() => signIn(values.email, password));
  redirect(entered.ok && entered.value === "in" ? "/setup/workspace" : "/sign-in?next=/setup/workspace");
}

export async function nameWorkspaceAction(_: FormState, form: FormData): Promise<FormState> {
  const values = textsOf(form, "workspace", "colour");
  const done = await act(async (actor) => {
    await renameWorkspace(actor, values.workspace);
    await saveLooks(actor, await looksIn(form));
  });
  if (!done.ok) return { values, problem: done.problem };
  redirect("/setup/address");
}

/** Takes the origin that the browser states with this very request, not one that a form could name. */
export async function confirmAddressAction(_: FormState, _form: FormData): Promise<FormState> {
  const done = await act(async (actor) => {
    const { origin } = await visitor();
    await keepSession(() => confirmPublicUrl(actor, origin));
  });
  if (!done.ok) return { values: {}, problem: done.problem };
  redirect("/setup/key");
}

export async function proveKitAction(_: KeptState, form: FormData): Promise<KeptState> {
  const done = await act((actor) => confirmRecoveryKit(actor, textOf(form, "ending")));
  if (!done.ok) return { problem: done.problem };
  redirect("/setup/first");
}
