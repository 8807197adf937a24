"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { act } from "@/app/act";
import { type FormState, textOf } from "@/app/form-state";
import type { DeedState } from "@/components/credential-scope";
import type { Member } from "@/lib/actor";
import { confirmAccount, declineAccount, extendLink, releaseLink, revokeLink } from "@/lib/links/change";
import { createLink, renewLink } from "@/lib/links/create";
import { saveLooks } from "@/lib/links/looks";
import { mailLink } from "@/lib/links/mail";
import { readLinkForm } from "./read-form";
import type { LinkFormState } from "./state";

/** What senders do. The address of a link is in the answer that made it, and nowhere else. */
export async function makeLinkAction(_: LinkFormState, form: FormData): Promise<LinkFormState> {
  const { input, values } = readLinkForm(form);
  const done = await act(async (actor) => {
    const { id, url } = await createLink(actor, input);
    return { id, url, ...(await mailed(actor, url, input.email ?? "")) };
  });
  return done.ok ? { values: {}, made: done.value } : { values, problem: done.problem };
}

/** A new address for one that got lost; the one before ends. */
export async function renewLinkAction(_: LinkFormState, form: FormData): Promise<LinkFormState> {
  const done = await act(async (actor) => {
    const { id, url } = await renewLink(actor, textOf(form, "id"));
    return { id, url, ...(textOf(form, "mail") ? await mailed(actor, url, "as before") : {}) };
  });
  return done.ok ? { values: {}, made: done.value } : { values: {}, problem: done.problem };
}

export async function extendLinkAction(_: DeedState, form: FormData): Promise<DeedState> {
  return deed(form, (actor, id) => extendLink(actor, id));
}

export async function releaseLinkAction(_: DeedState, form: FormData): Promise<DeedState> {
  return deed(form, releaseLink);
}

export async function revokeLinkAction(_: DeedState, form: FormData): Promise<DeedState> {
  return deed(form, revokeLink);
}

export async function confirmAccountAction(_: DeedState, form: FormData): Promise<DeedState> {
  return deed(form, confirmAccount);
}

/** `id` names the credential, `link` the link. */
export async function declineAccountAction(_: DeedState, form: FormData): Promise<DeedState> {
  return deed(form, (actor, id) => declineAccount(actor, textOf(form, "link"), id));
}

export async function saveLooksAction(_: FormState, form: FormData): Promise<FormState> {
  const values = { colour: textOf(form, "colour"), returnOrigins: textOf(form, "returnOrigins") };
  const file = form.get("logo");
  const picture = file instanceof File && file.size > 0 && file.size <= 1_000_000 ? file : undefined;
  const done = await act(async (actor) =>
    saveLooks(actor, {
      ...values,
      removeLogo: textOf(form, "removeLogo") !== "",
      ...(picture ? { logo: Buffer.from(await picture.arrayBuffer()) } : {}),
    }),
  );
  if (!done.ok) return { values, problem: done.problem };
  revalidatePath("/links/look");
  redirect("/links/look?saved=1");
}

async function deed(form: FormData, work: (actor: Member, id: string) => Promise<void>): Promise<DeedState> {
  const done = await act((actor) => work(actor, textOf(form, "id")));
  if (!done.ok) return { error: done.problem.detail };
  revalidatePath("/links", "layout");
  return { done: true };
}

async function mailed(actor: Member, url: string, email: string): Promise<{ mail?: { sent: boolean; text: string } }> {
  if (email.trim() === "") return {};
  const result = await mailLink(actor, url);
  const text = result.sent
    ? "It was sent by mail as well."
    : `It was not sent by mail. ${result.detail} Copy it instead.`;
  return { mail: { sent: result.sent, text } };
}
