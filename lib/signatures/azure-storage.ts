import { createHmac } from "node:crypto";
import { parametersOf, sorted } from "./encoding";
import type { Message, Moment } from "./message";

/**
 * Azure Storage's Shared Key: the headers that sign one request to blobs, queues, files or, in a shorter form, tables.
 * The body is not signed, but its length is: it has to be known before anything is sent. `RangeError` when the account
 * key is not Base64.
 */
export type AzureKeys = { account: string; key: string; tables?: boolean };

/** The version that is asked for when the caller names none. */
const version = "2021-12-02";

export function azureStorageHeaders(
  message: Message,
  { account, key, tables = false }: AzureKeys,
  { now }: Pick<Moment, "now">,
): Record<string, string> {
  const added = {
    "x-ms-date": new Date(now).toUTCString(),
    "x-ms-version": message.headers["x-ms-version"] ?? version,
  };
  const whole = { ...message, headers: { ...message.headers, ...added } };
  const text = tables ? tableString(whole, account) : stringToSign(whole, account);
  const signature = createHmac("sha256", bytesOf(key)).update(text, "utf8").digest("base64");
  return { ...added, authorization: `SharedKey ${account}:${signature}` };
}

/** Blobs, queues and files. The date stands in `x-ms-date`, so the line of `Date` stays empty. */
export function stringToSign({ method, url, headers }: Message, account: string): string {
  const at = (name: string) => headers[name] ?? "";
  const length = at("content-length");
  return [
    method,
    at("content-encoding"),
    at("content-language"),
    // Since 2015-02-21 an empty body has an empty line here.
    length === "0" ? "" : length,
    at("content-md5"),
    at("content-type"),
    headers["x-ms-date"] === undefined ? at("date") : "",
    at("if-modified-since"),
    at("if-match"),
    at("if-none-match"),
    at("if-unmodified-since"),
    at("range"),
    `${canonicalHeaders(headers)}${canonicalResource(url, account)}`,
  ].join("\n");
}

function tableString({ method, url, headers }: Message, account: string): string {
  const comp = parametersOf(url.search.slice(1)).find(([name]) => name.toLowerCase() === "comp")?.[1];
  const resource = `/${account}${url.pathname}${comp === undefined ? "" : `?comp=${comp}`}`;
  const at = (name: string) => headers[name] ?? "";
  return [method, at("content-md5"), at("content-type"), at("x-ms-date"), resource].join("\n");
}

function canonicalHeaders(headers: Readonly<Record<string, string>>): string {
  return sorted(Object.entries(headers).filter(([name]) => name.startsWith("x-ms-")))
    .map(([name, value]) => `${name}:${value.replace(/\s+/g, " ").trim()}\n`)
    .join("");
}

/** The path as it is sent; parameters decoded, by name in lower case, values of one name together. */
function canonicalResource(url: URL, account: string): string {
  const values = new Map<string, string[]>();
  for (const [name, value] of sorted(parametersOf(url.search.slice(1)))) {
    const lower = name.toLowerCase();
    values.set(lower, [...(values.get(lower) ?? []), value]);
  }
  const lines = sorted([...values].map(([name, all]) => [name, all.sort().join(",")] as const));
  return `/${account}${url.pathname}${lines.map(([name, value]) => `\n${name}:${value}`).join("")}`;
}

function bytesOf(key: string): Buffer {
  if (/^[A-Za-z0-9+/]+={0,2}$/.test(key) && key.length % 4 === 0) return Buffer.from(key, "base64");
  throw new RangeError("The account key is not Base64. Copy it again, up to the last “=”.");
}
