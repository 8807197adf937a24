"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { act } from "@/app/act";
import { type FormState, textOf, textsOf } from "@/app/form-state";
import { createChannel, removeChannel, rotateChannelSecret, updateChannel } from "@/lib/notifications/channels";
import { channelKinds } from "@/lib/notifications/input";
import { redeliver, sendTest } from "@/lib/notifications/log";
import type { ChannelState } from "./state";

const place = "/settings/notifications";

export async function saveChannelAction(_: ChannelState, form: FormData): Promise<ChannelState> {
  const { values, input, id, kind } = read(form);
  const done = await act((actor) =>
    id === ""
      ? createChannel(actor, kind, input)
      : updateChannel(actor, id, input).then(() => ({ id, signing: undefined })),
  );
  if (!done.ok) return { values, problem: done.problem };
  revalidatePath(place);
  if (id !== "") return { values: {}, done: "Saved." };
  const href = `${place}/${done.value.id}`;
  const { signing: secret } = done.value;
  if (secret === undefined) redirect(`${href}?made=1`);
  return { values: {}, made: { name: values.name, secret, href, note: "" } };
}

export async function rotateSecretAction(_: ChannelState, form: FormData): Promise<ChannelState> {
  const { id, name } = textsOf(form, "id", "name");
  const done = await act((actor) => rotateChannelSecret(actor, id));
  if (!done.ok) return { values: {}, problem: done.problem };
  const note = "For the next 24 hours every message carries both signatures, the old one and this one.";
  return { values: {}, made: { name, secret: done.value, href: `${place}/${id}`, note } };
}

export async function testChannelAction(_: FormState, form: FormData): Promise<FormState> {
  const done = await act((actor) => sendTest(actor, textOf(form, "id")));
  if (!done.ok) return { values: {}, problem: done.problem };
  revalidatePath(place);
  const { sent, detail = "" } = done.value;
  if (sent) return { values: {}, done: "Sent. Look whether it has arrived." };
  return { values: {}, problem: { code: "conflict", detail: `It did not go out. ${detail}`, fields: {} } };
}

export async function redeliverAction(_: FormState, form: FormData): Promise<FormState> {
  const done = await act((actor) => redeliver(actor, textOf(form, "id")));
  if (!done.ok) return { values: {}, problem: done.problem };
  revalidatePath(place);
  return { values: {}, done: "Tried again." };
}

export async function removeChannelAction(_: FormState, form: FormData): Promise<FormState> {
  const done = await act((actor) => removeChannel(actor, textOf(form, "id")));
  if (!done.ok) return { values: {}, problem: done.problem };
  revalidatePath(place);
  redirect(place);
}

/** The address of a webhook is not given back: it is as good as a password. */
function read(form: FormData) {
  const { id, url, ...open } = textsOf(form, "id", "url", "kind", "name", "to", "tags", "environments", "when");
  const events = form.getAll("events").filter((each) => typeof each === "string");
  const kind = channelKinds.find((each) => each === open.kind) ?? "email";
  return { id, kind, input: { ...open, url, events }, values: { ...open, events: events.join(" ") } };
}
