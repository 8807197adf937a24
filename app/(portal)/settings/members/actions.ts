"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { act, settle } from "@/app/act";
import { type FormState, textOf, textsOf } from "@/app/form-state";
import { inviteMember, resendInvite, revokeInvite, type SentInvite } from "@/lib/invites/create";
import { changeRole, endMemberSessions, removeMember } from "@/lib/members/change";
import { handOver } from "@/lib/members/hand-over";

/** A form's state, and once the link that it made. */
export type InviteState = FormState & { made?: { email: string; url: string; mailed: boolean; detail: string } };

export async function inviteAction(_: InviteState, form: FormData): Promise<InviteState> {
  const values = textsOf(form, "email", "role");
  const done = await act((actor) => inviteMember(actor, values));
  if (!done.ok) return { values, problem: done.problem };
  revalidatePath("/settings/members");
  return { values: {}, made: shown(done.value) };
}

export async function resendAction(_: InviteState, form: FormData): Promise<InviteState> {
  const done = await act((actor) => resendInvite(actor, textOf(form, "id")));
  if (!done.ok) return { values: {}, problem: done.problem };
  revalidatePath("/settings/members");
  return { values: {}, made: shown(done.value) };
}

export async function revokeInviteAction(form: FormData): Promise<void> {
  const done = await act((actor) => revokeInvite(actor, textOf(form, "id")));
  settle(done);
  revalidatePath("/settings/members");
}

export async function changeRoleAction(_: FormState, form: FormData): Promise<FormState> {
  const values = textsOf(form, "id", "role");
  const done = await act((actor) => changeRole(actor, values.id, values.role));
  if (!done.ok) return { values, problem: done.problem };
  revalidatePath("/settings/members", "layout");
  return { values, done: "Changed. They sign in anew, and their API tokens have ended." };
}

export async function removeMemberAction(_: FormState, form: FormData): Promise<FormState> {
  const values = textsOf(form, "id", "caretaker");
  const done = await act((actor) => removeMember(actor, values.id, values.caretaker || null));
  if (!done.ok) return { values, problem: done.problem };
  revalidatePath("/settings/members", "layout");
  redirect("/settings/members");
}

export async function endSessionsAction(_: FormState, form: FormData): Promise<FormState> {
  const done = await act((actor) => endMemberSessions(actor, textOf(form, "id")));
  if (!done.ok) return { values: {}, problem: done.problem };
  return { values: {}, done: "Signed out of this workspace everywhere." };
}

export async function handOverAction(_: FormState, form: FormData): Promise<FormState> {
  const values = textsOf(form, "from", "caretaker");
  const done = await act((actor) => handOver(actor, values.from, values.caretaker || null));
  if (!done.ok) return { values, problem: done.problem };
  revalidatePath("/settings/members", "layout");
  return { values, done: done.value === 1 ? "1 credential handed over." : `${done.value} credentials handed over.` };
}

function shown({ email, url, mail }: SentInvite): NonNullable<InviteState["made"]> {
  return { email, url, mailed: mail.sent, detail: mail.sent || mail.why === "unset" ? "" : mail.detail };
}
