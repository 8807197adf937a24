import { wordsAtField } from "@/components/check-words";
import { type CredentialFormState, removeName } from "@/components/credential-form-state";
import type { Fields, Values } from "@/connectors/kit";
import type { Actor } from "@/lib/actor";
import { findConnector } from "@/lib/catalog";
import { type Intent, intents, type Submission, type Submitted } from "@/lib/credentials/submit";
import type { Problem } from "../../act";
import { textOf } from "../../form-state";
import { wordsIn } from "./bulk/read";

/** From the form's inputs to a submission, and from what came of it to what the form shows. */
export type SentForm = Submission & {
  name: string;
  values: Record<string, string>;
  /** Keys of stored secrets that are to go; their values are empty. */
  removed: readonly string[];
  fields: Fields;
  draft: boolean;
  allow?: { network: string; port: string };
};

/** `of` is who sends it: an application that a workspace described itself is known only there. */
export function readSubmission(form: FormData, of?: Actor): SentForm {
  const text = (name: string) => textOf(form, name);
  const optional = (name: "credential" | "check" | "base") => (text(name) === "" ? {} : { [name]: text(name) });
  const intent = intents.find((each) => each === text("intent")) ?? "save";
  const [connector, scheme] = [text("connector"), text("scheme")];
  const fields = fieldsOf(connector, scheme, of);
  const removed = removedOf(form, fields);
  return {
    connector,
    scheme,
    name: text("name"),
    intent: intent satisfies Intent,
    values: { ...valuesOf(form, fields), ...Object.fromEntries(removed.map((key) => [key, ""])) },
    removed,
    fields,
    draft: text("draft") !== "",
    ...(form.has("environment") ? { labels: { tags: wordsIn(form, "tags"), environment: text("environment") } } : {}),
    ...optional("credential"),
    ...optional("check"),
    ...optional("base"),
    ...(form.has("oauthClient") ? { oauthClient: text("oauthClient") } : {}),
    ...(text("address") === "" ? {} : { allow: { network: text("address"), port: text("port") } }),
  };
}

/** After a refusal or an error. What the server still holds of an earlier try stays held. */
export function stateAfter(
  before: CredentialFormState,
  sent: SentForm,
  { problem }: { problem: Problem },
): CredentialFormState {
  const wrong = Object.keys(problem.fields).length > 0;
  return {
    ...typedIn(sent),
    ...(wrong
      ? { errors: problem.fields }
      : {
          problem: {
            detail: problem.detail,
            signIn: problem.code === "unauthenticated",
            ...(problem.code === "reconnect_required" ? { reconnect: true } : {}),
          },
        }),
    ...(before.base && before.kept ? { base: before.base, kept: before.kept } : {}),
  };
}

/** After a check that is not to be saved just like that. */
export function stateFor(sent: SentForm, submitted: Exclude<Submitted, { saved: string }>): CredentialFormState {
  const { done, steps, base, kept } = submitted;
  const field = done.explanation?.field;
  const errors = field === undefined ? {} : { [field]: wordsAtField(done.reason) };
  return { ...typedIn(sent), errors, result: { done, steps }, base, kept };
}

/** What was typed, without secrets. */
export function typedIn(
  sent: SentForm,
): Pick<CredentialFormState, "labels"> & { name: string; values: Values; removed: readonly string[] } {
  const readable = Object.entries(sent.values).filter(([key]) => sent.fields[key]?.secret === false);
  const { tags = [], environment } = sent.labels ?? {};
  const labels = sent.labels ? { labels: { tags: tags.join(" "), environment: environment ?? "" } } : {};
  return { name: sent.name, values: Object.fromEntries(readable), removed: sent.removed, ...labels };
}

/** A box for each stored secret that can be done without. */
function removedOf(form: FormData, fields: Fields): string[] {
  const optional = Object.entries(fields).filter(([, field]) => field.secret && field.optional);
  return optional.map(([key]) => key).filter((key) => form.has(removeName(key)));
}

/** Inputs named `v.<key>`; of several the last counts. A secret that was left empty was left alone; a flag has no third state. */
export function valuesOf(form: FormData, fields: Fields): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form.entries()) {
    if (!name.startsWith("v.") || typeof value !== "string") continue;
    const key = name.slice(2);
    if (value === "" && fields[key]?.secret) continue;
    values[key] = value;
  }
  // Without scripts ticked scopes come as boxes beside the text of all others.
  for (const key of Object.keys(fields)) {
    const ticked = form.getAll(`s.${key}`).filter((each) => typeof each === "string" && each !== "");
    if (form.has(`s.${key}`)) values[key] = [...ticked, values[key] ?? ""].join(" ").trim();
  }
  const sent = Object.keys(values).length > 0;
  for (const [key, field] of Object.entries(fields)) if (sent && field.kind === "flag") values[key] ??= "false";
  return values;
}

function fieldsOf(connector: string, scheme: string, of: Actor | undefined): Fields {
  return findConnector(connector, of)?.schemes.find((each) => each.id === scheme)?.fields ?? {};
}
