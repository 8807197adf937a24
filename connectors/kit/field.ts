/**
 * An input of a form, as plain JSON that travels to the browser unchanged. Builders exist so that a definition reads as
 * a list of nouns and so that a secret cannot be declared readable by accident.
 */

export type FieldKind = "text" | "secret" | "url" | "host" | "port" | "choice" | "flag" | "multiline" | "json" | "file";

/** `connection`: where. `secret`: what lets us in. `settings`: everything else, scopes first, advanced folded. */
export type FieldGroup = "connection" | "secret" | "settings";

export type Choice = { value: string; label: string; help?: string };

/** What to do with a pasted text before it lands in this field. */
export type PasteRule =
  | { kind: "url"; into: Readonly<Record<string, "origin" | "host" | "hostname" | "port" | "path" | "subdomain">> }
  | { kind: "strip"; pattern: string }
  | { kind: "json"; into: Readonly<Record<string, string>> };

export type Field = {
  label: string;
  kind: FieldKind;
  group: FieldGroup;
  /** Sealed and write-only. Always true for kind `secret`; multiline, json and file may be either. */
  secret: boolean;
  /** Keeps surrounding white space: passwords may end with a blank, pasted keys may not. */
  exact?: boolean;
  optional?: boolean;
  /** Folded under "Advanced" in the settings group. */
  advanced?: boolean;
  help?: string;
  example?: string;
  default?: string;
  prefix?: string;
  suffix?: string;
  /** JSON Schema regular expression (unanchored unless it says so) for the whole trimmed value. */
  pattern?: string;
  /** The sentence shown when `pattern` does not match. */
  message?: string;
  choices?: readonly Choice[];
  shownWhen?: { field: string; is: readonly string[] };
  paste?: readonly PasteRule[];
  /** Characters. Defaults by kind: see `maxLengthOf`. */
  maxLength?: number;
};

export type Fields = Readonly<Record<string, Field>>;

/** All values are text: a port is "5432", a flag "true" or "false". Hidden and empty fields are absent. */
export type Values = Readonly<Record<string, string>>;

type Options = Omit<Partial<Field>, "kind" | "secret"> & { label: string };

const build =
  (kind: FieldKind, group: FieldGroup, secret = false, extra: Partial<Field> = {}) =>
  (options: Options): Field => ({ kind, group, secret, ...extra, ...options });

export const text = build("text", "connection");
export const url = build("url", "connection");
export const host = build("host", "connection");
export const port = build("port", "connection");
export const choice = build("choice", "settings");
export const flag = build("flag", "settings");
/** Readable text of several lines, such as a list of scopes or a certificate. */
export const multiline = build("multiline", "settings");
/** A readable file, such as the certificate of a private authority. */
export const file = build("file", "settings");
/** A key or token: surrounding white space is dropped, it is never part of one. */
export const secret = build("secret", "secret", true);
/** A password that a person chose: kept exactly as typed. */
export const password = build("secret", "secret", true, { exact: true });
/** A sealed text of several lines, such as a private key. */
export const secretText = build("multiline", "secret", true);
/** A sealed JSON document, such as a service account key. */
export const secretJson = build("json", "secret", true);

const lengths: Record<FieldKind, number> = {
  text: 500,
  secret: 4096,
  url: 2000,
  host: 253,
  port: 5,
  choice: 200,
  flag: 5,
  multiline: 65_536,
  json: 65_536,
  file: 65_536,
};

export function maxLengthOf(field: Field): number {
  return field.maxLength ?? lengths[field.kind];
}

/** True when the value of the field it depends on makes this one visible. */
export function isShown(fields: Fields, key: string, values: Values): boolean {
  const rule = fields[key]?.shownWhen;
  if (!rule) return true;
  if (!isShown(fields, rule.field, values)) return false;
  const value = values[rule.field] ?? fields[rule.field]?.default ?? "";
  return rule.is.includes(value);
}
