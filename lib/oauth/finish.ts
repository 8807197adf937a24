import { AuthorizationResponseError, validateAuthResponse } from "oauth4webapi";
import { type Actor, authorize } from "@/lib/actor";
import { connectorOf } from "@/lib/catalog";
import { AppError } from "@/lib/errors";
import { firstGrant } from "@/lib/grants/first";
import { type Installation, installation } from "@/lib/installation";
import { log } from "@/lib/log";
import { type Attempt, spendAttempt } from "./attempt";
import { isProven } from "./callback-proof";
import { changed, declined, strange } from "./callback-refusal";
import { flagOAuthClient } from "./clients";
import { type Connected, connect } from "./connect";
import { type OAuthCredential, oauthCredential } from "./credential";
import { type Dialect, dialectOf, endpointOf } from "./dialect";
import { callbackFacts, factValues, tokenFacts } from "./facts";
import { lastingOf } from "./lasting";
import { exchangeVerifier, verifierOf } from "./oauth1";
import { refusedBy } from "./refusal";
import { wantedScopes } from "./scopes";
import { exchangeCode, type Tokens } from "./token";
import { failedWith } from "./unconnected";

/**
 * Takes an answer that a browser brought (RFC 6749 4.1.2, RFC 9207). Only an attempt of this member, this browser and
 * this connector is finished, once; the code goes to the token endpoint of the attempt, with the proof that stayed here.
 */
export type Callback = {
  /** As in the path of the address that was called. */
  connector: string;
  params: URLSearchParams;
  /** The value of the cookie; undefined when the browser sent none. */
  browser: string | undefined;
};

/**
 * Throws `expired`, `forbidden` (another browser, member or connector; a wrong issuer), `verification_failed` when the
 * application says no, `wrong_account`. In each case nothing was stored.
 */
export async function finishAuthorization(actor: Actor, callback: Callback): Promise<Connected> {
  authorize(actor, "credential.edit");
  const home = await installation();
  const states = callback.params.getAll("state");
  const [state = ""] = states;
  if (states.length !== 1 || state === "" || callback.browser === undefined) throw strange();
  const { connector, browser } = callback;
  const attempt = await spendAttempt(home, actor, { handle: state, browser, connector });
  return finishAttempt(home, actor, { attempt, state, params: callback.params }).catch((error: unknown) => {
    throw error instanceof AppError ? Object.assign(error, { [about]: attempt.credential }) : error;
  });
}

/** Survives bundles that hold this module twice. */
const about = Symbol.for("keyrack.oauth.credential");

/** Which credential a failed connection was about; undefined where that is nobody's business. */
export function credentialOf(error: unknown): string | undefined {
  return error instanceof AppError && about in error ? String(error[about]) : undefined;
}

async function finishAttempt(
  home: Installation,
  actor: Actor,
  { attempt, state, params: given }: { attempt: Attempt; state: string; params: URLSearchParams },
): Promise<Connected> {
  const credential = await oauthCredential(home, actor, attempt.credential, attempt.trip.oauthClient);
  if (credential.row.connector !== attempt.connector || credential.row.scheme !== attempt.scheme) throw changed();
  const { trip } = attempt;
  return withExplanation(home, credential, async () => {
    if (trip.temporary !== undefined) {
      const call = { egress: home.egress };
      const dialect = await dialectOf(credential.scheme, credential.values, call);
      if (endpointOf(dialect, "token") !== trip.tokenEndpoint) throw changed();
      const tokens = await exchangeVerifier(dialect, trip.temporary, verifierOf(trip.temporary, given), call);
      return takeTokens(home, actor, credential, dialect, tokens, { switchAccount: trip.switchAccount });
    }
    const { params, dialect } = await accepted(home, credential, attempt, given, state);
    const facts = callbackFacts(dialect.oauth2, given);
    const { redirectUri = "", verifier, nonce } = trip;
    const exchange = { callback: params, redirectUri, verifier, nonce };
    const tokens = await exchangeCode(dialect, exchange, { egress: home.egress });
    return takeTokens(home, actor, credential, dialect, tokens, { facts, switchAccount: trip.switchAccount });
  });
}

/** What follows once there are tokens that somebody consented to. */
export function takeTokens(
  home: Installation,
  actor: Actor,
  credential: OAuthCredential,
  dialect: Dialect,
  tokens: Tokens,
  { facts = {}, switchAccount = false }: { facts?: Record<string, string>; switchAccount?: boolean | undefined } = {},
): Promise<Connected> {
  const wanted = wantedScopes(dialect);
  return connect(home, actor, credential, {
    token: tokens.accessToken,
    ...(tokens.tokenSecret === undefined ? {} : { tokenSecret: tokens.tokenSecret }),
    facts: { ...facts, ...tokenFacts(dialect.oauth2, tokens) },
    wanted,
    granted: tokens.scopes,
    lasting: lastingOf(dialect.oauth2, tokens),
    grant: firstGrant(credential, tokens, wanted),
    switchAccount,
  });
}

/** Refusals become `verification_failed`; a shared client that is refused is flagged on the way. */
export async function withExplanation<T>(
  home: Installation,
  credential: OAuthCredential,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) throw error;
    const outcome = refusedBy(error);
    const { row, scheme, oauthClient } = credential;
    if (outcome.reason === "invalid_client" && oauthClient !== undefined)
      await flagOAuthClient(home, row.workspaceId, oauthClient, outcome.says ?? "invalid_client");
    throw failedWith(connectorOf(row.connector, row), scheme, outcome);
  }
}

async function accepted(
  home: Installation,
  { scheme, values }: OAuthCredential,
  { trip, issuer }: Attempt,
  given: URLSearchParams,
  state: string,
): Promise<{ params: URLSearchParams; dialect: Dialect }> {
  const { oauth2 } = scheme;
  if (!isProven(oauth2?.authorize?.proof, values, given)) throw strange();
  // Facts of an answer that says no are not needed, and may be missing.
  const facts = oauth2 && !given.has("error") ? callbackFacts(oauth2, given) : {};
  const dialect = await dialectOf(scheme, { ...values, ...factValues(facts) }, { egress: home.egress });
  if (issuer !== undefined && issuer !== dialect.server.issuer) throw changed();
  const params = standardised(dialect, given);
  try {
    const valid = validateAuthResponse(dialect.server, dialect.client, params, state);
    if (valid.getAll("code").length !== 1 || !valid.get("code")) throw strange();
    if (trip.tokenEndpoint !== undefined && endpointOf(dialect, "token") !== trip.tokenEndpoint) throw changed();
    return { params: valid, dialect };
  } catch (error) {
    if (error instanceof AuthorizationResponseError) throw declined(error.error, error.error_description);
    if (error instanceof AppError) throw error;
    log("warn", "an OAuth answer was refused", { error });
    throw strange();
  }
}

/** Under the names of the standard. An issuer that nobody told us to expect proves nothing and is not looked at. */
function standardised({ oauth2, issuerKnown }: Dialect, given: URLSearchParams): URLSearchParams {
  const params = new URLSearchParams(given);
  const { code = "code" } = oauth2.authorize ?? {};
  if (code !== "code") {
    params.delete("code");
    for (const value of given.getAll(code)) params.append("code", value);
  }
  if (!issuerKnown) params.delete("iss");
  return params;
}
