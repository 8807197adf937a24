"use server";
import { wordsAtField } from "@/components/check-words";
import type { CredentialFormState } from "@/components/credential-form-state";
import type { ReconnectState } from "@/components/reconnect-form";
import { secretKeys } from "@/connectors/kit";
import { submitCredential } from "@/lib/credentials/submit";
import { allowNetwork } from "@/lib/network-rules";
import { type Begun, beginConnection, reconnect } from "@/lib/oauth/begin";
import { oauthCookieName } from "@/lib/oauth/start";
import { type Unconnected, unconnectedBy } from "@/lib/oauth/unconnected";
import { currentActor, keepTripCookie, tripCookie } from "@/lib/session/session";
import { act } from "../../act";
import { textOf } from "../../form-state";
import { submitCredentialAction } from "./form-actions";
import { readSubmission, type SentForm, stateAfter, typedIn } from "./form-reply";

/** Saves the form as it stands on the server, then begins the sign-in at the application. */
export async function connectCredentialAction(
  before: CredentialFormState,
  form: FormData,
): Promise<CredentialFormState> {
  const sent = readSubmission(form, await currentActor());
  if (sent.intent === "draft") return submitCredentialAction(before, form);
  if (textOf(form, "connected") !== "" && sent.intent !== "connect") {
    const state = await submitCredentialAction(before, form);
    return state.problem?.reconnect ? { ...state, signInFirst: state.problem.detail } : state;
  }
  const oauthClient = textOf(form, "oauthClient");
  const saved = await act(async (actor) => {
    if (sent.allow) await allowNetwork(actor, sent.allow);
    return submitCredential(actor, { ...sent, connect: oauthClient === "" ? "own" : "shared" });
  });
  if (!saved.ok) return { ...stateAfter(before, sent, saved), ...(before.draft ? { draft: before.draft } : {}) };
  const credential = "saved" in saved.value ? saved.value.saved : "";
  const browser = await tripCookie(await oauthCookieName());
  const begun = await act((actor) =>
    beginConnection(actor, { credential, ...(oauthClient ? { oauthClient } : {}), ...(browser ? { browser } : {}) }),
  );
  if (begun.ok) return going(credential, begun.value);
  const kept = keptAfter(before, sent);
  const unconnected = unconnectedBy(begun.error);
  return {
    ...(unconnected ? stateFor(sent, unconnected) : stateAfter(before, sent, begun)),
    kept,
    ...(sent.credential && !before.draft ? {} : { draft: credential }),
  };
}

/** Connects one again that was connected before, with the same OAuth client. */
export async function reconnectAction(_: ReconnectState, form: FormData): Promise<ReconnectState> {
  const id = textOf(form, "id");
  const browser = await tripCookie(await oauthCookieName());
  const begun = await act((actor) => reconnect(actor, id, browser));
  if (!begun.ok) return { error: begun.problem.detail };
  const { leave, device } = await going(id, begun.value);
  return { ...(leave ? { leave } : {}), ...(device ? { device } : {}) };
}

async function going(credential: string, begun: Begun): Promise<CredentialFormState> {
  if ("device" in begun) return { device: begun.device };
  await keepTripCookie(begun.started.cookie);
  return { leave: { url: begun.started.url, credential } };
}

/** The same panel as after a check, with the step that helps: allow the address, correct the field, begin again. */
function stateFor(sent: SentForm, { outcome, explanation }: Unconnected): CredentialFormState {
  const { reason } = outcome;
  const errors = explanation.field ? { [explanation.field]: wordsAtField(reason) } : {};
  return {
    ...typedIn(sent),
    errors,
    result: { done: { type: "done", outcome: outcome.outcome, reason, explanation }, steps: [] },
  };
}

function keptAfter(before: CredentialFormState, { fields, values }: SentForm) {
  const typed = secretKeys(fields).filter((key) => values[key]);
  return [...new Set([...(before.kept ?? []), ...typed])];
}
