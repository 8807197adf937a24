import type { Content } from "@/lib/custom-connectors/form";
import { draftFrom } from "@/lib/openapi/draft";
import { outlineOf } from "@/lib/openapi/outline";

/** What a document is expected to give: parts of the draft, or the words of the refusal. */
export type Case = {
  name: string;
  document: unknown;
  /** Where it was fetched from. */
  from?: string;
  about?: Readonly<Record<string, string | undefined>>;
  /** Of the first way in, or of all of them. */
  way?: Readonly<Record<string, string | undefined>>;
  kinds?: readonly (string | undefined)[];
  /** Places that must be marked as a guess, with a word of the reason. */
  guess?: Readonly<Record<string, RegExp>>;
  note?: RegExp;
  refused?: RegExp;
};

export function draftOf({ document, from }: Case): Content | string {
  const outline = outlineOf(typeof document === "string" ? document : JSON.stringify(document));
  return "refused" in outline ? outline.detail : draftFrom(outline, from);
}

/** A whole small document around the part that matters. */
export function api(parts: Record<string, unknown>): Record<string, unknown> {
  return {
    openapi: "3.0.3",
    info: { title: "Orders API", version: "1" },
    servers: [{ url: "https://api.orders.dev/v1" }],
    paths: { "/me": { get: { responses: { 200: answer({ id: {}, email: {} }) } } }, "/orders": { post: {} } },
    ...parts,
  };
}

export function secured(schemes: Record<string, unknown>, security?: unknown): Record<string, unknown> {
  return api({ components: { securitySchemes: schemes }, ...(security === undefined ? {} : { security }) });
}

export function answer(properties: Record<string, unknown>) {
  return { description: "", content: { "application/json": { schema: { type: "object", properties } } } };
}
