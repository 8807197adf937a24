import {
  expandEach,
  expandText,
  type Fields,
  fieldErrors,
  isHttp,
  maxLengthOf,
  type Scheme,
  schemaFor,
  secretEndpointsOf,
  secretKeys,
  type Values,
} from "@/connectors/kit";
import { AppError } from "@/lib/errors";

/** What may be typed, and what an edit makes of it. */

/** Throws `invalid_fields` with a sentence at each field. */
export function parseValues(fields: Fields, input: unknown): Values {
  const result = schemaFor(fields).safeParse(input);
  if (result.success) return result.data;
  throw new AppError("invalid_fields", "Look at the marked fields.", { fields: fieldErrors(result.error.issues) });
}

/** A draft may be incomplete, but what it holds must still be possible values. */
export function parseDraft(fields: Fields, input: unknown): Values {
  const optional = Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [key, { ...field, optional: true }]),
  );
  const loose = Object.fromEntries(
    Object.entries(optional).map(([key, field]) => [
      key,
      { ...field, pattern: undefined, maxLength: maxLengthOf(field) },
    ]),
  ) as Fields;
  return parseValues(loose, input);
}

/** Throws `invalid_fields` unless it is a name of 1 to 120 characters. */
export function parseName(input: unknown): string {
  const name = typeof input === "string" ? input.trim().replace(/\s+/g, " ") : "";
  const problem =
    name === ""
      ? "Enter a name, such as where or what it is for."
      : name.length > 120
        ? "Use at most 120 characters."
        : /[\u0000-\u001f\u007f]/.test(name)
          ? "Remove the characters that cannot be shown."
          : undefined;
  if (problem) throw new AppError("invalid_fields", problem, { fields: { name: problem } });
  return name;
}

/**
 * Lays changed values over the stored ones; an empty one removes what is stored, one of a field that the connector no
 * longer has is dropped. When they lead to another host, no stored secret goes there: all of them must be entered
 * again, which the errors of the schema then say.
 */
export function mergeValues(
  scheme: Scheme,
  stored: { open: Values; secret: Values },
  change: Readonly<Record<string, unknown>>,
): { input: Record<string, unknown>; cleared: boolean } {
  const known = (values: Values) => Object.entries(values).filter(([key]) => Object.hasOwn(scheme.fields, key));
  const before = Object.fromEntries(known(stored.open).filter(([key]) => scheme.fields[key]?.secret !== true));
  const open = { ...before, ...change };
  const cleared = destination(scheme, before) !== destination(scheme, textsOf(open));
  return { input: cleared ? open : { ...Object.fromEntries(known(stored.secret)), ...open }, cleared };
}

/** Where the values of this scheme may be sent, as one comparable text. */
export function destination(scheme: Scheme, values: Values): string {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
  const filled = { ...defaultsOf(scheme.fields), ...given };
  if (!isHttp(scheme))
    return `${expandText(scheme.target.host, filled)}:${expandText(scheme.target.port, filled)}`.toLowerCase();
  const tokens = scheme.oauth2 ? secretEndpointsOf(scheme.oauth2) : [];
  return [...scheme.origins, ...tokens]
    .flatMap((template) => expandEach(template, filled))
    .map((url) => (URL.canParse(url) ? new URL(url).origin : url))
    .join(" ");
}

/** `host:port` for limits and messages; undefined when the values do not give one. */
export function targetOf(scheme: Scheme, values: Values): string | undefined {
  const place = destination(scheme, values).split(" ")[0] ?? "";
  return URL.canParse(place) ? new URL(place).host : place || undefined;
}

/** At cleared secrets, the sentence that says why they are wanted again. */
export function clearedErrors(fields: Fields, errors: Readonly<Record<string, string>>): Record<string, string> {
  const hidden = new Set(secretKeys(fields));
  return Object.fromEntries(
    Object.entries(errors).map(([key, message]) => [
      key,
      hidden.has(key) ? "The address changed, so the stored value was not used. Enter it again." : message,
    ]),
  );
}

function defaultsOf(fields: Fields): Values {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) => (field.default === undefined ? [] : [[key, field.default]])),
  );
}

function textsOf(values: Readonly<Record<string, unknown>>): Values {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value ?? "").trim()]));
}
