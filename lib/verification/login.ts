import {
  type Authenticate,
  expandText,
  type HttpRequest,
  type HttpScheme,
  type Outcome,
  type Values,
} from "@/connectors/kit";
import type { CallOptions, Egress, EgressAnswer } from "@/lib/egress/egress";
import { mintJwt, type SecretEncoding } from "@/lib/signatures/jwt";
import { documentOf, judgeAnswer, masked, ruled, wordsOf } from "./judge";
import { buildRequest, objectIn, urlOf } from "./request";
import { cookieNames, lifeOf, yieldOf } from "./session-answer";

/**
 * Signs in where a session or a token has to be fetched first, makes the token where it is signed here, renews, and signs
 * out again. What comes back joins the values for the time of one use: a cookie header, `login.…` and `jwt.token`.
 */
export type Session = {
  values: Values;
  cookie: string | undefined;
  /** Milliseconds that it lives, from its last use or, when fixed, from now. Undefined: there is nothing that ends. */
  life?: { ms: number; fixed: boolean };
};

type SignedIn = { session: Session } | { outcome: Outcome };

export async function signIn(
  scheme: HttpScheme,
  values: Values,
  egress: Egress,
  options: CallOptions,
): Promise<SignedIn> {
  if (scheme.jwt) return { session: await minted(scheme.jwt, values) };
  const { login } = scheme;
  if (!login) return { session: { values, cookie: undefined } };
  return asked(scheme, login.request, login.authenticate, { values, cookie: undefined }, egress, options);
}

/** With the declared refresh, where there is one. What it does not yield anew, such as a refresh token, stays. */
export async function renew(
  scheme: HttpScheme,
  session: Session,
  egress: Egress,
  options: CallOptions,
): Promise<SignedIn | undefined> {
  const { refresh, refreshToken } = scheme.login ?? {};
  if (!refresh || urlOf(refresh.request, session.values) === "") return undefined;
  const wanted = refreshToken !== undefined && expandText(refreshToken, session.values) !== "";
  if (wanted && session.values["login.refreshToken"] === undefined) return undefined;
  return asked(scheme, refresh.request, refresh.authenticate, session, egress, options);
}

/** Best effort: a session that stays behind ends by itself. */
export async function signOut(
  scheme: HttpScheme,
  session: Session,
  egress: Egress,
  options: CallOptions,
): Promise<void> {
  const logout = scheme.login?.logout;
  if (!logout || urlOf(logout, session.values) === "") return;
  const request = buildRequest(scheme, logout, session.values);
  const headers = session.cookie ? { ...request.headers, cookie: session.cookie } : request.headers;
  await egress.request({ ...request, headers }, options).catch(() => undefined);
}

async function asked(
  scheme: HttpScheme,
  request: HttpRequest,
  authenticate: Authenticate | readonly Authenticate[] | undefined,
  before: Session,
  egress: Egress,
  options: CallOptions,
): Promise<SignedIn> {
  const { login } = scheme;
  if (!login) return { outcome: missingSession };
  const built = buildRequest(scheme, request, before.values, authenticate ?? {});
  const headers = before.cookie ? { ...built.headers, cookie: before.cookie } : built.headers;
  const cookies = cookieNames(login, before.values).length > 0;
  // Forms answer with a redirect that carries the cookie; where it leads to is of no interest.
  const answer = await egress.request({ ...built, headers, ...(cookies ? { follow: false } : {}) }, options);
  const refused = refusalOf(scheme, before.values, answer, cookies);
  if (refused) return { outcome: refused };
  const got = yieldOf(login, before.values, answer);
  if (got) return { session: { ...got, life: lifeOf(login, got.values, answer, Date.now()) } };
  const says = masked(wordsOf(scheme, documentOf(answer)), secretsIn(before.values));
  return { outcome: { ...missing, ...(says ? { says } : {}), status: answer.status } };
}

async function minted(jwt: NonNullable<HttpScheme["jwt"]>, values: Values): Promise<Session> {
  const filled = (template: string | undefined) => (template === undefined ? "" : expandText(template, values));
  const given = Object.entries(jwt.claims).map(([name, template]) => [name, filled(template)] as const);
  const encoding = ["base64", "hex"].includes(filled(jwt.encoding)) ? (filled(jwt.encoding) as SecretEncoding) : "text";
  const now = Date.now();
  const { token, expiresAt } = await mintJwt(
    {
      key: filled(jwt.key),
      encoding,
      algorithm: filled(jwt.algorithm),
      keyId: filled(jwt.keyId) || undefined,
      life: Number(typeof jwt.life === "number" ? jwt.life : filled(jwt.life)) || 300,
      claims: { ...Object.fromEntries(given.filter(([, value]) => value !== "")), ...claimsIn(filled(jwt.more)) },
    },
    now,
  );
  const life = { ms: expiresAt - now, fixed: true };
  return { values: { ...values, "jwt.token": token }, cookie: undefined, life };
}

function claimsIn(text: string): Record<string, unknown> {
  const claims = objectIn(text);
  if (claims === undefined) throw new RangeError("More claims must be a JSON object.");
  return claims;
}

const missing = {
  outcome: "inconclusive",
  reason: "unexpected_response",
  hint: "The answer to the sign-in holds no session.",
} as const;
const missingSession: Outcome = missing;

/** What the answer to the sign-in means when it is not a success. */
function refusalOf(scheme: HttpScheme, values: Values, answer: EgressAnswer, cookies: boolean): Outcome | undefined {
  const document = documentOf(answer);
  const verdict = ruled(scheme.login?.judge ?? [], answer, document);
  if (verdict?.outcome === "verified") return undefined;
  if (verdict && verdict.outcome !== "limited") {
    const says = masked(wordsOf(scheme, document), secretsIn(values));
    return { status: answer.status, ...(says ? { says } : {}), ...verdict };
  }
  const { status } = answer;
  if (status >= 200 && status < (cookies ? 400 : 300) && yieldOf(scheme.login ?? noLogin, values, answer))
    return undefined;
  if (status >= 200 && status < 300 && document !== undefined) return undefined;
  const outcome = judgeAnswer({ ...scheme, judge: [] }, values, answer);
  // Signing in is the one request where "forbidden" can only be about the credentials.
  if (outcome.outcome === "limited") return { ...outcome, outcome: "rejected", reason: "invalid_credentials" };
  return outcome.outcome === "verified" ? missingSession : outcome;
}

const noLogin = { request: { url: "" }, life: 0 };

function secretsIn(values: Values): string[] {
  return Object.values(values).filter((value) => value.length > 6);
}
