import {
  allowInsecureRequests,
  authorizationCodeGrantRequest,
  type CustomFetchOptions,
  customFetch,
  expectNoNonce,
  genericTokenEndpointRequest,
  nopkce,
  processAuthorizationCodeResponse,
  processGenericTokenEndpointResponse,
  type TokenEndpointResponse,
} from "oauth4webapi";
import { expandHeader, expandText } from "@/connectors/kit";
import type { Answered, Document } from "./answer";
import { grantAssertion } from "./assertion";
import { authenticationFor } from "./client-authentication";
import { type Dialect, endpointOf, trusting } from "./dialect";
import { type Call, send } from "./door";
import { claimsOf } from "./id-token";
import { judgeTokenAnswer, type Purpose } from "./judge";
import { filled } from "./parameters";
import { refusal, unexpected } from "./refusal";
import { askedScope, listOf } from "./scopes";

/**
 * Asks a token endpoint. Each function gives tokens or throws a refusal that says why there are none; whether that is
 * the client's, the credential's or nobody's fault is read from the answer, and an outage is never anybody's.
 */
export type Tokens = {
  accessToken: string;
  tokenType: string;
  refreshToken: string | undefined;
  /** Milliseconds since 1970; undefined: nobody said that it ends. */
  expiresAt: number | undefined;
  refreshExpiresAt: number | undefined;
  /** Signs requests beside the access token (OAuth 1.0a). */
  tokenSecret?: string;
  /** Undefined: the answer does not say, so what was wanted was granted. */
  scopes: string[] | undefined;
  /** Of the answer and its ID token, for facts. Never stored. */
  document: Document;
  claims: Document;
};

export type CodeExchange = {
  /** What `validateAuthResponse` let through. */
  callback: URLSearchParams;
  redirectUri: string;
  verifier: string | undefined;
  nonce: string | undefined;
};

/** `code` is exchanged at the token endpoint of the attempt, never at one that the callback names. */
export function exchangeCode(dialect: Dialect, exchange: CodeExchange, call: Call): Promise<Tokens> {
  const { callback, redirectUri, verifier, nonce } = exchange;
  return asked(dialect, { purpose: "exchange", call }, async (options) => {
    const { server, client } = dialect;
    const response = await authorizationCodeGrantRequest(
      server,
      client,
      authenticationFor(dialect),
      callback,
      redirectUri,
      verifier ?? nopkce,
      { ...options, additionalParameters: parametersOf(dialect) },
    );
    return processAuthorizationCodeResponse(server, client, response, {
      recognizedTokenTypes: typesOf(dialect),
      ...(dialect.issuerKnown ? { expectedNonce: nonce ?? expectNoNonce, requireIdToken: nonce !== undefined } : {}),
    });
  });
}

/** Throws a refusal `rejected` only when the application says that this refresh token is no longer worth anything. */
export function refreshTokens(dialect: Dialect, refreshToken: string, call: Call): Promise<Tokens> {
  const { oauth2, values, server } = dialect;
  const scope = oauth2.scopes?.onRefresh ? askedScope(dialect) : undefined;
  const parameters = {
    ...parametersOf(dialect),
    ...filled(oauth2.refresh?.parameters, values),
    ...(scope ? { scope } : {}),
    refresh_token: refreshToken,
  };
  const there = { ...dialect, server: { ...server, token_endpoint: endpointOf(dialect, "refresh") } };
  return generic({ ...there, secrets: [...dialect.secrets, refreshToken] }, "refresh_token", parameters, {
    purpose: "refresh",
    call,
  });
}

/** For grants that need nobody: client credentials and signed assertions. */
export async function mintTokens(dialect: Dialect, call: Call): Promise<Tokens> {
  const { oauth2 } = dialect;
  const scope = oauth2.assertion?.scopeAsClaim ? undefined : askedScope(dialect);
  const more = { ...parametersOf(dialect), ...(scope ? { [oauth2.scopes?.parameter ?? "scope"]: scope } : {}) };
  if (oauth2.grant === "client_credentials")
    return generic(dialect, oauth2.token?.grantType ?? "client_credentials", more, { purpose: "mint", call });
  const assertion = await grantAssertion(dialect);
  const grantType = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  return generic(dialect, grantType, { ...more, assertion }, { purpose: "mint", call });
}

