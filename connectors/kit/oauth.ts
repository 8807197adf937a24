import type { HttpRequest, JudgeRule } from "./connector";

/**
 * What a definition says about OAuth 2.0, and about the three legs of OAuth 1.0a. Everything is data: no vendor's name is known to the engine, so whatever a
 * vendor does otherwise has a word here. Texts are templates over the fields and, once they are known, over the facts
 * that the answers gave (`{facts.shop}`). Parameter names of the wire stay as in RFC 6749.
 */
export type OAuth2 = {
  grant: OAuthGrant;
  endpoints: OAuthEndpoints;
  client: OAuthClientRule;
  /** S256 (RFC 7636). Only where the vendor refuses it: false. */
  pkce?: boolean;
  scopes?: ScopeRule;
  authorize?: {
    /** Beside the standard ones; an empty value is left out. */
    parameters?: Parameters;
    /** The name that the code has on the way back; `code` unless the vendor differs. */
    code?: string;
    /** What is sent as redirect_uri where the vendor gives it another name; ours is the default. */
    redirectUri?: string;
    /** The callback carries an HMAC-SHA256 (hex) over all its other parameters, sorted, which has to fit. */
    proof?: { parameter: string; key: string };
  };
  token?: TokenRule;
  refresh?: RefreshRule;
  revoke?: RevokeRule;
  offline?: OfflineRule;
  /** What callback, token answer and further requests say about the connection, kept readable beside the credential. */
  facts?: Readonly<Record<string, Fact>>;
  /** For `jwt-bearer`: what is signed. */
  assertion?: AssertionRule;
  /** Field of a PEM authority that token, device and revocation endpoints are trusted by as well. */
  ca?: string;
};

/** `oauth1`: temporary credentials, consent, token (RFC 5849 2), each signed as `authenticate.sign` says. */
export type OAuthGrant = "authorization_code" | "client_credentials" | "device_code" | "jwt-bearer" | "oauth1";

/** Whether a browser goes to the application and comes back to our address. */
export function comesBack(grant: OAuthGrant | undefined): boolean {
  return grant === "authorization_code" || grant === "oauth1";
}

type Parameters = Readonly<Record<string, string>>;

/** With `issuer` what is not named here is discovered (RFC 8414, OpenID Connect Discovery) and `iss` is checked. */
export type OAuthEndpoints = {
  issuer?: string;
  /** Ask the issuer for what is missing. Without it `issuer` is only compared. */
  discover?: boolean;
  /** For `oauth1`: where temporary credentials are asked for. */
  temporary?: string;
  /** With a `#` the parameters go behind it, for vendors whose page reads them there. */
  authorize?: string;
  token?: string;
  /** Where it is not the token endpoint. */
  refresh?: string;
  device?: string;
  revoke?: string;
};

export const clientAuthentications = ["basic", "post", "both", "private_key_jwt", "none"] as const;
export type ClientAuthentication = (typeof clientAuthentications)[number];

export type OAuthClientRule = {
  id: string;
  secret?: string;
  /** One of `clientAuthentications`, or a template that gives one. `none` when there is no secret. */
  authentication: ClientAuthentication | `{${string}}`;
  /** Basic without the percent-encoding of RFC 6749 2.3.1, for servers that do not decode it. */
  rawBasic?: boolean;
  /** PEM or JWK, for `private_key_jwt`. */
  key?: string;
  keyId?: string;
  /** RS256 unless said. */
  algorithm?: string;
  /** PEM of the certificate that belongs to the key, for servers that look for it by its thumbprint (`x5t`, RFC 7515 4.1.7). */
  certificate?: string;
  /** More that the proof says beside who it is; empty ones are left out. */
  claims?: Parameters;
  /** `client_id` unless the vendor has another name for it. */
  parameter?: string;
  /** More fields that belong to the client, such as its environment: kept with it when it is shared. */
  fields?: readonly string[];
};

export type ScopeRule = {
  /** What is asked for: a template whose text is split at blanks and commas. */
  wanted: string;
  separator?: " " | ",";
  /** `scope` unless the vendor differs. */
  parameter?: string;
  /** Asked for besides, such as `offline_access`. Not compared with what was granted. */
  always?: readonly string[];
  /** More parameters of the same kind, such as the scopes of a user beside those of a bot. Templates. */
  more?: Parameters;
  /** Also sent with a refresh, where the vendor wants that. */
  onRefresh?: boolean;
  available?: readonly OAuthScope[];
  presets?: readonly { title: string; scopes: readonly string[] }[];
};

/** `words` say what it allows; risk: read little, read or write much, everything or other people. */
export type OAuthScope = {
  scope: string;
  words: string;
  risk: "low" | "medium" | "high";
  /** When one needs it, where that is not plain. */
  why?: string;
};

