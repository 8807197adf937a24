import { createHmac } from "node:crypto";
import { parametersOf, sorted, strictly } from "./encoding";
import type { Message, Moment } from "./message";

/**
 * OAuth 1.0a (RFC 5849): the Authorization header that signs one request with a client's secret and, unless it is
 * one-legged, a token's. Query and form parameters are signed, a body of another kind is not: the protocol has no word
 * for it.
 */
export type OAuth1Keys = {
  consumerKey: string;
  consumerSecret: string;
  token?: string;
  tokenSecret?: string;
  method: OAuth1Method;
  realm?: string;
  /** More parameters of the protocol, such as `oauth_callback` and `oauth_verifier`. */
  more?: Readonly<Record<string, string>>;
};

export const oauth1Methods = ["HMAC-SHA1", "HMAC-SHA256", "HMAC-SHA512", "PLAINTEXT"] as const;
export type OAuth1Method = (typeof oauth1Methods)[number];

export function oauth1Header(message: Message, keys: OAuth1Keys, { now, nonce }: Moment): string {
  const parameters: Record<string, string> = {
    oauth_consumer_key: keys.consumerKey,
    ...(keys.token ? { oauth_token: keys.token } : {}),
    oauth_signature_method: keys.method,
    oauth_timestamp: String(Math.floor(now / 1000)),
    oauth_nonce: nonce,
    oauth_version: "1.0",
    ...keys.more,
  };
  const signature = signatureOf(message, parameters, keys);
  const all = { ...(keys.realm ? { realm: keys.realm } : {}), ...parameters, oauth_signature: signature };
  // RFC 5849 3.5.1 encodes every value; a realm is a quoted text of HTTP and stays as it is.
  const parts = Object.entries(all).map(
    ([name, value]) => `${name}="${name === "realm" ? value.replace(/["\\]/g, "\\$&") : strictly(value)}"`,
  );
  return `OAuth ${parts.join(", ")}`;
}

/** Base64; for PLAINTEXT the secrets themselves. */
export function signatureOf(
  message: Message,
  parameters: Readonly<Record<string, string>>,
  { consumerSecret, tokenSecret = "", method }: Pick<OAuth1Keys, "consumerSecret" | "tokenSecret" | "method">,
): string {
  const key = `${strictly(consumerSecret)}&${strictly(tokenSecret)}`;
  if (method === "PLAINTEXT") return key;
  const hash = method.slice("HMAC-".length).toLowerCase();
  return createHmac(hash, key).update(baseString(message, parameters)).digest("base64");
}

/** RFC 5849 3.4.1. */
export function baseString(
  { method, url, headers, body }: Message,
  parameters: Readonly<Record<string, string>>,
): string {
  const form = isForm(headers["content-type"]) && body !== undefined ? parametersOf(body.toString()) : [];
  const all = [...parametersOf(url.search.slice(1)), ...form, ...Object.entries(parameters)];
  const encoded = all.map(([name, value]) => [strictly(name), strictly(value)] as const);
  const text = sorted(encoded)
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  return [method, `${url.protocol}//${url.host}${url.pathname}`, text].map(strictly).join("&");
}

export function isForm(contentType: string | undefined): boolean {
  return contentType?.split(";")[0]?.trim().toLowerCase() === "application/x-www-form-urlencoded";
}
