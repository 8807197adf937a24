import * as oauth from "oauth4webapi";
import { AppError } from "@/lib/errors";
import { installation, publicUrl } from "@/lib/installation";
import { beginCeremony, endCeremony } from "@/lib/session/ceremonies";
import { type SsoDoor, withProvider } from "./door";
import { type Claims, personOf } from "./person";

/**
 * Signing in by OpenID Connect: the code flow with PKCE, state and nonce, each once, within ten minutes, and only in the
 * browser that began it. The ID token comes straight from the token endpoint.
 */
export type SsoStart = { url: string; step: string };

/** `next` is where to go afterwards. `step` is for this browser to keep. */
export async function beginSso(next: string): Promise<SsoStart> {
  const home = await installation();
  const [verifier, state, nonce] = [
    oauth.generateRandomCodeVerifier(),
    oauth.generateRandomState(),
    oauth.generateRandomNonce(),
  ];
  const challenge = await oauth.calculatePKCECodeChallenge(verifier);
  return withProvider(home, async ({ server, client }) => {
    if (!server.authorization_endpoint) throw new AppError("forbidden", "The provider names no sign-in page.");
    const url = new URL(server.authorization_endpoint);
    const parameters = {
      client_id: client.client_id,
      redirect_uri: await redirectUri(),
      response_type: "code",
      scope: "openid email profile",
      state,
      nonce,
      code_challenge: challenge,
      code_challenge_method: "S256",
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    const data = { verifier, state, nonce, next };
    return { url: url.href, step: await beginCeremony("sso", { userId: undefined, data }) };
  });
}

/** `came` is the address that the provider sent the browser to. Gives the person. Throws `expired`, `forbidden`. */
export async function finishSso(step: string | undefined, came: URL): Promise<{ userId: string; next: string }> {
  const begun = await endCeremony("sso", step);
  if (!begun) throw new AppError("expired", "This sign-in took longer than 10 minutes. Begin again.");
  const { verifier = "", state = "", nonce = "", next = "" } = begun.data;
  const home = await installation();
  const claims = await withProvider(home, async (door) => {
    const answer = oauth.validateAuthResponse(door.server, door.client, came.searchParams, state);
    const { server, client, options } = door;
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.ClientSecretBasic(home.env.sso?.clientSecret ?? ""),
      answer,
      await redirectUri(),
      verifier,
      options,
    );
    const expected = { expectedNonce: nonce, requireIdToken: true };
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, expected);
    return claimsOf(door, tokens);
  });
  return { userId: await personOf(home, claims), next };
}

async function redirectUri(): Promise<string> {
  return `${(await publicUrl()).url}/sign-in/sso/callback`;
}

/** Many providers keep the address out of the ID token. */
async function claimsOf({ server, client, options }: SsoDoor, tokens: oauth.TokenEndpointResponse): Promise<Claims> {
  const token = oauth.getValidatedIdTokenClaims(tokens);
  if (!token) throw new AppError("forbidden", "The provider did not say who you are.");
  const known = { issuer: token.iss, subject: token.sub };
  if (typeof token.email === "string" || !server.userinfo_endpoint) return { ...known, ...read(token) };
  const response = await oauth.userInfoRequest(server, client, tokens.access_token, options);
  return { ...known, ...read(await oauth.processUserInfoResponse(server, client, token.sub, response)) };
}

function read(from: Readonly<Record<string, unknown>>): Pick<Claims, "email" | "name"> {
  const { email, email_verified: verified, name } = from;
  const proven = typeof email === "string" && (verified === true || verified === "true");
  return {
    email: proven ? email.trim().toLowerCase() : undefined,
    name: typeof name === "string" && name.trim() !== "" ? name.trim().slice(0, 100) : undefined,
  };
}
