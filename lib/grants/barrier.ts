import type { OAuthCredential } from "@/lib/oauth/credential";
import type { Refused } from "@/lib/oauth/refusal";
import { sharedClientRefused } from "./condemn";
import { never } from "./due";
import { type GrantRow, type GrantSecret, originOf } from "./grant";

/** Why the application is not even asked. */
export function barrier(
  row: GrantRow,
  secret: GrantSecret,
  credential: OAuthCredential,
  now: number,
): Refused | undefined {
  const origin = originOf(credential);
  if (secret.boundTo !== origin.boundTo)
    return { outcome: "rejected", reason: "misconfigured", hint: "Its addresses were changed since it was connected." };
  if (credential.clientFlagged) return sharedClientRefused;
  const corrected = secret.madeFrom !== origin.madeFrom;
  if (!needsNobody(credential) && secret.refreshToken === undefined)
    return { outcome: "rejected", reason: "expired", hint: "The application gave no lasting access." };
  if (row.retryAt === null || corrected || row.retryAt <= now) return undefined;
  if (row.retryAt === never) return { outcome: "rejected", reason: "revoked" };
  const retryAfter = Math.ceil((row.retryAt - now) / 1000);
  return { outcome: "inconclusive", reason: "server_error", retryAfter, hint: "It failed just now." };
}

/** Grants that are fetched anew with what is stored, spending nothing. */
export function needsNobody({ scheme }: Pick<OAuthCredential, "scheme">): boolean {
  const grant = scheme.oauth2?.grant;
  return grant === "client_credentials" || grant === "jwt-bearer";
}
