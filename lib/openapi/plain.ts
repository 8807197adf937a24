import { isRecord } from "./read-document";

/** Members of a document of unknown origin, as what they should be or not at all. */
export function record(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

export function text(value: unknown, max: number): string | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const clean = String(value)
    .replace(/[\u0000-\u001f\u007f]+/g, " ")
    .trim()
    .slice(0, max);
  return clean === "" ? undefined : clean;
}
