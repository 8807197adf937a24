import type { Problem } from "./act";

/**
 * What a form gets back from its action. `values` holds what was typed, because React empties a form after its action;
 * passwords and other secrets are never among them. `done` is a sentence that says what happened.
 */
export type FormState = { values: Readonly<Record<string, string>>; problem?: Problem; done?: string };

export const emptyForm: FormState = { values: {} };

export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

export function textsOf<K extends string>(form: FormData, ...names: readonly K[]): Record<K, string> {
  return Object.fromEntries(names.map((name) => [name, textOf(form, name)])) as Record<K, string>;
}
