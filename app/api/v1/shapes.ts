import { z } from "zod";
import type { Explanation, Outcome, Step } from "@/connectors/kit";
import type { Metadata } from "@/lib/credentials/summary";

/** The documents that go over the wire, as schemas for the description and as functions that make them. */
const time = z.iso.datetime().describe("RFC 3339, UTC");

export const credentialShape = z
  .object({
    id: z.string(),
    name: z.string(),
    connector: z.string(),
    scheme: z.string(),
    status: z.enum(["valid", "limited", "invalid", "unknown"]),
    state: z.enum(["active", "disabled", "draft"]),
    reason: z.string().nullable(),
    sentence: z.string().nullable().describe("One sentence about the status, for people."),
    identity: z.string().nullable().describe("Stable id of the account at the application."),
    label: z.string().nullable(),
    tags: z.array(z.string()),
    environment: z.string().nullable().describe("What it is for, such as production or staging."),
    verifiedAt: time.nullable(),
    checkedAt: time.nullable(),
    expiresAt: time.nullable(),
    createdAt: time,
    updatedAt: time,
  })
  .meta({ id: "Credential" });

export function credentialOf({ workspaceId: _, ...row }: Metadata) {
  return {
    ...row,
    verifiedAt: moment(row.verifiedAt),
    checkedAt: moment(row.checkedAt),
    expiresAt: moment(row.expiresAt),
    createdAt: moment(row.createdAt),
    updatedAt: moment(row.updatedAt),
  };
}

export const verificationShape = z
  .object({
    id: z.string().optional(),
    at: time,
    ms: z.int(),
    by: z.string().optional(),
    outcome: z.enum(["verified", "limited", "rejected", "inconclusive"]),
    reason: z.string().nullable(),
    steps: z.array(z.object({ name: z.string(), state: z.string(), ms: z.number(), detail: z.string().optional() })),
    explanation: z
      .object({ cause: z.string(), whose: z.string(), next: z.string(), field: z.string().optional() })
      .loose()
      .nullable(),
  })
  .meta({ id: "Verification" });

type Run = {
  at: number;
  ms: number;
  outcome: Outcome | Outcome["outcome"];
  reason?: string | undefined;
  steps: readonly Step[];
  explanation?: Explanation | undefined;
};

/** Of a run that was just made, or of a record of one. */
export function verificationOf(run: Run & { by?: string; id?: string }) {
  const outcome = typeof run.outcome === "string" ? run.outcome : run.outcome.outcome;
  const told = typeof run.outcome === "object" && "reason" in run.outcome ? run.outcome.reason : run.reason;
  return {
    ...(run.id?.startsWith("ve_") ? { id: run.id } : {}),
    at: moment(run.at),
    ms: run.ms,
    ...(run.by === undefined ? {} : { by: run.by }),
    outcome,
    reason: told ?? null,
    steps: run.steps,
    explanation: run.explanation ?? null,
  };
}

export const problemShape = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })),
    requestId: z.string(),
    reason: z.string().optional(),
    verification: verificationShape.optional(),
    flows: z.array(z.unknown()).optional(),
  })
  .meta({ id: "Problem", description: "RFC 9457" });

export function pageOf(item: z.ZodType) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export function moment(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
