import type { Fields } from "@/connectors/kit";
import { aboutFields, wayFields } from "@/lib/custom-connectors/form";

/** From the inputs of the form, named `about.name` and `ways.0.kind`, to what the room takes. Of several the last counts. */
export type Written = {
  about: Record<string, string>;
  ways: Record<string, string>[];
  confirmed: string[];
};

export function readWritten(form: FormData): Written {
  const about = textsUnder(form, "about.", aboutFields);
  const count = Math.min(8, Math.max(1, Number(form.get("ways")) || 1));
  const ways = Array.from({ length: count }, (_, index) => textsUnder(form, `ways.${index}.`, wayFields));
  const confirmed = form.getAll("confirm").filter((each) => typeof each === "string");
  return { about, ways, confirmed };
}

function textsUnder(form: FormData, prefix: string, fields: Fields): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, { maxLength = 2000 }]) => {
      const value = form.getAll(`${prefix}${key}`).at(-1);
      return typeof value === "string" ? [[key, value.slice(0, maxLength)]] : [];
    }),
  );
}
