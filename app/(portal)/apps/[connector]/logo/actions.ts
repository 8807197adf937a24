"use server";
import { redirect } from "next/navigation";
import type { FormStateView } from "@/components/custom-connector-words";
import { removeLogo, setLogo } from "@/lib/logos/change";
import { act } from "../../../../act";
import { textOf } from "../../../../form-state";

export async function setLogoAction(_: FormStateView, form: FormData): Promise<FormStateView> {
  const connector = textOf(form, "connector");
  const file = form.get("logo");
  const done = await act(async (actor) => {
    const bytes = file instanceof File ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0);
    await setLogo(actor, connector, bytes);
  });
  if (!done.ok) return { values: {}, problem: done.problem };
  redirect(`/apps/${connector}/logo`);
}

export async function removeLogoAction(_: FormStateView, form: FormData): Promise<FormStateView> {
  const connector = textOf(form, "connector");
  const done = await act((actor) => removeLogo(actor, connector));
  if (!done.ok) return { values: {}, problem: done.problem };
  redirect(`/apps/${connector}/logo`);
}
