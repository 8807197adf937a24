import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { oauth1Verifier } from "./signature-verifiers";

/**
 * An application with OAuth 1.0a (RFC 5849): temporary credentials, a page where somebody agrees, tokens, and an API that
 * recounts each signature by itself. A nonce, a verifier and a temporary credential are good once.
 */
export type OAuth1Server = {
  url: string;
  consumer: { key: string; secret: string };
  /** Who agrees. */
  user: { id: string; name: string };
  /** Leaves out oauth_callback_confirmed, as before the revision A. */
  revisionA: boolean;
  /** Answers in place of a path. */
  broken: Readonly<Record<string, { status: number; body: string } | undefined>>;
  /** Paths that were asked with a signature that fits, in their order, and the tokens that were given out. */
  seen: { signed: string[]; refused: string[]; tokens: string[] };
  close(): Promise<void>;
};

type Pair = { secret: string; callback: string; verifier: string; user: OAuth1Server["user"]; verify: Verify };
type Verify = ReturnType<typeof oauth1Verifier>;

export async function startOAuth1Server(): Promise<OAuth1Server> {
  const pairs = new Map<string, Pair>();
  const state: OAuth1Server = {
    url: "",
    consumer: { key: "consumer-1", secret: "c0nsumer/with+odd=signs&more" },
    user: { id: "4711", name: "Ana" },
    revisionA: true,
    broken: {},
    seen: { signed: [], refused: [], tokens: [] },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  const first = oauth1Verifier({ consumer: state.consumer.secret, token: "" });
  const server = createServer((request, response) => answer({ state, pairs, first }, request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return state;
}

type Inside = { state: OAuth1Server; pairs: Map<string, Pair>; first: Verify };

function answer({ state, pairs, first }: Inside, request: IncomingMessage, response: ServerResponse) {
  const { pathname, searchParams } = new URL(request.url ?? "/", state.url);
  const broken = state.broken[pathname];
  if (broken) return send(response, broken.status, broken.body);
  if (pathname === "/authorize") return page(response, searchParams.get("oauth_token") ?? "");
  if (pathname === "/decide") return decide({ state, pairs, first }, searchParams, response);
  if (!signedPaths.includes(pathname)) return send(response, 404, "");
  const given = parametersOf(request);
  const pair = pairs.get(given.get("oauth_token") ?? "");
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const arrived = { method: request.method ?? "", path: request.url ?? "", headers, body: Buffer.alloc(0) };
  const verify = pathname === "/request_token" ? first : pair?.verify;
  if (given.get("oauth_consumer_key") !== state.consumer.key || verify?.(arrived) !== true) {
    state.seen.refused.push(pathname);
    return send(response, 401, "oauth_problem=signature_invalid");
  }
  state.seen.signed.push(pathname);
  if (pathname === "/request_token") {
    const confirmed: Record<string, string> = state.revisionA ? { oauth_callback_confirmed: "true" } : {};
    return form(response, { ...issue({ state, pairs, first }, given.get("oauth_callback") ?? "oob"), ...confirmed });
  }
  if (pathname === "/access_token") {
    pairs.delete(given.get("oauth_token") ?? "");
    if (!pair?.verifier || pair.verifier !== given.get("oauth_verifier"))
      return send(response, 401, "oauth_problem=verifier_invalid");
    const { id, name } = pair.user;
    return form(response, { ...issue({ state, pairs, first }, ""), user_id: id, screen_name: name });
  }
  if (pair?.callback !== "") return send(response, 403, "");
  send(response, 200, JSON.stringify(pair.user));
}

const signedPaths = ["/request_token", "/access_token", "/me"];

function issue({ state, pairs }: Inside, callback: string): Record<string, string> {
  const [token, secret] = [randomBytes(9).toString("hex"), `${randomBytes(9).toString("base64")}&+`];
  const verify = oauth1Verifier({ consumer: state.consumer.secret, token: secret });
  pairs.set(token, { secret, callback, verifier: "", user: { ...state.user }, verify });
  state.seen.tokens.push(token);
  return { oauth_token: token, oauth_token_secret: secret };
}

function page(response: ServerResponse, token: string): void {
  const link = (say: string) => `<a href="/decide?say=${say}&amp;oauth_token=${encodeURIComponent(token)}">${say}</a>`;
  response.writeHead(200, { "content-type": "text/html" }).end(`<!doctype html>${link("Allow")} ${link("Deny")}`);
}

function decide({ state, pairs }: Inside, asked: URLSearchParams, response: ServerResponse) {
  const token = asked.get("oauth_token") ?? "";
  const pair = pairs.get(token);
  if (!pair || !URL.canParse(pair.callback)) return send(response, 400, "no such token");
  const back = new URL(pair.callback);
  if (asked.get("say") === "Deny") back.searchParams.set("denied", token);
  else {
    pair.verifier = randomBytes(9).toString("hex");
    pair.user = { ...state.user };
    back.searchParams.set("oauth_token", token);
    back.searchParams.set("oauth_verifier", pair.verifier);
  }
  response.writeHead(302, { location: back.href }).end();
}

function parametersOf({ headers }: IncomingMessage): Map<string, string> {
  const pairs = [...(headers.authorization ?? "").matchAll(/(\w+)="([^"]*)"/g)];
  return new Map(pairs.map(([, name = "", value = ""]) => [name, decodeURIComponent(value)]));
}

function form(response: ServerResponse, fields: Record<string, string>): void {
  response.writeHead(200, { "content-type": "application/x-www-form-urlencoded" });
  response.end(new URLSearchParams(fields).toString());
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": body.startsWith("{") ? "application/json" : "text/plain" }).end(body);
}
