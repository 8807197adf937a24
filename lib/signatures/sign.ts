import { randomBytes } from "node:crypto";
import { expandText, type OAuth1Signature, type Signature, type Values } from "@/connectors/kit";
import { awsPlaceOf } from "./aws-host";
import { aws4Headers } from "./aws4";
import { azureStorageHeaders } from "./azure-storage";
import type { Message, Moment } from "./message";
import { isForm, type OAuth1Keys, type OAuth1Method, oauth1Header, oauth1Methods } from "./oauth1";

/**
 * Signs one request with the values of a credential, as its connector says. It gives the headers to add, over what is in
 * the message and nothing else, and throws `RangeError` where the values cannot make a signature.
 */
export function signatureHeaders(
  signature: Signature,
  values: Values,
  message: Message,
  moment: Moment = { now: Date.now(), nonce: randomBytes(16).toString("hex") },
  bodySha256?: string,
): Record<string, string> {
  const filled = (template: string | undefined) => (template === undefined ? "" : expandText(template, values));
  switch (signature.kind) {
    case "oauth1":
      return { authorization: oauth1Header(message, oauth1KeysOf(signature, values, message.url), moment) };
    case "aws4": {
      const known = signature.service === undefined ? awsPlaceOf(message.url.hostname) : undefined;
      const keys = {
        accessKeyId: filled(signature.accessKeyId),
        secretAccessKey: filled(signature.secretAccessKey),
        sessionToken: filled(signature.sessionToken),
        region: known?.region ?? filled(signature.region),
        service: known?.service ?? filled(signature.service),
      };
      if (keys.service === "") throw new RangeError("This address does not say which service of AWS it is.");
      const headers = only(message.headers, /^(content-(type|md5)|x-amz-(?!date$|security-token$|content-sha256$).+)$/);
      return aws4Headers({ ...message, headers }, keys, moment, payloadOf(signature, message, bodySha256));
    }
    case "azureStorage": {
      const { account, key, tables = false } = signature;
      const length: Record<string, string> =
        message.body === undefined ? {} : { "content-length": String(Buffer.byteLength(message.body)) };
      const whole = { ...message, headers: { ...message.headers, ...length } };
      return azureStorageHeaders(whole, { account: filled(account), key: filled(key), tables }, moment);
    }
  }
}

/** What signs a request to `url`. Throws `RangeError` for a method that is unknown, or that would show the secrets there. */
export function oauth1KeysOf(
  { consumerKey, consumerSecret, token, tokenSecret, method, realm }: OAuth1Signature,
  values: Values,
  url: URL,
): OAuth1Keys {
  const filled = (template: string | undefined) => (template === undefined ? "" : expandText(template, values));
  return {
    consumerKey: filled(consumerKey),
    consumerSecret: filled(consumerSecret),
    token: filled(token),
    tokenSecret: filled(tokenSecret),
    method: methodOf(filled(method), url),
    realm: typeof realm === "object" ? accountRealm(filled(realm.account)) : filled(realm),
  };
}

/** Whether the signature speaks for the body, so that it has to be there before anything is sent. */
export function signsBody(signature: Signature, url: URL, contentType: string | undefined): boolean {
  if (signature.kind === "oauth1") return isForm(contentType);
  return signature.kind === "aws4" && !(isS3(signature, url) && url.protocol === "https:");
}

function payloadOf(signature: Signature, { url, body }: Message, sha256: string | undefined) {
  if (sha256 !== undefined) return { sha256 };
  const open = body === undefined && isS3(signature, url) && url.protocol === "https:";
  return open ? "unsigned" : "signed";
}

function isS3(signature: Signature, url: URL): boolean {
  if (signature.kind !== "aws4") return false;
  return (signature.service ?? awsPlaceOf(url.hostname)?.service) === "s3";
}

function methodOf(text: string, { protocol }: URL): OAuth1Method {
  const method = oauth1Methods.find((each) => each === text.toUpperCase());
  // RFC 5849 3.4.4.
  if (method === "PLAINTEXT" && protocol !== "https:")
    throw new RangeError("PLAINTEXT sends the secrets themselves, so the address has to begin with https://.");
  if (method === undefined) throw new RangeError(`Keyrack does not sign with ${text.slice(0, 40)}.`);
  return method;
}

/** An account that a host name spells `1234567-sb1` is called `1234567_SB1`. */
function accountRealm(account: string): string {
  return account.toUpperCase().replaceAll("-", "_");
}

function only(headers: Readonly<Record<string, string>>, names: RegExp): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => names.test(name)));
}
