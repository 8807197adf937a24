import http from "node:http";
import Provider from "oidc-provider";

/**
 * A real OpenID provider on loopback that knows people: the login is the part before the @, `unverified` has an address
 * that nobody verified.
 */
export type PeopleOidc = { issuer: string; client: { id: string; secret: string }; stop(): Promise<void> };

export const peopleClient = { id: "keyrack", secret: "people-client-secret-0815" };

export async function startPeopleOidc(redirectUri: string, port = 0): Promise<PeopleOidc> {
  const client = peopleClient;
  let answer: http.RequestListener = (_, response) => response.writeHead(503).end();
  const server = http.createServer((request, response) => answer(request, response));
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no address");
  const issuer = `http://127.0.0.1:${address.port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [redirectUri] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    scopes: ["openid", "email", "profile"],
    cookies: { keys: ["only for tests"] },
    features: { devInteractions: { enabled: true } },
    pkce: { required: () => true },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        email: id.includes("@") ? id : `${id}@acme.example`,
        email_verified: !id.startsWith("unverified"),
        name: `${id.charAt(0).toUpperCase()}${id.slice(1)} Provided`,
      }),
    }),
  });
  answer = provider.callback();
  return {
    issuer,
    client,
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
