import type { Field, Fields, Values } from "@/connectors/kit/field";
import type { Step } from "@/connectors/kit/outcome";
import type { CheckDone } from "@/connectors/kit/summary";

/**
 * What the form gets back from its action: what was typed, because a page rendered anew forgets it, and what came out.
 * Secrets are never among it; `base` names the check under which the server still holds them.
 */
export type CredentialFormState = {
  name?: string;
  values?: Values;
  /** How a new one is sorted: tags as one line. */
  labels?: TypedLabels;
  /** By field key; `name` is the name, the empty key the form as a whole. */
  errors?: Readonly<Record<string, string>>;
  problem?: FormTrouble;
  result?: { done: CheckDone; steps: readonly Step[] };
  base?: string;
  /** Keys of the secrets that `base` holds. */
  kept?: readonly string[];
  /** Keys of the stored secrets that are to be removed. */
  removed?: readonly string[];
  /** Saved already, for a sign-in at the application that could not begin yet. */
  draft?: string;
  /** Why the changes take a new sign-in, which is offered then. */
  signInFirst?: string;
  /** Where the sign-in goes on. */
  leave?: { url: string; credential: string };
  /** A code to be entered on another screen. */
  device?: DeviceCode;
};

export type TypedLabels = { tags: string; environment: string };

/** `attempt` names it to our server; times in milliseconds. */
export type DeviceCode = {
  attempt: string;
  userCode: string;
  verificationUri: string;
  verificationUriComplete?: string;
  expiresAt: number;
  intervalMs: number;
};

/** What kept it from being checked or saved; `signIn` when the session has ended, `reconnect` when the access does not do. */
export type FormTrouble = { detail: string; signIn?: boolean; reconnect?: boolean };

export type CredentialFormAction = (state: CredentialFormState, form: FormData) => Promise<CredentialFormState>;

/** Names of inputs: a field's key behind `v.`, so that no key can be mistaken for another input. */
export function inputName(key: string): `v.${string}` {
  return `v.${key}`;
}

/** Of the box that removes a stored secret. */
export function removeName(key: string): string {
  return `remove.${key}`;
}

export function keyOf(inputName: string): string {
  return inputName.replace(/^v\./, "");
}

/** Where typing begins: what must be filled in and has nothing in it yet. */
export function firstToFill(fields: Fields, filled: Values, kept: readonly string[]): string | undefined {
  return Object.keys(fields).find((key) => {
    const field = fields[key];
    return field && isAsked(field) && !filled[key] && !kept.includes(key);
  });
}

function isAsked(field: Field): boolean {
  return !field.optional && !field.advanced && field.default === undefined && !["flag", "choice"].includes(field.kind);
}

/** What was typed, in the form that a check wants: no hidden field, no secret that was left alone. */
export function typedValues(
  fields: Fields,
  raw: Readonly<Record<string, unknown>>,
  isShown: (key: string) => boolean,
): Record<string, string> {
  const entries = Object.entries(fields).flatMap(([key, field]): [string, string][] => {
    if (!isShown(key)) return [];
    const value = raw[key];
    const text = value === undefined || value === null ? "" : String(value);
    if (field.secret && text === "") return [];
    return [[key, field.kind === "flag" && text === "" ? "false" : text]];
  });
  return Object.fromEntries(entries);
}

/** What a small form sends along so that everything can be checked once more without scripts. */
export function againWith(state: CredentialFormState): Record<string, string> {
  const values = Object.entries(state.values ?? {}).map(([key, value]) => [inputName(key), value]);
  const removed = (state.removed ?? []).map((key) => [removeName(key), "1"]);
  return { ...Object.fromEntries([...values, ...removed]), ...(state.base ? { base: state.base } : {}) };
}
