/** What one application does otherwise than the standard, or than most. */
export type Quirks = {
  clientId: string;
  /** The name of the client ID in a body. */
  clientParameter: string;
  clientSecret: string;
  /** Where the client proves itself; anything else is refused. */
  client: "basic" | "post" | "both" | "none" | "absent";
  body: "form" | "json";
  answer: "json" | "form";
  /** Errors come with this status, such as 200. */
  errorStatus: number | undefined;
  errorExtras: Record<string, unknown>;
  codes: { invalidGrant: string };
  expiresIn: number | string | undefined;
  tokenType: string | undefined;
  refreshTokens: boolean;
  rotation: "never" | "strict" | "grace";
  graceMs: number;
  refreshPath: string;
  redirectUri: "required" | "forbidden";
  /** Where browsers are sent, whatever the request says: a registered name stands for an address. */
  registeredRedirect: string | undefined;
  pkce: "accepted" | "refused";
  codeParameter: string;
  scopeParameter: string;
  mintGrant: string;
  /** Signs the callback with this key, under `hmac`. */
  signsCallback: string | undefined;
  /** Basic is compared as it comes, without decoding. */
  rawBasic: boolean;
  /** The same access token as long as it lives. */
  cachesTokens: boolean;
  /** A header that each token request must have. */
  wantsHeader: readonly [string, string] | undefined;
  /** Added to the callback, and to each token answer. */
  callback: Record<string, string>;
  token: Record<string, unknown>;
  /** Puts the answer together in another way. */
  wrap: (answer: Record<string, unknown>) => Record<string, unknown>;
  /** What it says was granted of what was wanted; undefined: nothing. */
  grants: (wanted: string) => string | undefined;
  /** The error with which consent ends. */
  refuses: string | undefined;
  /** An answer of another kind at a path: an outage, a page, a redirect. */
  broken: ((path: string) => { status: number; headers: Record<string, string>; body: string } | undefined) | undefined;
  perSecond: number | undefined;
  /** So many token requests, then it wants a pause of a second, however fast they came. */
  burst: number | undefined;
  delayMs: number;
  apiStatus: number | undefined;
  sites: readonly { id: string; name: string }[];
};

export const usual: Quirks = {
  clientId: "client-1",
  clientParameter: "client_id",
  clientSecret: "s3cret/with+odd=signs~and-more_",
  client: "basic",
  body: "form",
  answer: "json",
  errorStatus: undefined,
  errorExtras: {},
  codes: { invalidGrant: "invalid_grant" },
  expiresIn: 3600,
  tokenType: "Bearer",
  refreshTokens: true,
  rotation: "strict",
  graceMs: 60_000,
  refreshPath: "/token",
  redirectUri: "required",
  registeredRedirect: undefined,
  pkce: "accepted",
  codeParameter: "code",
  scopeParameter: "scope",
  mintGrant: "client_credentials",
  signsCallback: undefined,
  rawBasic: false,
  cachesTokens: false,
  wantsHeader: undefined,
  callback: {},
  token: {},
  wrap: (answer) => answer,
  grants: (wanted) => wanted,
  refuses: undefined,
  broken: undefined,
  perSecond: undefined,
  burst: undefined,
  delayMs: 0,
  apiStatus: undefined,
  sites: [],
};

export const outages = {
  page: {
    status: 200,
    headers: { "content-type": "text/html" },
    body: "<html><body>We will be back. invalid_grant</body></html>",
  },
  gateway: { status: 502, headers: { "content-type": "text/html" }, body: "<h1>Bad gateway</h1>" },
  liar: { status: 503, headers: { "content-type": "application/json" }, body: '{"error":"invalid_grant"}' },
  late: {
    status: 429,
    headers: { "content-type": "application/json", "retry-after": "120" },
    body: '{"error":"slow"}',
  },
  nothing: { status: 200, headers: { "content-type": "application/json" }, body: "" },
  list: { status: 200, headers: { "content-type": "application/json" }, body: '["access_token"]' },
  text: { status: 200, headers: { "content-type": "application/json" }, body: '"at_123"' },
  number: {
    status: 200,
    headers: { "content-type": "application/json" },
    body: '{"access_token":12345,"token_type":"Bearer"}',
  },
} as const;
