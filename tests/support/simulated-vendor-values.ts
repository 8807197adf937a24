import { type Field, fieldSchema, type HttpScheme, placeholders, schemaFor, type Values } from "@/connectors/kit";
import type { Recorded } from "./recorded-answers";
import { strangersKey, withPrivateKeys } from "./simulated-vendor-oauth";

/** Values that a form of this scheme takes: those of the good answer, then defaults and examples, of what is required. */
export function goodValues(scheme: HttpScheme, good: Recorded | undefined): Values {
  const issuer = placeholders(scheme.oauth2?.endpoints.issuer ?? "");
  const typed = Object.entries(scheme.fields).flatMap(([key, field]) => {
    const needed = !field.optional || issuer.includes(key);
    const value = good?.values?.[key] ?? field.default ?? (needed ? made(key, field) : undefined);
    return value === undefined ? [] : [[key, value] as const];
  });
  return parse(scheme, withPrivateKeys(scheme.fields, Object.fromEntries(typed)));
}

/** The same with one secret changed so that its form still fits; undefined when there is nothing secret. */
export function wrongValues(scheme: HttpScheme, values: Values): Values | undefined {
  for (const key of Object.keys(scheme.fields).reverse()) {
    const field = scheme.fields[key];
    const value = values[key];
    if (!field?.secret || value === undefined) continue;
    // A key with another letter is no key at all; a wrong one is somebody else's.
    const wrong = value.includes("PRIVATE KEY") ? strangersKey() : altered(field, value);
    if (wrong !== undefined) return { ...values, [key]: wrong };
  }
  return undefined;
}

export function withoutSecrets(scheme: HttpScheme, values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !scheme.fields[key]?.secret));
}

function made(key: string, field: Field): string {
  // Some examples only hint at a long value: "eyJhbGciOi…" is nothing that could be sent.
  if (field.example !== undefined && !field.example.includes("…")) return field.example;
  return field.choices?.[0]?.value ?? `made-for-${key}-4711`;
}

function parse(scheme: HttpScheme, input: Values): Values {
  const result = schemaFor(scheme.fields).safeParse(input);
  if (result.success) return result.data;
  throw new Error(result.error.issues.map(({ path, message }) => `${String(path[0])}: ${message}`).join("\n"));
}

/** Changes letters and digits from the end on, one at a time, until the field takes it. */
function altered(field: Field, value: string): string | undefined {
  for (let at = value.length - 1; at >= 0; at--) {
    for (const other of ["0", "1", "a", "b", "A", "B"]) {
      const wrong = `${value.slice(0, at)}${other}${value.slice(at + 1)}`;
      // The last letter of Base64 may differ and still mean the same bytes.
      const same = Buffer.from(wrong, "base64").equals(Buffer.from(value, "base64"));
      if (/[A-Za-z0-9]/.test(value.charAt(at)) && !same && fieldSchema(field).safeParse(wrong).success) return wrong;
    }
  }
  return undefined;
}
