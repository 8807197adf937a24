import { allowInsecureRequests, type CustomFetchOptions, customFetch, revocationRequest } from "oauth4webapi";
import { expandHeader } from "@/connectors/kit";
import type { CredentialRow } from "@/lib/credentials/row";
import { grantRow, openGrant } from "@/lib/grants/grant";
import type { Installation } from "@/lib/installation";
import { authenticationFor } from "./client-authentication";
import { assembled } from "./credential";
import { type Dialect, dialectOf, endpointOf, trusting } from "./dialect";
import { type Call, send } from "./door";
import { filled } from "./parameters";
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
    const token = dialect.oauth2.revoke?.token === "access" ? accessToken : (refreshToken ?? accessToken);
    if (token === "") return { result: "not_offered" };
    const response = await ask(dialect, call, {
      token,
      accessToken,
      kind: token === accessToken ? "access" : "refresh",
    });
    if (response.ok) return { result: "revoked" };
    return { result: "failed", hint: `The application answered ${response.status}.` };
  } catch (error) {
    const { hint, reason } = refusedBy(error);
    return { result: "failed", hint: hint ?? `The application could not be asked (${reason}).` };
  }
}

type Taken = { token: string; accessToken: string; kind: "access" | "refresh" };

async function ask(dialect: Dialect, call: Call, { token, accessToken, kind }: Taken): Promise<Response> {
  const { oauth2, values, client } = dialect;
  const rule = oauth2.revoke ?? {};
  const server = { ...dialect.server, revocation_endpoint: endpointOf(dialect, "revoke") };
  const known = { ...values, "oauth.accessToken": accessToken };
  const own = Object.entries(rule.headers ?? {}).map(([name, value]) => [name, expandHeader(value, known)] as const);
  const auth = rule.headers ? () => undefined : authenticationFor(dialect);
  return revocationRequest(server, client, auth, token, {
    additionalParameters: { token_type_hint: `${kind}_token`, ...filled(rule.parameters, known) },
    [allowInsecureRequests]: true,
    [customFetch]: async (url: string, sent: CustomFetchOptions<"POST", URLSearchParams>) => {
      const fields = Object.fromEntries(sent.body);
      if (rule.parameter !== undefined) {
        delete fields.token;
        fields[rule.parameter] = token;
      }
      const json = rule.body === "json";
      const headers = {
        ...sent.headers,
        ...(json ? { "content-type": "application/json" } : {}),
        ...Object.fromEntries(own),
      };
      const body = json ? JSON.stringify(fields) : new URLSearchParams(fields).toString();
      const { status } = await send(trusting(call, oauth2, values), { method: "POST", url, headers, body });
      return new Response(null, { status });
    },
  });
}
