import type { CheckInput } from "@/lib/credentials/check";
import { AppError } from "@/lib/errors";

/** Of a whole form: no field is longer than 64 KiB, and no form has more than a few of those. */
const maxBytes = 1_000_000;

/** The body of a live check. Throws `too_large` before more than that was read, `invalid_fields` for anything else. */
export async function readCheck(request: Request): Promise<CheckInput> {
  const body = parsed(await bodyOf(request));
  const { connector, scheme, values, credential, base, oauthClient } = body;
  if (typeof connector !== "string" || typeof scheme !== "string" || !isRecord(values)) throw malformed();
  return {
    connector,
    scheme,
    values,
    ...(typeof credential === "string" ? { credential } : {}),
    ...(typeof base === "string" ? { base } : {}),
    ...(typeof oauthClient === "string" ? { oauthClient } : {}),
  };
}

/** Throws `too_large` before more than a form can hold was read. */
export async function bodyOf(request: Request): Promise<string> {
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw new AppError("too_large", "That is more than a form can hold. Shorten what you pasted.");
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parsed(text: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(text);
    if (isRecord(body)) return body;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw malformed();
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function malformed(): AppError {
  return new AppError("invalid_fields", "Send connector, scheme and values as JSON.");
}