export type TokenRule = {
  /** How the request's body is written; form unless said. */
  body?: "form" | "json" | `{${string}}`;
  parameters?: Parameters;
  headers?: Parameters;
  /** grant_type where a vendor has its own name for a client credentials request. */
  grantType?: string;
  /** Leave redirect_uri out of the exchange. */
  withoutRedirectUri?: boolean;
  /** Where the answer keeps things, when not at the usual place: pointers, of several the first that yields something. */
  answer?: TokenAnswerRule;
  /** Seconds an access token lives when the answer does not say. Without it such a token counts as endless. */
  life?: number;
  /** Seconds a refresh token lives when the answer does not say; each refresh begins it anew. */
  refreshLife?: number;
  /** Token types besides Bearer that are sent in the same way. */
  types?: readonly string[];
  /** Read before the usual meaning of an answer that holds no token, whatever its status. */
  judge?: readonly JudgeRule[];
  /** Pointers to the error's own words, tried before the usual places. */
  says?: readonly string[];
};

type Pointers = string | readonly string[];
export type TokenAnswerRule = {
  accessToken?: Pointers;
  refreshToken?: Pointers;
  tokenType?: Pointers;
  scope?: Pointers;
  /** Seconds. */
  expiresIn?: Pointers;
  /** A moment: ISO 8601, or seconds or milliseconds since 1970. */
  expiresAt?: Pointers;
  refreshExpiresIn?: Pointers;
  error?: Pointers;
};

export type RefreshRule = {
  parameters?: Parameters;
  /** What happens to the old refresh token. */
  rotation: "never" | "always" | "sometimes";
  /** Seconds in which an old refresh token is answered again after a rotation, or until the new one was used. */
  grace?: number | "untilUsed";
  /** Seconds after which it is refreshed even if nothing is due, because an unused one would end. */
  keepAlive?: number;
};

/** Where taking access back differs from RFC 7009. */
export type RevokeRule = {
  /** Which token is named; the refresh token unless said, where there is one. */
  token?: "access" | "refresh";
  /** The name that it has in the body; `token` unless said. */
  parameter?: string;
  parameters?: Parameters;
  /** In place of the client's proof, over the fields and `{oauth.accessToken}`. */
  headers?: Parameters;
  body?: "form" | "json";
};

/** How lasting access is asked for. `none`: tokens do not end, or are fetched anew, so nothing is missing. */
export type OfflineRule = { parameters?: Parameters; scope?: string } | "none";

/** A callback comes through a browser that anybody may hold, so its facts must fit a pattern. */
export type Fact =
  | { from: "callback"; name: string; pattern: string; optional?: boolean }
  | { from: "token"; at: Pointers; pattern?: string; optional?: boolean }
  /** A claim of the ID token. */
  | { from: "idToken"; at: string; pattern?: string; optional?: boolean }
  /** Asked for with the new access token. Of a list a person chooses, unless there is only one. */
  | {
      from: "request";
      request: HttpRequest;
      list?: string;
      at: string;
      label?: string;
      title: string;
      pattern?: string;
      optional?: boolean;
    };

export type AssertionRule = {
  key: string;
  keyId?: string;
  algorithm?: string;
  issuer: string;
  subject?: string;
  /** The token endpoint unless said. */
  audience?: string;
  claims?: Parameters;
  /** The scopes stand in the claim `scope` instead of in the request. */
  scopeAsClaim?: boolean;
  /** Seconds, at most 3600. */
  life?: number;
};

/** The names that a scheme with OAuth may use in templates beside its fields. `oauth.tokenSecret` signs in OAuth 1.0a. */
export type OAuthNames<B> = B extends { oauth2: { facts: infer F } }
  ? "oauth.accessToken" | `facts.${keyof F & string}`
  : "oauth.accessToken";

/** The fields whose values identify the client or service account, and so may come from one that the workspace shares. */
export function clientFieldsOf({ client, assertion }: Pick<OAuth2, "client" | "assertion">): string[] {
  const signing = assertion ? [assertion.key, assertion.keyId, assertion.algorithm, assertion.issuer] : [];
  const proof = [client.secret, client.key, client.keyId, client.algorithm, client.certificate, client.authentication];
  const templates = [client.id, ...proof, ...signing];
  const named = templates.flatMap((template) =>
    [...(template ?? "").matchAll(/\{\+?([^{}\s]+)\}/g)].map((match) => match[1] ?? ""),
  );
  return [...new Set([...named, ...(client.fields ?? [])])].filter((name) => name !== "");
}

/** Templates of the addresses that a client secret or a refresh token goes to: changing one means another destination. */
export function secretEndpointsOf({ endpoints }: OAuth2): string[] {
  const { issuer, temporary, token, refresh, device, revoke } = endpoints;
  return [issuer, temporary, token, refresh, device, revoke].filter((each) => each !== undefined);
}
