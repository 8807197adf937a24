import { allowInsecureRequests, type CustomFetchOptions, customFetch, revocationRequest } from "oauth4webapi";
import type { CredentialRow } from "@/lib/credentials/row";
import { grantRow, openGrant } from "@/lib/grants/grant";
import type { Installation } from "@/lib/installation";
import { authenticationFor } from "./client-authentication";
import { assembled } from "./credential";
import { dialectOf, endpointOf, trusting } from "./dialect";
import { send } from "./door";
import { refusedBy } from "./refusal";

/**
 * Tells an application that tokens are not needed any more (RFC 7009). Best effort within five seconds, and honest about
 * what came of it: deleting here never waits for the world, and never claims more than the application said.
 */
export type Revocation =
  | { result: "revoked" }
  /** There is nothing to revoke, or the application offers no way: it has to be removed there by hand. */
  | { result: "not_offered" }
  | { result: "failed"; hint: string };

/** Before the credential goes. Never throws for what the outside does. */
export async function revokeGrant(home: Installation, row: CredentialRow): Promise<Revocation> {
  const grant = await grantRow(home, home.store.db, row.id);
  if (!grant) return { result: "not_offered" };
  try {
    const credential = await assembled(home, row, grant.oauthClientId ?? undefined);
    const signal = AbortSignal.timeout(5_000);
    const call = { egress: home.egress, signal };
    const dialect = await dialectOf(credential.scheme, credential.values, call);
    if (dialect.server.revocation_endpoint === undefined) return { result: "not_offered" };
    const { refreshToken, accessToken } = openGrant(home, grant);
    const token = refreshToken ?? accessToken;
    if (token === "") return { result: "not_offered" };
    const server = { ...dialect.server, revocation_endpoint: endpointOf(dialect, "revoke") };
    const response = await revocationRequest(server, dialect.client, authenticationFor(dialect), token, {
      additionalParameters: { token_type_hint: refreshToken === undefined ? "access_token" : "refresh_token" },
      [allowInsecureRequests]: true,
      [customFetch]: async (url: string, { headers, body }: CustomFetchOptions<"POST", URLSearchParams>) => {
        const call = trusting({ egress: home.egress, signal }, dialect.oauth2, dialect.values);
        const { status } = await send(call, { method: "POST", url, headers, body: body.toString() });
        return new Response(null, { status });
      },
    });
    if (response.ok) return { result: "revoked" };
    return { result: "failed", hint: `The application answered ${response.status}.` };
  } catch (error) {
    const { hint, reason } = refusedBy(error);
    return { result: "failed", hint: hint ?? `The application could not be asked (${reason}).` };
  }
}
