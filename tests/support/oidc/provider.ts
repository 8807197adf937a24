import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, exportPKCS8, generateKeyPair } from "jose";
import Provider from "oidc-provider";

/** A certified authorization server on loopback, with an API beside it that takes its tokens and nothing else. */
export type Oidc = {
  issuer: string;
  /** `GET /api` with a token. */
  api: string;
  /** PKCS #8, registered for the client `signing-machine`. */
  privateKey: string;
  secret: string;
  /** How often the token endpoint gave tokens, by grant, and what was revoked. */
  seen: { grants: string[]; revoked: number };
  close(): Promise<void>;
};

export async function startOidc(redirectUri: string): Promise<Oidc> {
  const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: "key-1", alg: "ES256", use: "sig" };
  const secret = "S3cret~with.odd_characters-0123456789";
  const seen: Oidc["seen"] = { grants: [], revoked: 0 };
  const parts: { provider?: Provider } = {};
  const server = createServer((request, response) => void route(parts.provider, request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const signing = await generateKeyPair("RS256", { extractable: true });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "web",
        client_secret: secret,
        redirect_uris: [redirectUri],
        grant_types: ["authorization_code", "refresh_token"],
        token_endpoint_auth_method: "client_secret_basic",
      },
      {
        client_id: "machine",
        client_secret: secret,
        redirect_uris: [],
        response_types: [],
        grant_types: ["client_credentials"],
        token_endpoint_auth_method: "client_secret_post",
      },
      {
        client_id: "signing-machine",
        redirect_uris: [],
        response_types: [],
        grant_types: ["client_credentials"],
        token_endpoint_auth_method: "private_key_jwt",
        token_endpoint_auth_signing_alg: "ES256",
        jwks: { keys: [jwk] },
      },
      {
        client_id: "screen",
        redirect_uris: [],
        response_types: [],
        grant_types: ["urn:ietf:params:oauth:grant-type:device_code", "refresh_token"],
        token_endpoint_auth_method: "none",
      },
    ],
    features: {
      clientCredentials: { enabled: true },
      deviceFlow: { enabled: true },
      revocation: { enabled: true },
      introspection: { enabled: true },
    },
    scopes: ["openid", "offline_access", "read"],
    jwks: { keys: [{ ...(await exportJWK(signing.privateKey)), kid: "sig", alg: "RS256", use: "sig" }] },
    cookies: { keys: ["test"] },
    rotateRefreshToken: true,
    ttl: {
      AccessToken: 600,
      ClientCredentials: 600,
      RefreshToken: 86_400,
      Session: 600,
      Interaction: 600,
      Grant: 86_400,
      DeviceCode: 600,
      IdToken: 600,
    },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
  });
  provider.on("grant.success", (context) => void seen.grants.push(grantOf(context)));
  provider.on("refresh_token.destroyed", () => {
    seen.revoked += 1;
  });
  parts.provider = provider;
  return {
    issuer,
    api: `${issuer}/api`,
    privateKey: await exportPKCS8(privateKey),
    secret,
    seen,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function route(
  provider: Provider | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!provider) return void response.writeHead(503).end();
  if (request.url !== "/api") return void provider.callback()(request, response);
  const token = (request.headers.authorization ?? "").replace(/^Bearer /, "");
  const found = (await provider.AccessToken.find(token)) ?? (await provider.ClientCredentials.find(token));
  response.writeHead(found ? 200 : 401, { "content-type": "application/json" });
  response.end(JSON.stringify(found ? { who: found.accountId ?? found.clientId } : { error: "invalid_token" }));
}

function grantOf(context: unknown): string {
  const { oidc } = context as { oidc?: { params?: { grant_type?: string } } };
  return oidc?.params?.grant_type ?? "unknown";
}
