import type { EgressAnswer } from "@/lib/egress/egress";
import { masked, retryAfterOf, ruled, wordsOf } from "@/lib/verification/judge";
import { type Answered, type Document, documentOf, readAnswer } from "./answer";
import type { Dialect } from "./dialect";
import { misconfigured, type Refused, refusal, unexpected } from "./refusal";

/**
 * What a token answer means. A token in a 2xx answer without an error is one; everything else is a refusal. Only codes
 * that speak of the client or the grant reject: an outage, a web page or a limit leaves everything as it was.
 */
export type Purpose = "exchange" | "refresh" | "mint" | "device";

/** Throws a refusal unless there is a token. */
export function judgeTokenAnswer(
  dialect: Dialect,
  purpose: Purpose,
  answer: EgressAnswer,
): { document: Document; answered: Answered } {
  const document = documentOf(answer);
  const answered = document && readAnswer(dialect.oauth2, document, Date.now());
  const success = answer.status >= 200 && answer.status < 300;
  if (success && document && answered?.accessToken !== undefined && answered.error === undefined)
    return { document, answered };
  throw refusal(refusedAnswer(dialect, purpose, answer, document, answered?.error));
}

/** What an answer without a token says. */
export function refusedAnswer(
  { oauth2, secrets }: Pick<Dialect, "oauth2" | "secrets">,
  purpose: Purpose,
  answer: EgressAnswer,
  document: Document | undefined,
  code: string | undefined,
): Refused {
  const says = masked(wordsOf(oauth2.token ?? {}, document), secrets);
  const more = { status: answer.status, ...(says ? { says } : {}), ...retryAfterOf(answer) };
  const verdict = ruled(oauth2.token?.judge ?? [], answer, document);
  if (verdict?.outcome === "rejected" || verdict?.outcome === "inconclusive") return { ...more, ...verdict };
  return { ...more, ...(byStatus(answer.status) ?? byCode(code, purpose, answer, document)) };
}

/** An outage says nothing about a token, whatever stands in its page. */
function byStatus(status: number): Refused | undefined {
  if (status === 429) return { outcome: "inconclusive", reason: "rate_limited" };
  if (status === 408) return { outcome: "inconclusive", reason: "timeout" };
  if (status >= 500) return { outcome: "inconclusive", reason: "server_error" };
  return undefined;
}

/** RFC 6749 5.2, RFC 8628 3.5. */
function byCode(
  code: string | undefined,
  purpose: Purpose,
  { status }: EgressAnswer,
  document: Document | undefined,
): Refused {
  switch (code?.toLowerCase()) {
    case "invalid_client":
      return { outcome: "rejected", reason: "invalid_client" };
    case "invalid_grant":
      return invalidGrant(purpose);
    case "unauthorized_client":
      return purpose === "refresh"
        ? { outcome: "rejected", reason: "revoked" }
        : misconfigured("The OAuth client may not ask in this way. Allow it at the application.");
    case "authorization_pending":
      return { outcome: "inconclusive", reason: "not_checkable" };
    case "slow_down":
      return { outcome: "inconclusive", reason: "rate_limited", hint: slowDown };
    case "expired_token":
      return { outcome: "rejected", reason: "expired", hint: "The code ran out before anybody entered it." };
    case "temporarily_unavailable":
    case "server_error":
      return { outcome: "inconclusive", reason: "server_error" };
  }
  if (document === undefined) return unexpected("The token endpoint answered with something that is no token answer.");
  if (code === undefined && status < 300) return unexpected("The token answer holds no access token.");
  // While refreshing, a code that nobody knows is no proof that the credential is dead.
  if (purpose === "refresh") return unexpected(`The token endpoint refused${code ? ` with ${tame(code)}` : ""}.`);
  if (status === 401) return { outcome: "rejected", reason: "invalid_client" };
  return misconfigured(hints[code ?? ""] ?? `The token endpoint refused${code ? ` with ${tame(code)}` : ""}.`);
}

function invalidGrant(purpose: Purpose): Refused {
  if (purpose === "refresh") return { outcome: "rejected", reason: "revoked" };
  if (purpose === "mint")
    return {
      outcome: "rejected",
      reason: "invalid_credentials",
      hint: "The signed request was not accepted. Check the key and that this server's clock is right.",
    };
  return { outcome: "rejected", reason: "expired", hint: "The code was used before, or too late." };
}

export const slowDown = "The application asks to wait longer.";

const hints: Readonly<Record<string, string>> = {
  invalid_scope: "One of the scopes does not exist there, or this client may not have it.",
  invalid_request: "The application misses something in the request. Check endpoints and client authentication.",
  unsupported_grant_type: "The application does not offer this way. Choose another authentication type.",
  access_denied: "The application does not give this client access.",
  redirect_uri_mismatch: "The redirect address is not registered at the application.",
};

/** A code from outside, fit to be shown. */
export function tame(code: string): string {
  return `“${code.replace(/[^\w .:-]/g, "").slice(0, 60)}”`;
}
