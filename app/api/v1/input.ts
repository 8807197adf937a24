import type { Readable } from "node:stream";
import { z } from "zod";
import { AppError } from "@/lib/errors";

/** Reads what came in: query, JSON body and cursors, each within limits and by its schema. */
const bodyLimit = 1024 ** 2;

export const paging = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
};

/** Throws `invalid_request` that names the parameter. */
export function parseQuery(schema: z.ZodType | undefined, search: string): unknown {
  const given = Object.fromEntries(new URLSearchParams(search));
  return checked(schema ?? z.strictObject({}), given, "invalid_request", "#/query");
}

/** Throws `invalid_fields` with a pointer at each. */
export function parseBody(schema: z.ZodType, text: string): unknown {
  return checked(schema, parsed(text), "invalid_fields", "#");
}

/** The body as text. Throws `too_large`, `unsupported_media_type`. */
export async function readText(body: Readable | undefined, contentType: string | undefined): Promise<string> {
  if (body === undefined) return "";
  if (contentType?.split(";")[0]?.trim().toLowerCase() !== "application/json") {
    throw new AppError("unsupported_media_type", "Send JSON: Content-Type: application/json.");
  }
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of body) {
    parts.push(part);
    bytes += part.length;
    if (bytes > bodyLimit) throw new AppError("too_large", "A body may have at most 1 MiB.");
  }
  return Buffer.concat(parts).toString("utf8");
}

/** Cursors are opaque to callers. */
export function cursorOf(...parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** Throws `invalid_request` for what is no cursor of this list. */
export function readCursor<T>(cursor: string | undefined, schema: z.ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined;
  const result = schema.safeParse(decodedCursor(cursor));
  if (result.success) return result.data;
  throw badCursor();
}

function decodedCursor(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch (cause) {
    throw badCursor(cause);
  }
}

function badCursor(cause?: unknown): AppError {
  const fields = { "#/query/cursor": "Take the cursor from nextCursor of the page before." };
  return new AppError("invalid_request", "This is no cursor of this list.", { fields, cause });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("invalid_request", "The body is not JSON.", { cause });
  }
}

function checked(schema: z.ZodType, input: unknown, code: "invalid_request" | "invalid_fields", root: string): unknown {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) fields[[root, ...issue.path.map(String)].join("/")] ??= issue.message;
  throw new AppError(code, "Look at the named members.", { fields });
}
