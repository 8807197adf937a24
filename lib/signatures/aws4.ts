import { createHash, createHmac } from "node:crypto";
import { parametersOf, sorted, strictly } from "./encoding";
import type { Message, Moment } from "./message";

/**
 * AWS Signature Version 4: the headers that sign one request. Host, date and all headers that are handed in are signed.
 * S3 and what imitates it take the path as it is sent and want the body's hash in a header; every other service has the
 * path encoded once more.
 */
export type Aws4Keys = {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  region: string;
  service: string;
};

/** `unsigned` says that nobody vouches for the body: only where TLS does, and only S3 takes it. */
export type Aws4Body = "signed" | "unsigned" | { sha256: string };

export function aws4Headers(
  message: Message,
  keys: Aws4Keys,
  { now }: Pick<Moment, "now">,
  payload: Aws4Body = "signed",
): Record<string, string> {
  const date = new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, "");
  const isS3 = keys.service === "s3";
  const hash = hashOf(message, payload);
  const added: Record<string, string> = {
    "x-amz-date": date,
    ...(keys.sessionToken ? { "x-amz-security-token": keys.sessionToken } : {}),
    ...(isS3 || payload === "unsigned" ? { "x-amz-content-sha256": hash } : {}),
  };
  const headers = { ...message.headers, ...added, host: message.url.host };
  const canonical = canonicalRequest({ ...message, headers }, hash, isS3);
  const scope = `${date.slice(0, 8)}/${keys.region}/${keys.service}/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", date, scope, sha256(canonical)].join("\n");
  const day = hmac(`AWS4${keys.secretAccessKey}`, date.slice(0, 8));
  const key = hmac(hmac(hmac(day, keys.region), keys.service), "aws4_request");
  const signature = createHmac("sha256", key).update(text).digest("hex");
  const authorization = `AWS4-HMAC-SHA256 Credential=${keys.accessKeyId}/${scope}, SignedHeaders=${namesOf(headers)}, Signature=${signature}`;
  return { ...added, authorization };
}

export function canonicalRequest({ method, url, headers }: Message, hash: string, isS3: boolean): string {
  const query = sorted(
    parametersOf(url.search.slice(1)).map(([name, value]) => [strictly(name), strictly(value)] as const),
  );
  const lines = sorted(Object.entries(headers)).map(([name, value]) => `${name}:${value.trim().replace(/ +/g, " ")}\n`);
  return [
    method,
    isS3 ? pathAsSent(url.pathname) : pathEncodedAgain(url.pathname),
    query.map(([name, value]) => `${name}=${value}`).join("&"),
    lines.join(""),
    namesOf(headers),
    hash,
  ].join("\n");
}

function hashOf({ body }: Message, payload: Aws4Body): string {
  if (payload === "unsigned") return "UNSIGNED-PAYLOAD";
  return typeof payload === "object" ? payload.sha256 : sha256(body ?? "");
}

function pathAsSent(path: string): string {
  return path
    .split("/")
    .map((segment) => strictly(unescaped(segment)))
    .join("/");
}

function pathEncodedAgain(path: string): string {
  return path
    .replace(/\/{2,}/g, "/")
    .split("/")
    .map(strictly)
    .join("/");
}

function unescaped(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function namesOf(headers: Readonly<Record<string, string>>): string {
  return Object.keys(headers).sort().join(";");
}

function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
