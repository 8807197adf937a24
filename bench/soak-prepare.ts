import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createCredential } from "@/lib/credentials/create";
import { stopInstallation } from "@/lib/installation";
import { scopes } from "@/lib/scopes";
import { startSession } from "@/lib/session/rows";
import { createToken } from "@/lib/tokens/create";
import { plantFleet } from "@/tests/status/fleet";
import { startVendor, type Vendor } from "@/tests/support/vendor/server";
import { finish, trip } from "@/tests/support/vendor/walk";
import { benchInstallation } from "./installation";

/** What the soak runs on: a workspace in use, and the applications that its credentials belong to. */
export type Prepared = {
  dataDir: string;
  token: string;
  cookie: string;
  /** Of a key that is sent along. */
  credentials: string[];
  /** Of a sign-in whose access tokens live a minute. */
  connected: string[];
  /** Base URLs: one application may be tried only so often, so there are some. */
  applications: string[];
  vendor: Vendor;
  close(): Promise<void>;
};

export const soakKey = "key-of-robots-4711";
const many = 1_000;
const signIns = 20;
const applicationCount = 16;

export async function prepare(): Promise<Prepared> {
  const servers = await Promise.all(Array.from({ length: applicationCount }, startApplication));
  const applications = servers.map((server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const vendor = await startVendor({ expiresIn: 60 });
  const t = await benchInstallation();
  const url = (at: number) => applications[at % applications.length] ?? "";
  const credentials = await plantFleet(t.home, t.owner, { count: many, url, key: soakKey });
  const connected: string[] = [];
  for (let at = 0; at < signIns; at++) {
    const draft = await createCredential(t.owner, {
      name: `Signed in ${at}`,
      connector: "oauth2",
      scheme: "authorizationCode",
      values: {
        baseUrl: vendor.url,
        checkPath: "/me",
        authorizationUrl: `${vendor.url}/authorize`,
        exchangeUrl: `${vendor.url}/token`,
        clientId: vendor.quirks.clientId,
        clientSecret: vendor.quirks.clientSecret,
        clientAuthentication: "basic",
        account: `account ${at}`,
      },
      draft: true,
    });
    const { credential } = await finish(t.owner, "oauth2", await trip(t.owner, draft.id));
    connected.push(credential);
  }
  const { text: token } = await createToken(t.owner, { name: "Soak", scopes: [...scopes], rate: 10_000_000 });
  const session = await startSession(t.owner.userId, { address: "127.0.0.1", userAgent: "soak" });
  await stopInstallation();
  return {
    dataDir: t.dataDir,
    token,
    cookie: `keyrack_session=${session}`,
    credentials,
    connected,
    applications,
    vendor,
    close: async () => {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
      await vendor.close();
    },
  };
}

/** Answers a kilobyte to whoever has the key, and eight megabytes at `/large`. */
async function startApplication(): Promise<Server> {
  const small = Buffer.from(JSON.stringify({ filling: "x".repeat(1000) }));
  const part = Buffer.alloc(64 * 1024, "x");
  const server = createServer((request, response) => {
    request.resume();
    if (request.headers.authorization !== `Bearer ${soakKey}`) return void response.writeHead(401).end();
    if (request.url?.startsWith("/large")) return large(response, part);
    response.writeHead(200, { "content-type": "application/json", "content-length": small.length }).end(small);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return server;
}

function large(response: ServerResponse, part: Buffer): void {
  let left = 128;
  response.writeHead(200, { "content-length": left * part.length });
  const more = () => {
    while (left > 0) {
      left -= 1;
      if (!response.write(part)) return;
    }
    response.end();
  };
  response.on("drain", more);
  more();
}
