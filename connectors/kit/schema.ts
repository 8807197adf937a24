import * as z from "zod/mini";
import { type Field, type Fields, isShown, maxLengthOf, type Values } from "./field";

/**
 * The zod schema of a form whose fields are data. The browser and the server build the same one, so an error reads the
 * same on both sides. Input: text, numbers or booleans by field key. Output: `Values`, trimmed, with defaults, without
 * hidden or empty fields.
 */
export function schemaFor(fields: Fields, options: { kept?: readonly string[] } = {}) {
  const kept = new Set(options.kept ?? []);
  const shape = Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, z.optional(fieldSchema(field))]));
  const object = z.strictObject(shape, { error: unknownField }).check((context) => {
    const values = context.value as Values;
    for (const [key, field] of Object.entries(fields)) {
      if (values[key] !== undefined || field.optional || field.kind === "flag" || kept.has(key)) continue;
      if (!isShown(fields, key, values)) continue;
      context.issues.push({ code: "custom", message: `Enter ${spoken(field)}.`, path: [key], input: undefined });
    }
  });
  return z.pipe(
    z.transform((input) => prepare(fields, input, kept)),
    object,
  ) as z.ZodMiniType<Values>;
}

/** The zod schema of one value that is present. */
export function fieldSchema(field: Field) {
  const max = maxLengthOf(field);
  const checks = [
    z.maxLength(max, `${capital(spoken(field))} is too long: at most ${max.toLocaleString("en")} characters.`),
    z.refine<string>((value) => printable(field, value), "Remove the characters that cannot be shown; type it again."),
  ];
  if (field.pattern) {
    const pattern = new RegExp(field.pattern, "u");
    const message = field.message ?? `This does not look like ${spoken(field)}${exampleOf(field)}.`;
    checks.push(z.refine<string>((value) => pattern.test(value), message));
  }
  const form = formOf(field);
  if (form) checks.push(z.refine<string>(form.test, form.message));
  return z.string(`Enter ${spoken(field)} as text.`).check(...checks);
}

/** Drops what is hidden or empty, trims, fills in defaults. Anything that is no object is passed on to be refused. */
function prepare(fields: Fields, input: unknown, kept: ReadonlySet<string>): unknown {
  if (input === null || typeof input !== "object" || Array.isArray(input)) return input;
  const raw: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(input)) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    const plain = typeof value === "number" || typeof value === "boolean" ? String(value) : value;
    const tidy = typeof plain === "string" && field ? tidied(field, plain) : plain;
    if (tidy !== "" && tidy !== undefined && tidy !== null) raw[key] = tidy;
  }
  for (const [key, field] of Object.entries(fields)) {
    if (raw[key] === undefined && field.default !== undefined && !kept.has(key)) raw[key] = field.default;
  }
  const texts = Object.fromEntries(Object.entries(raw).filter(([, value]) => typeof value === "string")) as Values;
  for (const key of Object.keys(raw)) {
    if (Object.hasOwn(fields, key) && !isShown(fields, key, texts)) delete raw[key];
  }
  return raw;
}

function tidied(field: Field, value: string): string {
  if (field.exact) return value;
  const trimmed = value.trim();
  if (field.kind === "url") return trimmed.replace(/\/+$/, "");
  if (field.kind === "host") return trimmed.replace(/\.$/, "").toLowerCase();
  return field.kind === "multiline" || field.kind === "file" ? trimmed.replace(/\r\n?/g, "\n") : trimmed;
}

function printable(field: Field, value: string): boolean {
  const several = field.kind === "multiline" || field.kind === "json" || field.kind === "file";
  return (
    !(several ? /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/ : /[\u0000-\u001f\u007f]/).test(value) &&
    wellFormed(value)
  );
}

/** A lone surrogate cannot be stored as UTF-8 without changing. */
function wellFormed(value: string): boolean {
  return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(value);
}

function formOf(field: Field): { test: (value: string) => boolean; message: string } | undefined {
  switch (field.kind) {
    case "url":
      return {
        test: isWebAddress,
        message: "Enter a whole address that begins with https:// or http://, without user name or #.",
      };
    case "host":
      return { test: isHost, message: "Enter only the host name or address, without https://, port or path." };
    case "port":
      return {
        test: (value) => /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535,
        message: "Enter a port from 1 to 65535.",
      };
    case "choice":
      return {
        test: (value) => (field.choices ?? []).some((choice) => choice.value === value),
        message: "Choose one of the list.",
      };
    case "flag":
      return { test: (value) => value === "true" || value === "false", message: "Choose yes or no." };
    case "json":
      return { test: isJson, message: "This is not valid JSON. Paste the whole file, from { to }." };
    default:
      return undefined;
  }
}

function isWebAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password, hash } = new URL(value);
  return (
    (protocol === "https:" || protocol === "http:") &&
    username === "" &&
    password === "" &&
    hash === "" &&
    !/\s/.test(value)
  );
}

function isHost(value: string): boolean {
  if (/^\[?[0-9a-f:.]*:[0-9a-f:.]*\]?$/i.test(value)) return URL.canParse(`http://[${value.replace(/^\[|\]$/g, "")}]`);
  return /^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/i.test(value);
}

function isJson(value: string): boolean {
  try {
    const parsed: unknown = JSON.parse(value);
    return parsed !== null && typeof parsed === "object";
  } catch {
    return false;
  }
}

function unknownField(issue: { code?: string; keys?: readonly string[] }): string | undefined {
  if (issue.code === "unrecognized_keys")
    return `There is no field "${(issue.keys ?? []).join('", "').slice(0, 100)}" here.`;
  return "Send the values as an object of fields.";
}

/** Labels begin a line; in a sentence the first letter is lowered unless the word is an acronym. */
function spoken(field: Field): string {
  const label = /^[A-Z][a-z]/.test(field.label)
    ? field.label.charAt(0).toLowerCase() + field.label.slice(1)
    : field.label;
  return `the ${label}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function exampleOf(field: Field): string {
  return field.example ? `, such as ${field.example}` : "";
}

/** First message of each field, by key; the empty key speaks of the form as a whole. */
export function fieldErrors(
  issues: readonly { path: readonly PropertyKey[]; message: string }[],
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const issue of issues) errors[String(issue.path[0] ?? "")] ??= issue.message;
  return errors;
}
