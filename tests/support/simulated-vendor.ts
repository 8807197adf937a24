import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expandUrl, type HttpScheme, pointedText, type Values } from "@/connectors/kit";
import { type Egress, egressWith } from "@/lib/egress/egress";
import type { Recorded } from "./recorded-answers";
import { accessToken, type OAuthPlay, oauthAnswer } from "./simulated-vendor-oauth";
import { type Arrived, bodyFits, challenge, isLetIn, isRequest } from "./simulated-vendor-request";
import { signedToken } from "./simulated-vendor-signature";

/**
 * Any application of the catalogue, made from its definition and its recorded answers. It lets in who sends `accepts` in
 * the place that the definition names, and answers everybody else as the application's documents say.
 */
export type Play = {
  scheme: HttpScheme;
  accepts: Values;
  good: Recorded["answer"];
  goodSignIn: Recorded["answer"];
  /** For whoever is not let in. */
  bad: Recorded["answer"];
  /** Instead of all that: the same answer to everything, or to the probe of somebody who was let in; or none at all. */
  always?: Recorded["answer"] | "silence";
  once?: Recorded["answer"];
  oauth?: OAuthPlay;
};

export type SimulatedVendor = {
  /** Set by a test; what happens until then is a mistake of the test. */
  play: Play | undefined;
  /** What arrived, without values. */
  seen: string[];
  /** The real way out, but every name leads here and nothing is encrypted. `timeoutMs` is for one request. */
  egress(timeoutMs: number): Egress;
  stop(): Promise<void>;
};

export async function startSimulatedVendor(): Promise<SimulatedVendor> {
  const server = createServer((request, response) => void answer(vendor, request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const vendor: SimulatedVendor = {
    play: undefined,
    seen: [],
    egress: (timeoutMs) => leadingTo(port, timeoutMs),
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  return vendor;
}

/** Names, origins, limits and sockets are judged as always; only the port and the encryption are taken away. */
function leadingTo(port: number, timeoutMs: number): Egress {
  const lookup = async () => ["127.0.0.1"];
  const real = egressWith({ rules: async () => [{ network: "127.0.0.1" }], own: () => [] }, lookup);
  const here = (address: string) => {
    const url = new URL(address);
    url.protocol = "http:";
    url.port = String(port);
    return url;
  };
  return {
    ...real,
    request: (request, options) =>
      real.request(
        { ...request, url: here(request.url).href, secretOrigins: request.secretOrigins.map((o) => here(o).origin) },
        { ...options, timeoutMs },
      ),
  };
}

async function answer(vendor: SimulatedVendor, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { play } = vendor;
  const arrived = await read(request);
  vendor.seen.push(`${arrived.method} ${arrived.url.hostname}`);
  if (!play) return send(response, { status: 500, body: "no play" });
  if (play.always === "silence") return;
  send(response, play.always ?? answerOf(play, arrived));
}

function answerOf(play: Play, arrived: Arrived): Recorded["answer"] {
  const { scheme, accepts, good, goodSignIn, bad, once } = play;
  const { login, probe } = scheme;
  const { oauth = { facts: {} } } = play;
  const ofOAuth = oauthAnswer(scheme, accepts, oauth, arrived);
  if (ofOAuth) return ofOAuth;
  if (
    login &&
    isRequest(arrived, login.request, accepts) &&
    arrived.url.pathname === pathOf(login.request.url, accepts)
  )
    return bodyFits(arrived, login.request, undefined, accepts) ? goodSignIn : bad;
  if (login?.logout && arrived.url.pathname === pathOf(login.logout.url, accepts)) return { status: 204, body: "" };
  const known: Record<string, string> = {
    ...accepts,
    ...oauth.facts,
    "oauth.accessToken": accessToken,
    "login.token": tokenOf(play),
  };
  if (scheme.jwt) Object.assign(known, { "jwt.token": signedToken(scheme, accepts, arrived) || "not signed" });
  if (probe.granted?.url && arrived.url.pathname === pathOf(probe.granted.url, known))
    return { status: 200, headers: json, body: {} };
  const letIn = isLetIn(arrived, scheme, probe, known);
  if (!letIn && scheme.authenticate.digest && !arrived.headers.authorization)
    return { ...bad, status: 401, headers: { ...bad.headers, "www-authenticate": challenge } };
  return letIn ? (once ?? good) : bad;
}

const json = { "content-type": "application/json" };

function pathOf(template: string, values: Values): string {
  return new URL(expandUrl(template, values)).pathname;
}

function tokenOf({ scheme, goodSignIn }: Play): string {
  const pointer = scheme.login?.token;
  const { body } = goodSignIn;
  const document = typeof body === "string" ? JSON.parse(body) : body;
  return pointer === undefined ? "" : (pointedText(document, pointer === "$" ? "" : pointer) ?? "");
}

function send(response: ServerResponse, { status, headers = {}, body }: Recorded["answer"]): void {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const empty = status === 204 || status === 304;
  response.writeHead(status, { ...(empty ? {} : json), ...headers }).end(empty ? undefined : text);
}

async function read(request: IncomingMessage): Promise<Arrived> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const url = new URL(request.url ?? "/", `http://${request.headers.host ?? "nowhere"}`);
  return { method: request.method ?? "GET", url, headers, body };
}
