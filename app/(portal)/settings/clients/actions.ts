"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { findConnector } from "@/lib/catalog";
import { createOAuthClient, removeOAuthClient, updateOAuthClient } from "@/lib/oauth/clients";
import { currentActor } from "@/lib/session/session";
import { act } from "../../../act";
import { type FormState, textOf } from "../../../form-state";

/** A new client, or with an `id` a changed one. A secret that was left empty is left alone. */
export async function saveClientAction(_: FormState, form: FormData): Promise<FormState> {
  const [id, connector, scheme, name] = ["id", "connector", "scheme", "name"].map((key) => textOf(form, key));
  const fields =
    findConnector(connector ?? "", await currentActor())?.schemes.find((each) => each.id === scheme)?.fields ?? {};
  const given = [...form.entries()].flatMap(([key, value]) =>
    key.startsWith("v.") && typeof value === "string" ? [[key.slice(2), value] as const] : [],
  );
  const values = Object.fromEntries(given.filter(([key, value]) => value !== "" || !fields[key]?.secret));
  const done = await act<unknown>((actor) =>
    id
      ? updateOAuthClient(actor, id, { name, values })
      : createOAuthClient(actor, { connector: connector ?? "", scheme: scheme ?? "", name, values }),
  );
  if (done.ok) redirect("/settings/clients");
  const readable = given.filter(([key]) => fields[key]?.secret !== true);
  return { values: { ...Object.fromEntries(readable), "": name ?? "" }, problem: done.problem };
}

export async function removeClientAction(_: FormState, form: FormData): Promise<FormState> {
  const done = await act((actor) => removeOAuthClient(actor, textOf(form, "id")));
  if (!done.ok) return { values: {}, problem: done.problem };
  revalidatePath("/settings/clients");
  return { values: {}, done: "Removed." };
}
