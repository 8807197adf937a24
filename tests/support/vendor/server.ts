import { createHash, createHmac, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { clientProblem } from "./client";
import { createPace, type Pace } from "./pace";
import { type Quirks, usual } from "./quirks";

/**
 * An application with OAuth that speaks every dialect: one switch per quirk, which may be turned while it runs. It keeps
 * count of what it was asked, so that a test can say how often and how many at once.
 */
export type Vendor = {
  url: string;
  quirks: Quirks;
  /** Who consents and whose tokens come out. */
  account: { id: string; name: string };
  seen: {
    token: Asked[];
    refreshes: number;
    most: number;
    revoked: string[];
    revocations: Asked[];
    paths: string[];
    /** How many were told to wait, for each pause. */
    pauses: number[];
  };
  /** Kills a refresh token, as a person would who removes the connection there. */
  revoke(refreshToken?: string): void;
  /** Forgets every access token, and no refresh token. */
  forgetAccess(): void;
  /** The refresh token that was given out last. */
  lastRefreshToken(): string;
  close(): Promise<void>;
};

export type Asked = { at: number; path: string; headers: IncomingMessage["headers"]; body: Record<string, string> };

type Family = { account: Vendor["account"]; scope: string; dead: boolean };
type Code = Family & { challenge: string | null; redirectUri: string; used: boolean };
type Refresh = { family: Family; spentAt: number | undefined; successor: string | undefined };
type State = {
  vendor: Vendor;
  codes: Map<string, Code>;
  access: Map<string, { family: Family; until: number }>;
  refresh: Map<string, Refresh>;
  running: number;
  pace: Pace;
};

export async function startVendor(quirks: Partial<Quirks> = {}, port = 0): Promise<Vendor> {
  const pace = createPace();
  const vendor: Vendor = {
    url: "",
    quirks: { ...usual, ...quirks },
    account: { id: "acct_1", name: "Acme" },
    seen: { token: [], refreshes: 0, most: 0, revoked: [], revocations: [], paths: [], pauses: pace.pauses },
    revoke: () => undefined,
    forgetAccess: () => state.access.clear(),
    lastRefreshToken: () => [...state.refresh.keys()].at(-1) ?? "",
    close: async () => undefined,
  };
  const state: State = { vendor, codes: new Map(), access: new Map(), refresh: new Map(), running: 0, pace };
  const server = createServer((request, response) => void answer(state, request, response));
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  vendor.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  vendor.revoke = (token) => {
    for (const [name, { family }] of state.refresh) if (token === undefined || token === name) family.dead = true;
  };
  vendor.close = () =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return vendor;
}

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { vendor } = state;
  const url = new URL(request.url ?? "/", vendor.url);
  const body = await bodyOf(request);
  vendor.seen.paths.push(url.pathname);
  if (url.pathname === "/authorize") return consent(state, url, response);
  if (url.pathname === "/me") return me(state, request, response);
  if (url.pathname === "/sites") return json(response, 200, { sites: vendor.quirks.sites });
  if (url.pathname === "/revoke") {
    vendor.seen.revocations.push({ at: Date.now(), path: url.pathname, headers: request.headers, body });
    vendor.seen.revoked.push(body.token ?? "");
    return json(response, 200, {});
  }
  if (url.pathname === "/token" || url.pathname === "/refresh") {
    vendor.seen.token.push({ at: Date.now(), path: url.pathname, headers: request.headers, body });
    state.running += 1;
    vendor.seen.most = Math.max(vendor.seen.most, state.running);
    await new Promise((done) => setTimeout(done, vendor.quirks.delayMs));
    state.running -= 1;
    return token(state, request, url.pathname, body, response);
  }
  json(response, 404, { error: "not_found" });
}

function consent({ vendor, codes }: State, url: URL, response: ServerResponse): void {
  const { quirks } = vendor;
  const asked = url.searchParams;
  const redirectUri = asked.get("redirect_uri") ?? "";
  const back = new URL(quirks.registeredRedirect ?? redirectUri);
  if (quirks.refuses !== undefined) back.searchParams.set("error", quirks.refuses);
  else if (asked.get("code_challenge") && quirks.pkce === "refused") back.searchParams.set("error", "invalid_request");
  else {
    const code = randomBytes(12).toString("hex");
    const scope = asked.get(quirks.scopeParameter) ?? "";
    const challenge = asked.get("code_challenge");
    codes.set(code, { account: { ...vendor.account }, scope, dead: false, challenge, redirectUri, used: false });
    back.searchParams.set(quirks.codeParameter, code);
  }
  back.searchParams.set("state", asked.get("state") ?? "");
  for (const [name, value] of Object.entries(quirks.callback)) back.searchParams.set(name, value);
  if (quirks.signsCallback !== undefined) {
    const sorted = [...back.searchParams].sort(([a], [b]) => (a < b ? -1 : 1)).map((pair) => pair.join("="));
    back.searchParams.set("hmac", createHmac("sha256", quirks.signsCallback).update(sorted.join("&")).digest("hex"));
  }
  response.writeHead(302, { location: back.href }).end();
}

