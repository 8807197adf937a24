import { calculatePKCECodeChallenge, generateRandomCodeVerifier, generateRandomNonce } from "oauth4webapi";
import { comesBack, expandText, placeholders } from "@/connectors/kit";
import { type Actor, authorize } from "@/lib/actor";
import { connectorOf } from "@/lib/catalog";
import { AppError } from "@/lib/errors";
import { type Installation, installation } from "@/lib/installation";
import { countTry } from "@/lib/limits";
import { attemptLifeMs, beginAttempt, newHandle, type Trip } from "./attempt";
import { assertComplete, type OAuthCredential, oauthCredential } from "./credential";
import { type Dialect, dialectOf, endpointOf } from "./dialect";
import { withExplanation } from "./finish";
import { askTemporary, consentUrl } from "./oauth1";
import { filled } from "./parameters";
import { redirectUri } from "./redirect";
import { refusedBy } from "./refusal";
import { askedScope } from "./scopes";
import { failedWith } from "./unconnected";

/**
 * Sends a browser to an application (RFC 6749 4.1.1). What comes back is only good with the state in the address and the
 * cookie in that browser; the proof of possession (RFC 7636) never leaves the server before the exchange.
 */
export type Start = {
  /** A draft to finish, or a credential to connect again. */
  credential: string;
  /** A client that the workspace shares; the one of the credential's own fields without it. */
  oauthClient?: string;
  /** Connecting again may only then end at another account. */
  switchAccount?: boolean;
  /** Not everything was granted the last time: where that can be said, the application is told to ask the person anew. */
  askAgain?: boolean;
  /** The value of our cookie if this browser has one already: several trips may be under way. */
  browser?: string;
};

export type Started = {
  /** Where to send the browser, as a whole page. */
  url: string;
  /** Lax, HttpOnly, path `/`; with `__Host-` in its name (then Secure) where the public address is encrypted. */
  cookie: { name: string; value: string; maxAge: number };
  expiresAt: number;
};

/** Throws `invalid_fields` for an incomplete draft, `verification_failed` when the issuer cannot be asked. */
export async function startAuthorization(actor: Actor, start: Start): Promise<Started> {
  authorize(actor, "credential.edit");
  const home = await installation();
  const credential = await oauthCredential(home, actor, start.credential, start.oauthClient);
  if (!comesBack(credential.scheme.oauth2?.grant))
    throw new AppError("conflict", "This authentication type is not connected in a browser.");
  assertComplete(credential);
  await countTry({ key: `oauth ${actor.workspaceId} ${credential.row.id}`, max: 30, windowMs: 600_000 });
  const dialect = await readyDialect(home, credential);
  const redirect = await redirectUri(credential.row.connector);
  const state = newHandle();
  const { url, trip } = await outward(home, credential, dialect, { start, state, redirect });
  const browser = /^[A-Za-z0-9_-]{43}$/.test(start.browser ?? "") && start.browser ? start.browser : newHandle();
  const { connector, scheme } = credential.row;
  const issuer = dialect.issuerKnown ? dialect.server.issuer : undefined;
  const attempt = { credential: credential.row.id, connector, scheme, issuer, trip };
  const expiresAt = await beginAttempt(home, actor, { ...attempt, handle: state, browser });
  return { url, cookie: { name: cookieName(redirect), value: browser, maxAge: attemptLifeMs / 1000 }, expiresAt };
}

type Outward = { start: Start; state: string; redirect: string };

/** The address that a browser is sent to. OAuth 1.0a asks the application first, and brings the state in our address. */
async function outward(
  home: Installation,
  credential: OAuthCredential,
  dialect: Dialect,
  { start, state, redirect }: Outward,
): Promise<{ url: string; trip: Trip }> {
  const trip = tripOf(dialect, start, redirect);
  if (dialect.oauth2.grant !== "oauth1")
    return { trip, url: await authorizationUrl(dialect, { state, trip, askAgain: start.askAgain === true }) };
  return withExplanation(home, credential, async () => {
    const temporary = await askTemporary(dialect, `${redirect}?state=${state}`, { egress: home.egress });
    return { trip: { ...trip, temporary }, url: consentUrl(dialect, temporary) };
  });
}

/** The name under which the callback finds the cookie. */
export async function oauthCookieName(): Promise<string> {
  return cookieName(await redirectUri("any"));
}

function cookieName(redirect: string): string {
  return redirect.startsWith("https:") ? "__Host-keyrack_oauth" : "keyrack_oauth";
}

/** Throws `verification_failed` with what is wrong with the settings or the way to the issuer. */
export async function readyDialect(
  { egress }: Installation,
  { row, scheme, values }: OAuthCredential,
): Promise<Dialect> {
  try {
    return await dialectOf(scheme, values, { egress });
  } catch (error) {
    throw failedWith(connectorOf(row.connector, row), scheme, refusedBy(error));
  }
}

function tripOf(dialect: Dialect, { oauthClient, switchAccount }: Start, redirect: string): Trip {
  const { oauth2, issuerKnown, values } = dialect;
  const open = placeholders(oauth2.endpoints.token ?? "").some((name) => name.startsWith("facts."));
  const openid = issuerKnown && (askedScope(dialect) ?? "").split(/[ ,+]/).includes("openid");
  return {
    redirectUri: oauth2.authorize?.redirectUri ? expandText(oauth2.authorize.redirectUri, values) : redirect,
    ...(open ? {} : { tokenEndpoint: endpointOf(dialect, "token") }),
    ...(oauth2.pkce === false || oauth2.grant === "oauth1" ? {} : { verifier: generateRandomCodeVerifier() }),
    ...(openid ? { nonce: generateRandomNonce() } : {}),
    ...(oauthClient === undefined ? {} : { oauthClient }),
    ...(switchAccount ? { switchAccount } : {}),
  };
}

async function authorizationUrl(
  dialect: Dialect,
  { state, trip, askAgain }: { state: string; trip: Trip; askAgain: boolean },
): Promise<string> {
  const { oauth2, values, client } = dialect;
  const url = new URL(endpointOf(dialect, "authorize"));
  const { scopes, authorize: rule, offline } = oauth2;
  const asked = askedScope(dialect);
  const parameters: Record<string, string> = {
    response_type: "code",
    [oauth2.client.parameter ?? "client_id"]: client.client_id,
    redirect_uri: trip.redirectUri ?? "",
    state,
    ...(asked === undefined ? {} : { [scopes?.parameter ?? "scope"]: asked }),
    ...filled(scopes?.more, values),
    ...(offline === "none" ? {} : filled(offline?.parameters, values)),
    // A word of OpenID Connect; whoever has another one names it in the definition.
    ...(askAgain && dialect.issuerKnown ? { prompt: "consent" } : {}),
    ...filled(rule?.parameters, values),
    ...(trip.nonce ? { nonce: trip.nonce } : {}),
    ...(trip.verifier
      ? { code_challenge: await calculatePKCECodeChallenge(trip.verifier), code_challenge_method: "S256" }
      : {}),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  // A blank as "+" is right in a form, but not every server reads an address as one.
  const search = url.search.replace(/\+/g, "%20");
  url.search = url.hash === "" ? search : "";
  if (url.hash !== "") url.hash += search;
  return url.href;
}
