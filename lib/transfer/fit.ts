import { type Connector, fieldErrors, isShown, type Scheme, schemaFor, type Values } from "@/connectors/kit";
import type { Actor } from "@/lib/actor";
import { schemeOf, usableConnector } from "@/lib/catalog";
import type { Labels } from "@/lib/credentials/labels";
import { tag } from "@/lib/credentials/tag";
import { parseDraft } from "@/lib/credentials/values";
import { AppError } from "@/lib/errors";
import { parseEnvironment } from "@/lib/flows/input";
import { type Placed, placedFor } from "./applications";
import type { TransferRecord } from "./record";

/**
 * Whether a record fits an application of this workspace. What is incomplete, or needs somebody to sign in, becomes a
 * draft that no flow can use; what makes no sense at all is left out. A value that a field refuses is dropped, never bent.
 */
export type Fit = {
  connector: Connector;
  scheme: Scheme;
  values: Values;
  labels: Labels;
  draft: boolean;
  /** What a person still has to do, by the names of the fields. */
  note?: string;
};

/** A sentence when it does not fit. */
export function fitOf(
  actor: Actor,
  record: TransferRecord,
  placed: ReadonlyMap<string, Placed> = new Map(),
): Fit | { problem: string } {
  try {
    const carried = placed.get(record.connector);
    const connector = carried ? placedFor(actor, carried) : usableConnector(actor, record.connector);
    const scheme = schemeOf(connector, record.scheme);
    const fit = { connector, scheme, labels: labelsOf(record), ...valuesOf(scheme, record.values) };
    if (!carried?.missing) return fit;
    return { ...fit, note: [`Brings the application “${connector.name}”.`, fit.note].filter(Boolean).join(" ") };
  } catch (error) {
    if (error instanceof AppError) return { problem: error.message };
    throw error;
  }
}

function valuesOf(scheme: Scheme, given: Values): Pick<Fit, "values" | "draft" | "note"> {
  const known = Object.fromEntries(Object.entries(given).filter(([key]) => Object.hasOwn(scheme.fields, key)));
  const whole = schemaOf(scheme).safeParse(known);
  const signIn = "oauth2" in scheme && scheme.oauth2 !== undefined;
  if (whole.success)
    return { values: whole.data, draft: signIn, ...(signIn ? { note: "Has to be connected again." } : {}) };
  const errors = fieldErrors(whole.error.issues);
  const kept = Object.fromEntries(Object.entries(known).filter(([key]) => errors[key] === undefined));
  const wrong = Object.keys(errors).filter((key) => known[key] !== undefined);
  const missing = Object.keys(errors).filter((key) => known[key] === undefined && isShown(scheme.fields, key, kept));
  return { values: parseDraft(scheme.fields, kept), draft: true, note: noteOf(scheme, missing, wrong) };
}

/** Making one takes longer than using it, and a file has thousands of rows of a few schemes. */
function schemaOf(scheme: Scheme): ReturnType<typeof schemaFor> {
  const made = schemas.get(scheme) ?? schemaFor(scheme.fields);
  schemas.set(scheme, made);
  return made;
}

const schemas = new WeakMap<Scheme, ReturnType<typeof schemaFor>>();

function noteOf(scheme: Scheme, missing: readonly string[], wrong: readonly string[]): string {
  const labels = (keys: readonly string[]) => keys.map((key) => scheme.fields[key]?.label ?? key).join(", ");
  const parts = [
    missing.length > 0 ? `Missing: ${labels(missing)}.` : "",
    wrong.length > 0 ? `Not possible, so left out: ${labels(wrong)}.` : "",
  ];
  return parts.filter((part) => part !== "").join(" ");
}

function labelsOf({ tags, environment }: TransferRecord): Labels {
  const tidy = tags.map((each) => each.trim().toLowerCase()).filter((each) => tag.test(each));
  return { tags: [...new Set(tidy)].sort().slice(0, 20), environment: environmentOf(environment) };
}

function environmentOf(given: string | undefined): string | null {
  if (!given) return null;
  try {
    return parseEnvironment(given);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
