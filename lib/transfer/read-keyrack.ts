import { isId } from "@/lib/id";
import { readApplications } from "./applications";
import type { Breath } from "./breath";
import { depthOf } from "./depth";
import { limits, plainName, plainText, plainTexts, type Reading, type TransferRecord } from "./record";
import { yamlIn } from "./yaml-pieces";

/** A file of Keyrack's own: what was sealed, or stubs as JSON or YAML. Undefined when it is something else. */
export function readKeyrack(text: string): Reading | undefined {
  const steps = reading(text);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The same, with others let in between. */
export async function readKeyrackSlowly(text: string, breath: Breath): Promise<Reading | undefined> {
  const steps = reading(text);
  let step = steps.next();
  while (!step.done) {
    await breath();
    step = steps.next();
  }
  return step.value;
}

/** Stops after each piece of work. */
function* reading(text: string): Generator<undefined, Reading | undefined> {
  const document = yield* documentIn(text);
  if (document?.keyrack !== "credentials/1" || !Array.isArray(document.credentials)) return undefined;
  const records: TransferRecord[] = [];
  const { applications, unread } = readApplications(document.applications);
  for (const [index, item] of document.credentials.slice(0, limits.rows + 1).entries()) {
    if (index % 50 === 0) yield;
    const given = item as Record<string, unknown> | null;
    const name = plainName(given?.name, `Line ${index + 1}`);
    const connector = plainText(given?.connector, 100);
    const scheme = plainText(given?.scheme, 100);
    if (index === limits.rows)
      unread.push({ name: "The rest", reason: `Only the first ${limits.rows.toLocaleString("en")} are read.` });
    else if (!given || !connector || !scheme)
      unread.push({ name, reason: "It does not say which application it is for." });
    else records.push(recordOf(given, { name, connector, scheme }));
  }
  return { format: "keyrack", records, unread, ...(applications.length > 0 ? { applications } : {}) };
}

function recordOf(
  given: Record<string, unknown>,
  base: Pick<TransferRecord, "name" | "connector" | "scheme">,
): TransferRecord {
  const tags = Array.isArray(given.tags) ? given.tags.slice(0, 20).flatMap((each) => plainText(each, 40) ?? []) : [];
  const environment = plainText(given.environment, 60);
  const identity = typeof given.identity === "string" ? given.identity.slice(0, 300) : undefined;
  const label = plainText(given.label, 200);
  return {
    ...base,
    ...(typeof given.id === "string" && isId("cr", given.id) ? { id: given.id } : {}),
    values: plainTexts(given.values),
    tags,
    ...(environment ? { environment } : {}),
    ...(identity ? { identity } : {}),
    ...(label ? { label } : {}),
    ...(given.paused === true ? { paused: true } : {}),
  };
}

function* documentIn(text: string): Generator<undefined, Record<string, unknown> | undefined> {
  const start = text.trimStart();
  if (depthOf(start) > limits.depth) return undefined;
  try {
    const parsed = start.startsWith("{")
      ? (JSON.parse(start) as unknown)
      : start.startsWith("keyrack:")
        ? yield* yamlIn(start)
        : undefined;
    return parsed !== null && typeof parsed === "object" ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    // Not a document of this kind: the next reader looks at it.
    return undefined;
  }
}
