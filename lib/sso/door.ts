import * as oauth from "oauth4webapi";
import { createEgress } from "@/lib/egress/egress";
import { failureOf } from "@/lib/egress/failure";
import { AppError } from "@/lib/errors";
import type { Installation } from "@/lib/installation";
import type { SsoProvider } from "./provider";

/**
 * How the identity provider is talked to: by the outbound door, to the host that the environment named (which may be
 * private) and to public ones that it refers to, never redirected, at most 256 KB an answer.
 */
export type SsoDoor = { server: oauth.AuthorizationServer; client: oauth.Client; options: Options };
type Options = { [oauth.customFetch]: Fetching; [oauth.allowInsecureRequests]: boolean };
type Fetching = (
  url: string,
  request: { method: string; headers: Record<string, string>; body?: unknown },
) => Promise<Response>;

/** Runs `work` with what the provider says of itself. What goes wrong is said in a sentence. */
export async function withProvider<T>(home: Installation, work: (door: SsoDoor) => Promise<T>): Promise<T> {
  const provider = home.env.sso;
  if (!provider) throw new AppError("not_found", "No identity provider is set here.");
  const issuer = new URL(provider.issuer);
  const port = issuer.port === "" ? (issuer.protocol === "https:" ? 443 : 80) : Number(issuer.port);
  const egress = createEgress({
    rules: async () => [...home.env.allowNetworks, { network: issuer.hostname.replace(/^\[|\]$/g, ""), port }],
    own: () => [{ port: home.env.port }],
    ...(home.env.egressProxy ? { proxy: home.env.egressProxy } : {}),
  });
  const options: Options = {
    [oauth.customFetch]: async (url, { method, headers, body }) => {
      const answer = await egress.request({
        method,
        url,
        headers: { "user-agent": "Keyrack", ...headers },
        ...(body === undefined || body === null ? {} : { body: String(body) }),
        secretOrigins: [new URL(url).origin],
        maxBytes: 256 * 1024,
        follow: false,
      });
      const type = answer.headers["content-type"];
      const kept: Record<string, string> = typeof type === "string" ? { "content-type": type } : {};
      return new Response(noBody.has(answer.status) ? null : answer.body, { status: answer.status, headers: kept });
    },
    [oauth.allowInsecureRequests]: issuer.protocol === "http:",
  };
  try {
    const found = await oauth.discoveryRequest(issuer, { ...options, algorithm: "oidc" });
    const server = await oauth.processDiscoveryResponse(issuer, found);
    return await work({ server, client: { client_id: provider.clientId }, options });
  } catch (error) {
    throw told(error, provider);
  } finally {
    egress.close();
  }
}

const noBody: ReadonlySet<number> = new Set([204, 205, 304]);

/** What the other side did is not for the person to mend; the words say whom to ask. */
function told(error: unknown, { label }: SsoProvider): AppError {
  if (error instanceof AppError) return error;
  if (failureOf(error)) {
    return new AppError("application_unreachable", `${label} does not answer. Try again in a moment.`, {
      cause: error,
    });
  }
  if (error instanceof oauth.AuthorizationResponseError) {
    return new AppError("forbidden", `${label} did not let you in (${error.error}). Try again, or ask its admin.`);
  }
  return new AppError("forbidden", `${label} gave an answer that cannot be trusted. Try again, or ask its admin.`, {
    cause: error,
  });
}
