import { valuesOf } from "@/app/(portal)/credentials/form-reply";
import { textOf } from "@/app/form-state";
import type { Fields } from "@/connectors/kit";
import { stepFace } from "@/lib/links/open";
import type { Given } from "@/lib/links/submit";
import type { Key } from "@/lib/links/visitor";

/** What a visitor's form holds. Which fields there are is looked up, never taken from the form. */
export type SentStep = Given & { token: string; fields: Fields; check: string | undefined; unverified: boolean };

export async function readStep(key: Key, form: FormData): Promise<SentStep> {
  const position = stepNumber(textOf(form, "step"));
  const scheme = textOf(form, "way") || undefined;
  const face = await stepFace(key, position, scheme);
  const fields = face?.fields ?? {};
  return {
    token: key.text,
    position,
    scheme,
    fields,
    values: valuesOf(form, fields),
    base: textOf(form, "base") || undefined,
    check: textOf(form, "check") || undefined,
    unverified: textOf(form, "intent") === "unverified",
  };
}

/** Counted from 1 in addresses and forms, from 0 inside; -1 for what is none. */
export function stepNumber(text: string): number {
  return /^\d{1,2}$/.test(text) ? Number(text) - 1 : -1;
}
