"use server";
import { redirect } from "next/navigation";
import { act } from "@/app/act";
import type { CredentialFormState } from "@/components/credential-form-state";
import { submitCredential } from "@/lib/credentials/submit";
import { bindSlot } from "@/lib/flows/bind";
import { allowNetwork } from "@/lib/network-rules";
import { currentActor } from "@/lib/session/session";
import { connectCredentialAction } from "../../../../../credentials/connect-actions";
import { readSubmission, stateAfter, stateFor } from "../../../../../credentials/form-reply";

type Place = { flow: string; alias: string; environment: string; leaves: boolean };

/**
 * Saves the credential and puts it behind the slot. Where somebody signs in at the application it is put there as the
 * draft that it still is, before the trip: calls are refused until it is connected.
 */
export async function addForSlotAction(
  place: Place,
  before: CredentialFormState,
  form: FormData,
): Promise<CredentialFormState> {
  const { flow, alias, environment } = place;
  const bind = (credential: string) =>
    act((actor) =>
      bindSlot(actor, { flow: String(flow), alias: String(alias), environment: String(environment), credential }),
    );
  if (place.leaves && form.get("intent") !== "draft") {
    const state = await connectCredentialAction(before, form);
    const made = state.leave?.credential ?? state.draft;
    if (made) await bind(made);
    return state;
  }
  const sent = readSubmission(form, await currentActor());
  const done = await act(async (actor) => {
    if (sent.allow) await allowNetwork(actor, sent.allow);
    return submitCredential(actor, sent);
  });
  if (!done.ok) return stateAfter(before, sent, done);
  if (!("saved" in done.value)) return stateFor(sent, done.value);
  const { saved } = done.value;
  const bound = await bind(saved);
  if (!bound.ok) redirect(`/credentials/${saved}`);
  redirect(`/flows/${flow}?environment=${environment}`);
}
