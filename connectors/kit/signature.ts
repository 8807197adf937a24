/**
 * What a definition says about signatures: who signs, with which fields. A signature belongs to one request, so it is made
 * when that request is known and never given away beforehand. Texts are templates over the fields and over what a sign-in
 * yielded.
 */
export type Signature = OAuth1Signature | Aws4Signature | AzureStorageSignature;

/** OAuth 1.0a (RFC 5849). Without a token it is one-legged. */
export type OAuth1Signature = {
  kind: "oauth1";
  consumerKey: string;
  consumerSecret: string;
  token?: string;
  tokenSecret?: string;
  /** HMAC-SHA1, HMAC-SHA256, HMAC-SHA512 or PLAINTEXT, or a template that gives one. */
  method: string;
  /** `account`: the value in upper case with `_` where a host name has `-`. */
  realm?: string | { account: string };
};

/** AWS Signature Version 4. */
export type Aws4Signature = {
  kind: "aws4";
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  region: string;
  /** The name that is signed, such as `sts` or `s3`. Without it, it is read from the host. */
  service?: string;
};

/** Azure Storage's Shared Key. `tables`: the shorter form of its table service. */
export type AzureStorageSignature = { kind: "azureStorage"; account: string; key: string; tables?: boolean };

/** A token that is signed here and lets its bearer in, as `{jwt.token}` in templates. */
export type Jwt = {
  key: string;
  /** How a shared secret is written: `text`, `base64` or `hex`. */
  encoding?: string;
  algorithm: string;
  keyId?: string;
  /** Seconds, at most 3600. */
  life: string | number;
  /** Empty ones are left out. */
  claims: Readonly<Record<string, string>>;
  /** A template that gives a JSON object of more claims. */
  more?: string;
};

/** Keys of the fields that hold our certificate for TLS, its private key and that key's passphrase. All PEM. */
export type ClientCertificate = { certificate: string; key: string; passphrase?: string };
