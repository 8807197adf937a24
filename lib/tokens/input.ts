import { z } from "zod";
import { tag } from "@/lib/credentials/tag";
import { AppError } from "@/lib/errors";
import { scopes } from "@/lib/scopes";
import { normalRange } from "./addresses";

/** What a person chooses for a token, checked. Days and rates are numbers; a form sends them as text, which is fine. */
const names = z
  .string()
  .transform((text) => text.trim().replace(/\s+/g, " "))
  .pipe(
    z
      .string()
      .min(1, "Enter a name, such as the machine that will use it.")
      .max(100, "Use at most 100 characters.")
      .regex(/^[^\u0000-\u001f\u007f]*$/, "Remove the characters that cannot be shown."),
  );

const ranges = z.string().transform((text, context) => {
  const normal = normalRange(text);
  if (normal !== undefined) return normal;
  context.issues.push({
    code: "custom",
    input: text,
    message: "Enter addresses such as 10.1.2.3 or ranges such as 10.0.0.0/8.",
  });
  return z.NEVER;
});

export const tokenReach = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("all") }),
  z.strictObject({
    kind: z.literal("listed"),
    ids: z.array(z.string()).min(1, "Choose at least one credential.").max(500),
  }),
  z.strictObject({
    kind: z.literal("tagged"),
    tags: z
      .array(z.string().regex(tag, "A tag has small letters, digits and . _ : / - in it, at most 40."))
      .min(1, "Choose at least one tag.")
      .max(20, "Choose at most 20 tags.")
      .transform((all) => [...new Set(all)].sort()),
  }),
  z.strictObject({ kind: z.literal("flow"), flowId: z.string(), environment: z.string() }),
]);

export const tokenInput = z.strictObject({
  name: names,
  scopes: z
    .array(z.enum(scopes, "Choose from the list."))
    .min(1, "Choose at least one scope.")
    .transform((all) => [...new Set(all)]),
  reach: tokenReach.default({ kind: "all" }),
  /** Null: it does not end by itself. */
  days: z.coerce
    .number("Enter a number of days.")
    .int("Enter whole days.")
    .min(1, "At least one day.")
    .max(3650, "At most ten years.")
    .nullable()
    .default(90),
  addresses: z.array(ranges).max(50).default([]),
  rate: z.coerce
    .number("Enter a number.")
    .int("Enter a whole number.")
    .min(1, "At least one.")
    .max(10_000_000, "At most 10,000,000.")
    .nullable()
    .default(null),
  methods: z
    .array(z.enum(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"], "Choose from the list."))
    .default([]),
  paths: z
    .array(
      z
        .string()
        .regex(/^\/[^\s?#%\\]*$/, "A path begins with / and holds no blanks, %, ? or #.")
        .max(500),
    )
    .max(50)
    .default([]),
});
export type TokenInput = z.input<typeof tokenInput>;
export type TokenChoice = z.output<typeof tokenInput>;

/** Throws `invalid_fields`. */
export function parseToken(input: unknown): TokenChoice {
  const result = tokenInput.safeParse(input);
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) fields[String(issue.path[0] ?? "")] ??= issue.message;
  throw new AppError("invalid_fields", "Look at the marked fields.", { fields });
}
