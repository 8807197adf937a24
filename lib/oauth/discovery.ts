import {
  type AuthorizationServer,
  allowInsecureRequests,
  customFetch,
  discoveryRequest,
  processDiscoveryResponse,
} from "oauth4webapi";
import { type Call, send } from "./door";
import { misconfigured, refusal } from "./refusal";

/**
 * Asks an issuer where its endpoints are: OpenID Connect Discovery first, RFC 8414 then. The answer must name the issuer
 * that was asked. Remembered for ten minutes, so that a refresh does not depend on it.
 */
type Remembered = { server: AuthorizationServer; until: number };

const key = Symbol.for("keyrack.oauth.discovered");
const shared = globalThis as { [key]?: Map<string, Remembered> };
const lifeMs = 600_000;
const most = 200;

export async function discovered(issuer: string, call: Call): Promise<AuthorizationServer> {
  shared[key] ??= new Map();
  const memory = shared[key];
  const id = `${issuer}\n${call.ca ?? ""}`;
  const known = memory.get(id);
  if (known && known.until > performance.now()) return known.server;
  if (!URL.canParse(issuer)) throw refusal(misconfigured("The issuer is not a web address."));
  const server = await ask(new URL(issuer), call);
  if (memory.size >= most) memory.clear();
  memory.set(id, { server, until: performance.now() + lifeMs });
  return server;
}

async function ask(issuer: URL, call: Call): Promise<AuthorizationServer> {
  for (const algorithm of ["oidc", "oauth2"] as const) {
    const response = await discoveryRequest(issuer, {
      algorithm,
      [allowInsecureRequests]: true,
      [customFetch]: async (url, { headers }) => {
        const answer = await send(call, { method: "GET", url, headers });
        return new Response(answer.body, { status: answer.status, headers: { "content-type": "application/json" } });
      },
    });
    if (response.status !== 200) continue;
    try {
      return await processDiscoveryResponse(issuer, response);
    } catch (cause) {
      throw refusal(misconfigured(`${issuer.host} describes another issuer, or none.`), cause);
    }
  }
  throw refusal(misconfigured(`${issuer.host} does not say where its endpoints are. Enter them, or another issuer.`));
}
