import { type Case, secured } from "./drafting";

const code = {
  authorizationUrl: "https://login.orders.dev/authorize",
  tokenUrl: "https://login.orders.dev/token",
  scopes: { read: "See orders" },
};
const oauth = (flows: object, more: object = {}) => secured({ o: { type: "oauth2", flows, ...more } });

/** Addresses, flows and what is missing of them. */
export const oauthCases: Case[] = [
  {
    name: "authorization code",
    document: oauth({ authorizationCode: code }),
    way: {
      kind: "oauth2",
      grant: "authorization_code",
      tokenUrl: code.tokenUrl,
      authorizationUrl: code.authorizationUrl,
      scopes: "read See orders",
    },
    guess: { "ways.0.tokenUrl": /client secret will be sent there/, "ways.0.clientAuthentication": /cannot say/ },
  },
  {
    name: "client credentials",
    document: oauth({ clientCredentials: { tokenUrl: code.tokenUrl, scopes: {} } }),
    way: { grant: "client_credentials" },
  },
  {
    name: "two flows are two ways in",
    document: oauth({ authorizationCode: code, clientCredentials: { tokenUrl: code.tokenUrl } }),
    kinds: ["oauth2", "oauth2"],
    note: /2 ways in/,
  },
  {
    name: "implicit only has no token URL",
    document: oauth({ implicit: { authorizationUrl: code.authorizationUrl, scopes: {} } }),
    way: { grant: "authorization_code", tokenUrl: undefined },
    guess: { "ways.0.grant": /obsolete/, "ways.0.tokenUrl": /implicit flow has no token URL/ },
  },
  {
    name: "password only cannot be used",
    document: oauth({ password: { tokenUrl: code.tokenUrl } }),
    kinds: [undefined],
    note: /password grant/,
  },
  {
    name: "the device flow only",
    document: oauth({ deviceAuthorization: { tokenUrl: code.tokenUrl } }),
    kinds: [undefined],
    note: /device flow/,
  },
  {
    name: "OAuth without any flow",
    document: secured({ o: { type: "oauth2" } }),
    kinds: [undefined],
    note: /describes no flow/,
  },
  {
    name: "Swagger 2: accessCode",
    document: {
      swagger: "2.0",
      info: { title: "x" },
      host: "a.orders.dev",
      paths: {},
      securityDefinitions: { o: { type: "oauth2", flow: "accessCode", ...code } },
    },
    way: { grant: "authorization_code", tokenUrl: code.tokenUrl },
  },
  {
    name: "a relative token URL counts from the server",
    document: oauth({ clientCredentials: { tokenUrl: "/oauth/token" } }),
    way: { tokenUrl: "https://api.orders.dev/oauth/token" },
    guess: { "ways.0.tokenUrl": /same host/ },
  },
  {
    name: "a relative token URL without a host stays empty",
    document: { ...oauth({ clientCredentials: { tokenUrl: "/oauth/token" } }), servers: [] },
    way: { tokenUrl: undefined },
    guess: { "ways.0.tokenUrl": /no whole address/ },
  },
  {
    name: "the same address for both",
    document: oauth({ authorizationCode: { ...code, tokenUrl: code.authorizationUrl } }),
    way: { tokenUrl: undefined },
    guess: { "ways.0.tokenUrl": /same address for both/ },
  },
  {
    name: "a token URL that is a page to read",
    document: oauth({ clientCredentials: { tokenUrl: "https://orders.dev/docs/tokens.html" } }),
    way: { tokenUrl: undefined },
    guess: { "ways.0.tokenUrl": /page to read/ },
  },
  {
    name: "a token URL at example.com",
    document: oauth({ clientCredentials: { tokenUrl: "https://example.com/token" } }),
    way: { tokenUrl: undefined },
    guess: { "ways.0.tokenUrl": /reserved for examples/ },
  },
  {
    name: "a token URL over http",
    document: oauth({ clientCredentials: { tokenUrl: "http://login.orders.dev/token" } }),
    way: { tokenUrl: "https://login.orders.dev/token" },
    guess: { "ways.0.tokenUrl": /changed to https/ },
  },
  {
    name: "a token URL with a hole",
    document: oauth({ clientCredentials: { tokenUrl: "https://{tenant}.orders.dev/token" } }),
    way: { tokenUrl: undefined },
    guess: { "ways.0.tokenUrl": /leaves a part open/ },
  },
  {
    name: "no token URL",
    document: oauth({ authorizationCode: { authorizationUrl: code.authorizationUrl } }),
    way: { tokenUrl: undefined },
    guess: { "ways.0.tokenUrl": /does not say it/ },
  },
  {
    name: "OpenID Connect gives the issuer",
    document: secured({
      i: { type: "openIdConnect", openIdConnectUrl: "https://login.orders.dev/.well-known/openid-configuration" },
    }),
    way: { kind: "oauth2", issuer: "https://login.orders.dev" },
  },
];
