"use server";
import { redirect } from "next/navigation";
import type { CredentialFormState } from "@/components/credential-form-state";
import { submitCredential } from "@/lib/credentials/submit";
import { allowNetwork } from "@/lib/network-rules";
import { currentActor } from "@/lib/session/session";
import { act } from "../../act";
import { readSubmission, stateAfter, stateFor } from "./form-reply";

/** New and changed credentials. With scripts it gets the id of a check, without them the values themselves. */
export async function submitCredentialAction(
  before: CredentialFormState,
  form: FormData,
): Promise<CredentialFormState> {
  const sent = readSubmission(form, await currentActor());
  const done = await act(async (actor) => {
    if (sent.allow) await allowNetwork(actor, sent.allow);
    return submitCredential(actor, sent);
  });
  if (!done.ok) return stateAfter(before, sent, done);
  if (!("saved" in done.value)) return stateFor(sent, done.value);
  const { saved } = done.value;
  redirect(saved === sent.credential && !sent.draft ? `/credentials/${saved}` : `/credentials?new=${saved}`);
}

/**
 * Owners and admins only. Gives a sentence when it could not be allowed. It is given texts and no form: hence the dots, by
 * which bin/form-action.ts knows it.
 */
export async function allowAddressAction(
  ...[address, port]: [address: string, port: number]
): Promise<string | undefined> {
  const done = await act((actor) => allowNetwork(actor, { network: String(address), port: Number(port) }));
  return done.ok ? undefined : done.problem.detail;
}
