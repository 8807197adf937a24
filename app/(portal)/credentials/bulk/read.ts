import { type BulkDeed, bulkVerbs } from "@/components/bulk-words";
import { AppError } from "@/lib/errors";

/** Which deed a form or an address names. Throws `invalid_request`. */
export function readDeed(text: string): BulkDeed {
  const verb = bulkVerbs.find((each) => each === text);
  if (verb !== undefined && verb !== "export") return verb;
  throw new AppError("invalid_request", "Choose what to do with them.");
}

/** What cannot be an id is left out. */
export function readIds(given: readonly unknown[]): string[] {
  return given.filter((each): each is string => typeof each === "string" && /^cr_\w{1,60}$/.test(each));
}

/** Words under one name, however they were sent: one by one, or in a line. */
export function wordsIn(form: FormData, name: string): string[] {
  const texts = form.getAll(name).filter((each) => typeof each === "string");
  return texts.flatMap((text) => text.toLowerCase().split(/[\s,]+/)).filter(Boolean);
}
