import { api, type Case, secured } from "./drafting";

const key = (parameter: string, more: object = {}) =>
  secured({ k: { type: "apiKey", in: "header", name: parameter, ...more } });

/** Keys, tokens and sign-ins, and how they are written down wrongly. */
export const schemeCases: Case[] = [
  { name: "bearer", document: secured({ b: { type: "http", scheme: "Bearer" } }), way: { kind: "bearer" } },
  { name: "basic", document: secured({ b: { type: "http", scheme: "basic" } }), way: { kind: "basic" } },
  {
    name: "basic of Swagger 2",
    document: {
      swagger: "2.0",
      info: { title: "x" },
      host: "a.orders.dev",
      securityDefinitions: { b: { type: "basic" } },
      paths: {},
    },
    way: { kind: "basic" },
  },
  { name: "digest", document: secured({ d: { type: "http", scheme: "digest" } }), way: { kind: "digest" } },
  {
    name: "a key in a header",
    document: key("X-Api-Key"),
    way: { kind: "apiKey", place: "header", keyName: "X-Api-Key" },
  },
  {
    name: "a key in the address",
    document: secured({ k: { type: "apiKey", in: "query", name: "api_key" } }),
    way: { kind: "apiKey", place: "query", keyName: "api_key" },
  },
  {
    name: "no scheme at all, and nothing gives it away",
    document: api({}),
    kinds: [undefined],
    guess: { "ways.0.kind": /Nothing was guessed/ },
    note: /declares no security scheme/,
  },
  {
    name: "no scheme, but a header that many requests take",
    document: api({ paths: { "/a": { get: { parameters: [{ in: "header", name: "X-Auth-Key", required: true }] } } } }),
    way: { kind: "apiKey", keyName: "X-Auth-Key" },
    guess: { "ways.0.keyName": /1 of 1 requests/ },
  },
  {
    name: "no scheme, but an Authorization header",
    document: api({ paths: { "/a": { get: { parameters: [{ in: "header", name: "Authorization" }] } } } }),
    way: { kind: "bearer" },
    guess: { "ways.0.kind": /What goes into it is not said/ },
  },
  {
    name: "no scheme, but a parameter that sounds like a key",
    document: api({ paths: { "/a": { get: { parameters: [{ in: "query", name: "apikey", required: true }] } } } }),
    way: { kind: "apiKey", place: "query", keyName: "apikey" },
    about: { path: "/a" },
  },
  {
    name: "Authorization as a key, without its word",
    document: key("Authorization"),
    way: { kind: "apiKey", keyName: "Authorization", prefix: undefined },
    guess: { "ways.0.prefix": /does not say which/ },
  },
  {
    name: "Authorization as a key that speaks of Bearer",
    document: key("Authorization", { description: "Enter: Bearer {token}" }),
    way: { kind: "bearer" },
    guess: { "ways.0.kind": /speaks of Bearer/ },
  },
  {
    name: "Authorization as a key that speaks of Token",
    document: key("Authorization", { description: "Use `Token abc`" }),
    way: { prefix: "Token " },
    guess: { "ways.0.prefix": /says “Token”/ },
  },
  {
    name: "Authorization as a key that speaks of Basic",
    document: key("authorization", { description: "HTTP Basic with base64" }),
    way: { kind: "basic" },
    guess: { "ways.0.kind": /Basic/ },
  },
  { name: "a header name with a colon and a value", document: key("Authorization: Bearer"), way: { kind: "bearer" } },
  {
    name: "a header name with a blank is cut",
    document: key("X-Key value"),
    way: { keyName: "X-Key" },
    guess: { "ways.0.keyName": /cannot be a name/ },
  },
  { name: "an unusual header name is doubted", document: key("X-Frobnicate"), guess: { "ways.0.keyName": /unusual/ } },
  {
    name: "a key without a name stays empty",
    document: secured({ k: { type: "apiKey", in: "header" } }),
    way: { keyName: undefined },
    guess: { "ways.0.keyName": /does not say what it is called/ },
  },
  {
    name: "a key in no place",
    document: secured({ k: { type: "apiKey", in: "body", name: "key" } }),
    guess: { "ways.0.place": /no place for a key/ },
  },
  {
    name: "SigV4 dressed as a key",
    document: key("Authorization", { "x-amazon-apigateway-authtype": "awsSigv4" }),
    kinds: [undefined],
    note: /AWS Signature Version 4/,
  },
  {
    name: "SigV4 told only in words",
    document: key("Authorization", { description: "AWS4-HMAC-SHA256 signature" }),
    kinds: [undefined],
    note: /Signature Version 4/,
  },
  {
    name: "a signature dressed as a key",
    document: key("X-Signature", { description: "HMAC of the body" }),
    kinds: [undefined],
    note: /computed for each request/,
  },
  {
    name: "a custom authorizer of AWS is an ordinary key",
    document: key("X-Api-Key", { "x-amazon-apigateway-authtype": "custom" }),
    way: { kind: "apiKey" },
  },
  {
    name: "a session cookie becomes a sign-in",
    document: {
      ...secured({ c: { type: "apiKey", in: "cookie", name: "JSESSIONID" } }),
      paths: {
        "/login": {
          post: {
            requestBody: { content: { "application/json": { schema: { properties: { email: {}, passwd: {} } } } } },
          },
        },
      },
    },
    way: { kind: "login", loginPath: "/login", loginUser: "email", loginPassword: "passwd", cookie: "JSESSIONID" },
    guess: { "ways.0.kind": /cookie of a session/, "ways.0.minutes": /20 minutes/ },
  },
  {
    name: "a session cookie without a sign-in in the document",
    document: secured({ c: { type: "apiKey", in: "cookie", name: "sessionid" } }),
    way: { kind: "login", loginPath: undefined },
    guess: { "ways.0.loginPath": /no request that looks like a sign-in/ },
  },
  {
    name: "a key in a cookie",
    document: secured({ c: { type: "apiKey", in: "cookie", name: "workspace_key" } }),
    way: { kind: "apiKey", place: "cookie" },
    guess: { "ways.0.place": /rare/ },
  },
  {
    name: "an unknown http scheme with a word for the header",
    document: secured({ t: { type: "http", scheme: "token" } }),
    way: { keyName: "Authorization", prefix: "Token " },
    guess: { "ways.0.prefix": /called “token”/ },
  },
  {
    name: "HTTP authentication that is not known",
    document: secured({ n: { type: "http", scheme: "negotiate" } }),
    kinds: [undefined],
    note: /negotiate/,
  },
  {
    name: "mutual TLS",
    document: secured({ m: { type: "mutualTLS" } }),
    kinds: [undefined],
    note: /client certificate/,
  },
  {
    name: "an unknown type",
    document: secured({ x: { type: "magic" } }),
    kinds: [undefined],
    note: /no version of OpenAPI knows/,
  },
  {
    name: "two keys that the document wants together",
    document: secured(
      { a: { type: "apiKey", in: "header", name: "X-App-Id" }, b: { type: "apiKey", in: "header", name: "X-App-Key" } },
      [{ a: [], b: [] }],
    ),
    way: { kind: "keys", keys: "header X-App-Id\nheader X-App-Key" },
    guess: { "ways.0.keys": /wants them together/ },
  },
  {
    name: "two keys that are alternatives",
    document: secured(
      { a: { type: "apiKey", in: "header", name: "X-Key" }, b: { type: "apiKey", in: "query", name: "key" } },
      [{ a: [] }, { b: [] }],
    ),
    kinds: ["apiKey", "apiKey"],
    note: /alternatives/,
  },
  {
    name: "an id and a key of which nobody says whether both are needed",
    document: secured({
      a: { type: "apiKey", in: "header", name: "X-App-Id" },
      b: { type: "apiKey", in: "header", name: "X-App-Key" },
    }),
    way: { kind: "keys" },
    guess: { "ways.0.keys": /does not say whether both/ },
  },
  {
    name: "a bearer token and a key together",
    document: secured(
      { a: { type: "http", scheme: "bearer" }, b: { type: "apiKey", in: "header", name: "Ocp-Apim-Subscription-Key" } },
      [{ a: [], b: [] }],
    ),
    way: { keys: "header Authorization Bearer\nheader Ocp-Apim-Subscription-Key" },
  },
  {
    name: "OAuth and a key together cannot be described",
    document: secured(
      {
        a: { type: "oauth2", flows: { clientCredentials: { tokenUrl: "https://login.orders.dev/token" } } },
        b: { type: "apiKey", in: "header", name: "X-Key" },
      },
      [{ a: [], b: [] }],
    ),
    kinds: ["oauth2", "apiKey"],
    note: /together/,
  },
];
