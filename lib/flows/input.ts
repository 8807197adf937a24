import { z } from "zod";
import { findConnector } from "@/lib/catalog";
import type { Owner } from "@/lib/custom-connectors/shelf";
import { AppError } from "@/lib/errors";

/** What may be said about a flow: a name, a note, and the slots it needs. */
export type SlotInput = { alias: string; connector: string };
export type FlowInput = { name: string; note?: string | undefined; slots: readonly SlotInput[] };

/** What an alias and an environment look like: they stand in addresses. */
export const word = /^[a-z0-9][a-z0-9_-]{0,39}$/;
const wording = "Use small letters, digits, - and _, at most 40, beginning with a letter or digit.";

const flowInput = (of: Owner) =>
  z.strictObject({
    name: z
      .string("Enter a name.")
      .trim()
      .min(1, "Enter a name, such as what the flow does.")
      .max(100, "Use at most 100 characters.")
      .regex(/^[^\u0000-\u001f\u007f]*$/, "Remove the characters that cannot be shown."),
    note: z.string().trim().max(2000, "Use at most 2,000 characters.").default(""),
    slots: z
      .array(
        z.strictObject({
          alias: z.string().regex(word, wording),
          connector: z
            .string()
            .refine((id) => findConnector(id, of) !== undefined, "Choose an application of the list."),
        }),
      )
      .max(50, "Use at most 50 slots.")
      .refine(
        (slots) => new Set(slots.map(({ alias }) => alias)).size === slots.length,
        "Each alias names one slot only.",
      ),
  });

/** Throws `invalid_fields`. */
export function parseFlow(of: Owner, input: FlowInput): { name: string; note: string; slots: SlotInput[] } {
  const result = flowInput(of).safeParse(input);
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) fields[issue.path.join(".")] ??= issue.message;
  throw new AppError("invalid_fields", "Look at the marked fields.", { fields });
}

/** Throws `invalid_fields`. */
export function parseEnvironment(text: string): string {
  const name = text.trim().toLowerCase();
  if (word.test(name)) return name;
  throw new AppError("invalid_fields", "Look at the marked fields.", { fields: { environment: wording } });
}