export function exchangeDevice(dialect: Dialect, deviceCode: string, call: Call): Promise<Tokens> {
  const grantType = "urn:ietf:params:oauth:grant-type:device_code";
  const parameters = { ...parametersOf(dialect), device_code: deviceCode };
  return generic(dialect, grantType, parameters, { purpose: "device", call });
}

type Asking = { purpose: Purpose; call: Call };
type Options = ReturnType<typeof optionsFor>;

function generic(dialect: Dialect, grantType: string, parameters: Record<string, string>, asking: Asking) {
  return asked(dialect, asking, async (options) => {
    const { server, client } = dialect;
    const auth = authenticationFor(dialect);
    const response = await genericTokenEndpointRequest(server, client, auth, grantType, parameters, options);
    return processGenericTokenEndpointResponse(server, client, response, { recognizedTokenTypes: typesOf(dialect) });
  });
}

type Seen = { document: Document; answered: Answered };

async function asked(
  dialect: Dialect,
  asking: Asking,
  ask: (options: Options) => Promise<TokenEndpointResponse>,
): Promise<Tokens> {
  endpointOf(dialect, "token");
  const seen: { failure?: unknown; last?: Seen } = {};
  try {
    const result = await ask(optionsFor(dialect, asking, seen));
    if (!seen.last) throw refusal(unexpected("The token endpoint was not asked."));
    const { document, answered } = seen.last;
    return {
      accessToken: result.access_token,
      tokenType: result.token_type,
      refreshToken: answered.refreshToken,
      expiresAt: answered.expiresAt,
      refreshExpiresAt: answered.refreshExpiresAt,
      scopes: answered.scope === undefined ? undefined : listOf(answered.scope),
      document,
      claims: claimsOf(answered.idToken),
    };
  } catch (error) {
    // What we found ourselves says more than what became of it in the library.
    if (seen.failure !== undefined) throw seen.failure;
    if (seen.last !== undefined)
      throw refusal(
        unexpected("The token answer does not fit the request: its type, ID token or issuer is another one."),
        error,
      );
    throw error;
  }
}

function optionsFor(dialect: Dialect, { purpose, call }: Asking, seen: { failure?: unknown; last?: Seen }) {
  const { oauth2, values } = dialect;
  const headers = Object.entries(oauth2.token?.headers ?? {}).map(([name, value]) => [
    name,
    expandHeader(value, values),
  ]);
  return {
    headers: Object.fromEntries(headers) as Record<string, string>,
    [allowInsecureRequests]: true,
    [customFetch]: async (url: string, sent: CustomFetchOptions<"POST", URLSearchParams>) => {
      try {
        const answer = await send(trusting(call, oauth2, values), { method: "POST", url, ...written(dialect, sent) });
        seen.last = judgeTokenAnswer(dialect, purpose, answer);
        return Response.json(plain(dialect, purpose, seen.last.answered));
      } catch (error) {
        seen.failure = error;
        throw error;
      }
    },
  };
}

/** What the library gets to check: the same answer under the names of RFC 6749. */
function plain({ issuerKnown }: Dialect, purpose: Purpose, answered: Answered): Record<string, string> {
  const { accessToken = "", tokenType = "bearer", idToken } = answered;
  const checked = issuerKnown && purpose === "exchange" && idToken !== undefined;
  return { access_token: accessToken, token_type: tokenType, ...(checked ? { id_token: idToken } : {}) };
}

function written(
  { oauth2, values }: Dialect,
  { headers, body }: CustomFetchOptions<"POST", URLSearchParams>,
): { headers: Record<string, string>; body: string } {
  const fields = new URLSearchParams(body);
  if (oauth2.token?.withoutRedirectUri) fields.delete("redirect_uri");
  if (expandText(oauth2.token?.body ?? "form", values) !== "json") return { headers, body: fields.toString() };
  return {
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify(Object.fromEntries(fields)),
  };
}

function parametersOf({ oauth2, values }: Dialect): Record<string, string> {
  return filled(oauth2.token?.parameters, values);
}

/** Types that are sent as Bearer is. A type that wants a proof with each request is refused by the library. */
function typesOf({ oauth2 }: Dialect): Record<string, () => void> {
  const same = () => undefined;
  const refuse = () => {
    throw refusal(unexpected("The access token wants a proof of possession (DPoP), which was not asked for."));
  };
  return { dpop: refuse, ...Object.fromEntries((oauth2.token?.types ?? []).map((type) => [type.toLowerCase(), same])) };
}
