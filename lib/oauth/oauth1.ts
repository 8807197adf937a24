import { randomBytes } from "node:crypto";
import type { EgressAnswer } from "@/lib/egress/egress";
import { AppError } from "@/lib/errors";
import { oauth1Header } from "@/lib/signatures/oauth1";
import { oauth1KeysOf } from "@/lib/signatures/sign";
import { masked, retryAfterOf } from "@/lib/verification/judge";
import { type Document, documentOf, firstText } from "./answer";
import { declined, strange } from "./callback-refusal";
import { type Dialect, endpointOf, trusting } from "./dialect";
import { type Call, send } from "./door";
import { tame } from "./judge";
import { misconfigured, type Refused, refusal, unexpected } from "./refusal";
import type { Tokens } from "./token";

/**
 * The three legs of OAuth 1.0a (RFC 5849 2). Both requests are signed as those of the API are; secrets never travel, and
 * an application that does not confirm our callback is refused, because then anybody could finish what another began.
 */
export type Temporary = { token: string; secret: string };

/** Throws a refusal. `callback` comes back with `oauth_token` and `oauth_verifier` added. */
export async function askTemporary(dialect: Dialect, callback: string, call: Call): Promise<Temporary> {
  const document = await signed(dialect, "temporary", { values: {}, more: { oauth_callback: callback } }, call);
  const pair = pairOf(document);
  if (firstText(document, "/oauth_callback_confirmed") !== "true")
    throw refusal(
      misconfigured("The application did not confirm the callback, as OAuth 1.0a has it. Only 1.0a is safe."),
    );
  return pair;
}

/** Where somebody agrees. */
export function consentUrl(dialect: Dialect, { token }: Temporary): string {
  const url = new URL(endpointOf(dialect, "authorize"));
  url.searchParams.set("oauth_token", token);
  return url.href;
}

/** What the callback brings. Throws when it speaks of another token, or says no. */
export function verifierOf({ token }: Temporary, given: URLSearchParams): string {
  const named = [...given.getAll("oauth_token"), ...given.getAll("denied")];
  if (named.length === 0 || named.some((each) => each !== token)) throw strange();
  const [problem] = given.getAll("oauth_problem");
  const no = given.has("denied") || problem === "permission_denied" || problem === "user_refused";
  if (no) throw declined("access_denied");
  if (problem !== undefined) throw declined(problem);
  const [verifier = "", ...more] = given.getAll("oauth_verifier");
  if (verifier === "" || more.length > 0) throw strange();
  return verifier;
}

/** Throws a refusal. */
export async function exchangeVerifier(
  dialect: Dialect,
  { token, secret }: Temporary,
  verifier: string,
  call: Call,
): Promise<Tokens> {
  const values = { "oauth.accessToken": token, "oauth.tokenSecret": secret };
  const document = await signed(dialect, "token", { values, more: { oauth_verifier: verifier } }, call);
  const got = pairOf(document);
  return {
    accessToken: got.token,
    tokenSecret: got.secret,
    tokenType: "oauth1",
    refreshToken: undefined,
    expiresAt: undefined,
    refreshExpiresAt: undefined,
    scopes: undefined,
    document,
    claims: {},
  };
}

type Step = { values: Record<string, string>; more: Readonly<Record<string, string>> };

async function signed(dialect: Dialect, which: "temporary" | "token", { values, more }: Step, call: Call) {
  const { scheme, oauth2, secrets } = dialect;
  const { sign } = scheme.authenticate;
  if (sign?.kind !== "oauth1") throw new AppError("internal", "This authentication type does not sign with OAuth 1.0.");
  const address = endpointOf(dialect, which);
  const url = new URL(address);
  const keys = { ...oauth1KeysOf(sign, { ...dialect.values, ...values }, url), more };
  const moment = { now: Date.now(), nonce: randomBytes(16).toString("hex") };
  const authorization = oauth1Header({ method: "POST", url, headers: {}, body: undefined }, keys, moment);
  const sent = { method: "POST", url: address, headers: { authorization } } as const;
  const answer = await send(trusting(call, oauth2, dialect.values), sent);
  const document = documentOf(answer);
  if (answer.status >= 200 && answer.status < 300 && document && problemOf(document) === undefined) return document;
  const hidden = [...secrets, ...Object.values(values)];
  throw refusal(refusedAnswer(hidden, which, answer, document));
}

function pairOf(document: Document): Temporary {
  const token = firstText(document, "/oauth_token");
  const secret = document.oauth_token_secret;
  // A secret may be empty, a token not (RFC 5849 2.3).
  if (token !== undefined && token !== "" && typeof secret === "string") return { token, secret };
  throw refusal(unexpected("The answer holds no token with its secret."));
}

function problemOf(document: Document | undefined): string | undefined {
  return document && firstText(document, ["/oauth_problem", "/error/code", "/error"]);
}

/** An outage says nothing about a key. Beside the status there is only the extension “OAuth Problem Reporting”. */
function refusedAnswer(
  secrets: readonly string[],
  which: "temporary" | "token",
  answer: EgressAnswer,
  document: Document | undefined,
): Refused {
  const { status } = answer;
  const problem = problemOf(document);
  const words = masked(document && firstText(document, ["/oauth_problem_advice", "/message"]), secrets);
  const more = { status, ...(words ? { says: words } : {}), ...retryAfterOf(answer) };
  if (status === 429) return { outcome: "inconclusive", reason: "rate_limited", ...more };
  if (status === 408) return { outcome: "inconclusive", reason: "timeout", ...more };
  if (status >= 500) return { outcome: "inconclusive", reason: "server_error", ...more };
  const hint = problem === undefined ? undefined : hints[problem.toLowerCase()];
  if (hint !== undefined) return { ...misconfigured(hint), ...more };
  const spent = ["token_used", "token_expired", "token_rejected", "verifier_invalid", "permission_denied"];
  if (which === "token" && (problem === undefined ? status === 401 : spent.includes(problem.toLowerCase())))
    return { outcome: "rejected", reason: "expired", hint: "The consent was used before, or came too late.", ...more };
  if (status === 401 || problem?.startsWith("consumer_key") || problem === "signature_invalid")
    return { outcome: "rejected", reason: "invalid_client", ...more };
  if (document === undefined && status < 300) return unexpected("The answer is no token answer.", more);
  return { ...misconfigured(`The application refused${problem ? ` with ${tame(problem)}` : ""}.`), ...more };
}

const hints: Readonly<Record<string, string>> = {
  timestamp_refused: "The clock of this server differs from the application's. Set it right.",
  signature_method_rejected: "The application takes another signature. Choose the one that its documentation names.",
  callback_rejected: "The redirect address is not registered at the application.",
  parameter_absent: "The application misses something in the request. Check the addresses.",
};
