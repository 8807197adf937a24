import http from "node:http";
import Provider from "oidc-provider";

/**
 * A real OpenID provider on loopback with its own sign-in pages, and beside it an API at `/api/me` that takes its access
 * tokens. Any login is an account.
 */
export type Oidc = {
  issuer: string;
  port: number;
  /** Takes back everything that people granted. */
  revoke(): Promise<void>;
  /** What people leave unticked from now on; undefined: nothing. */
  withhold(scope: string | undefined): void;
  /** How often a refresh token was exchanged. */
  refreshed(): number;
  /** How often a grant or refresh token was taken back over the wire. */
  revoked(): number;
  stop(): Promise<void>;
};

export const clients = {
  person: { id: "keyrack", secret: "a-client-secret-4711" },
  robot: { id: "robot", secret: "a-robot-secret-4711" },
} as const;

/** Access lives for `accessSeconds`, as long as usual without. */
export async function startOidc(redirectUri: string, accessSeconds?: number): Promise<Oidc> {
  let answer: http.RequestListener = (_, response) => response.writeHead(503).end();
  const server = http.createServer((request, response) => answer(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no address");
  const issuer = `http://127.0.0.1:${address.port}`;
  const provider = new Provider(issuer, configuration(redirectUri, accessSeconds));
  const grants = new Set<string>();
  let revoked = 0;
  let refreshed = 0;
  provider.on("grant.success", ({ oidc }) => {
    if (oidc?.params?.grant_type === "refresh_token") refreshed++;
  });
  provider.on("access_token.saved", ({ grantId }) => void (grantId && grants.add(grantId)));
  for (const event of ["refresh_token.destroyed", "grant.revoked"]) provider.on(event, () => revoked++);
  let withheld: string | undefined;
  const agree = provider.Grant.prototype.addOIDCScope;
  type Granting = { rejectOIDCScope?(scope: string): void };
  provider.Grant.prototype.addOIDCScope = function addOIDCScope(this: Granting, scope: string | readonly string[]) {
    const asked = typeof scope === "string" ? scope.split(" ") : scope;
    // What it keeps of rejected scopes is added in the same way, to a plain object.
    if (withheld === undefined || !this.rejectOIDCScope || !asked.includes(withheld)) return agree.call(this, scope);
    agree.call(this, asked.filter((each) => each !== withheld).join(" "));
    this.rejectOIDCScope(withheld);
  };
  const pages = provider.callback();
  answer = (request, response) => {
    if (request.url === "/api/me") void me(provider, request, response);
    else void pages(request, response);
  };
  return {
    issuer,
    port: address.port,
    revoke: async () => {
      for (const grant of grants) {
        await provider.AccessToken.revokeByGrantId(grant);
        await provider.RefreshToken.revokeByGrantId(grant);
      }
    },
    withhold: (scope) => {
      withheld = scope;
    },
    refreshed: () => refreshed,
    revoked: () => revoked,
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

function configuration(redirectUri: string, accessSeconds: number | undefined) {
  const { person, robot } = clients;
  return {
    clients: [
      {
        client_id: person.id,
        client_secret: person.secret,
        redirect_uris: [redirectUri],
        grant_types: ["authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code"],
      },
      {
        client_id: robot.id,
        client_secret: robot.secret,
        redirect_uris: [],
        response_types: [],
        grant_types: ["client_credentials"],
      },
    ],
    scopes: ["openid", "offline_access", "read", "write"],
    cookies: { keys: ["only for tests"] },
    features: {
      devInteractions: { enabled: true },
      clientCredentials: { enabled: true },
      deviceFlow: { enabled: true },
      revocation: { enabled: true, allowedPolicy: () => true },
    },
    ...(accessSeconds === undefined ? {} : { ttl: { AccessToken: accessSeconds } }),
    issueRefreshToken: () => true,
    pkce: { required: () => true },
  };
}

async function me(provider: Provider, request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const token = (request.headers.authorization ?? "").replace(/^Bearer /, "");
  const found = (await provider.AccessToken.find(token)) ?? (await provider.ClientCredentials.find(token));
  response.writeHead(found ? 200 : 401, { "content-type": "application/json" });
  response.end(JSON.stringify(found ? { id: found.accountId ?? found.clientId } : { error: "invalid_token" }));
}
