import { AppError } from "@/lib/errors";

/** Of a whole form: no field is longer than 64 KiB, and no form has more than a few of those. */
const maxBytes = 1_000_000;

/** The object that a body holds as JSON; undefined when it holds none. Throws `too_large` before more than a form can hold was read. */
export async function jsonBody(request: Request): Promise<Record<string, unknown> | undefined> {
  const text = await textOf(request);
  try {
    const body: unknown = JSON.parse(text);
    return isRecord(body) ? body : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

async function textOf(request: Request): Promise<string> {
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
