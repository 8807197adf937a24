import type { CarriedApplication } from "./applications";

/**
 * A credential as it travels: plain text by field, with what sorts it. Whatever a file holds is cut down to this shape
 * before anything looks at it, so that size, depth and odd keys of a hostile file end here.
 */
export type TransferRecord = {
  /** Of the installation it came from; absent from files of others. */
  id?: string;
  name: string;
  connector: string;
  scheme: string;
  values: Readonly<Record<string, string>>;
  tags: readonly string[];
  environment?: string;
  identity?: string;
  label?: string;
  /** It was paused where it came from, and stays so. */
  paused?: boolean;
  /** Why it was read as this, where a file did not say so itself. */
  guess?: string;
};

/** Something in a file that cannot become a credential, and why. Neither text holds a value of the file. */
export type Unread = { name: string; reason: string };

export type Reading = {
  format: Format;
  records: readonly TransferRecord[];
  unread: readonly Unread[];
  /** Described by the workspace that it came from. */
  applications?: readonly CarriedApplication[];
};
export type Format = "keyrack" | "n8n" | "env" | "csv";

/** Bytes of a file, of a `.env` file or YAML that has to be read in one piece, and characters of a value. */
export const limits = {
  bytes: 8 * 1024 ** 2,
  pieceBytes: 900_000,
  rows: 10_000,
  fields: 80,
  value: 65_536,
  depth: 12,
} as const;

export const tooLong =
  "This file is longer than 8 MB. Export fewer credentials at once, or split it. An export of Keyrack that is longer comes out as several files: bring one after the other.";

/** Texts by key: numbers and flags become text, everything else and every dangerous key is dropped. */
export function plainTexts(input: unknown): Record<string, string> {
  if (input === null || typeof input !== "object" || Array.isArray(input)) return {};
  const entries = Object.entries(input).flatMap(([key, value]): [string, string][] => {
    if (!/^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(key) || forbidden.has(key)) return [];
    const text = typeof value === "number" || typeof value === "boolean" ? String(value) : value;
    return typeof text === "string" && text !== "" && text.length <= limits.value ? [[key, text]] : [];
  });
  return Object.fromEntries(entries.slice(0, limits.fields));
}

const forbidden = new Set(["__proto__", "prototype", "constructor"]);

/** A name that can be shown: one line, at most 120 characters. */
export function plainName(input: unknown, otherwise: string): string {
  const text = typeof input === "string" ? input : "";
  const tidy = text
    .slice(0, 1000)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return Array.from(tidy).slice(0, 60).join("").trim() || otherwise;
}

/** A short text without anything that cannot be shown, or undefined. */
export function plainText(input: unknown, most = 300): string | undefined {
  return (typeof input === "string" && plainName(input.slice(0, most), "")) || undefined;
}