function token(
  state: State,
  request: IncomingMessage,
  path: string,
  body: Record<string, string>,
  response: ServerResponse,
) {
  const { quirks } = state.vendor;
  const broken = quirks.broken?.(path);
  if (broken) return void response.writeHead(broken.status, broken.headers).end(broken.body);
  if (state.pace.tooFast(quirks)) return json(response, 429, { error: "rate_limited" }, { "retry-after": "1" });
  const problem = clientProblem(quirks, request, body);
  if (problem) return refuse(quirks, response, problem === "invalid_client" ? 401 : 400, problem);
  const granted = grantFor(state, path, body);
  if (typeof granted === "string") return refuse(quirks, response, 400, granted);
  send(quirks, response, 200, quirks.wrap({ ...granted, ...quirks.token }));
}

function grantFor(state: State, path: string, body: Record<string, string>): Record<string, unknown> | string {
  const { quirks, account, seen } = state.vendor;
  if (body.grant_type === "refresh_token") {
    if (path !== quirks.refreshPath) return "invalid_request";
    seen.refreshes += 1;
    return refreshed(state, body.refresh_token ?? "");
  }
  if (body.grant_type === "authorization_code") {
    const code = state.codes.get(body.code ?? "");
    if (!code || code.used) return quirks.codes.invalidGrant;
    code.used = true;
    const proof = createHash("sha256")
      .update(body.code_verifier ?? "")
      .digest("base64url");
    if (code.challenge !== null && proof !== code.challenge) return quirks.codes.invalidGrant;
    if (quirks.redirectUri === "forbidden" ? "redirect_uri" in body : body.redirect_uri !== code.redirectUri)
      return "invalid_request";
    return issue(state, code);
  }
  if (body.grant_type === quirks.mintGrant) {
    const [cached] = quirks.cachesTokens ? state.access.keys() : [];
    if (cached !== undefined) return { access_token: cached, token_type: "Bearer", expires_in: 5 };
    return issue(state, { account, scope: body.scope ?? "", dead: false }, false);
  }
  return "unsupported_grant_type";
}

function refreshed(state: State, given: string): Record<string, unknown> | string {
  const { quirks } = state.vendor;
  const known = state.refresh.get(given);
  if (!known || known.family.dead) return quirks.codes.invalidGrant;
  if (quirks.rotation === "never") return issue(state, known.family, false);
  if (known.spentAt !== undefined) {
    const inTime = quirks.rotation === "grace" && Date.now() - known.spentAt < quirks.graceMs;
    if (!inTime) return quirks.codes.invalidGrant;
  }
  known.spentAt ??= Date.now();
  return issue(state, known.family);
}

function issue(state: State, family: Family, withRefresh = true): Record<string, unknown> {
  const { quirks } = state.vendor;
  const accessToken = `at_${randomBytes(16).toString("hex")}`;
  const life = typeof quirks.expiresIn === "number" && quirks.expiresIn > 0 ? quirks.expiresIn : 3600;
  state.access.set(accessToken, { family, until: Date.now() + life * 1000 });
  const answer: Record<string, unknown> = { access_token: accessToken };
  if (quirks.tokenType !== undefined) answer.token_type = quirks.tokenType;
  if (quirks.expiresIn !== undefined) answer.expires_in = quirks.expiresIn;
  const scope = quirks.grants(family.scope);
  if (scope !== undefined) answer.scope = scope;
  if (withRefresh && quirks.refreshTokens) {
    const refreshToken = `rt_${randomBytes(16).toString("hex")}`;
    state.refresh.set(refreshToken, { family, spentAt: undefined, successor: undefined });
    answer.refresh_token = refreshToken;
  }
  return answer;
}

function me({ vendor, access }: State, request: IncomingMessage, response: ServerResponse) {
  const { quirks } = vendor;
  const header = String(request.headers.authorization ?? "");
  const found = access.get(header.replace(/^\S+ /, ""));
  if (quirks.apiStatus !== undefined) return json(response, quirks.apiStatus, { message: "not now" });
  if (!found || found.family.dead || found.until < Date.now()) return json(response, 401, { message: "no" });
  json(response, 200, found.family.account);
}

function refuse(quirks: Quirks, response: ServerResponse, status: number, error: string) {
  send(quirks, response, quirks.errorStatus ?? status, {
    ...quirks.errorExtras,
    error,
    error_description: `refused: ${error}`,
  });
}

function send(quirks: Quirks, response: ServerResponse, status: number, document: Record<string, unknown>) {
  if (quirks.answer === "json") return json(response, status, document);
  const form = new URLSearchParams(Object.entries(document).map(([name, value]) => [name, String(value)]));
  response.writeHead(status, { "content-type": "application/x-www-form-urlencoded" }).end(form.toString());
}

function json(response: ServerResponse, status: number, document: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(document));
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, string>> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  if (text.startsWith("{")) return JSON.parse(text) as Record<string, string>;
  return Object.fromEntries(new URLSearchParams(text));
}
