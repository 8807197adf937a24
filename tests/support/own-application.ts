import { createServer, type IncomingMessage, type Server } from "node:http";
import { listen } from "./api";

/** A small application that nobody has described: one key, one account or a sign-in of it, and its API document. */
export type OwnApplicationServer = { url: string; key: string; asked: string[]; close(): void };

export async function startOwnApplication(): Promise<OwnApplicationServer> {
  const key = "orders-key-7Hq2mZ9xWv4T";
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    const path = (request.url ?? "").split("?")[0] ?? "";
    const json = (status: number, value: unknown) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    asked.push(path);
    if (path === "/openapi.json") return json(200, documentFor(`http://127.0.0.1:${request.socket.localPort}`));
    if (path === "/v1/login")
      return void signIn(request).then((token) => (token ? json(200, { token }) : json(401, {})));
    if (path === "/v1/session") {
      const known = request.headers.authorization === `Bearer ${session}`;
      return known ? json(200, { id: "acc-1", email: "ana@orders.dev" }) : json(401, { message: "no session" });
    }
    if (path !== "/v1/me" && path !== "/v1/whoami") return json(404, { message: "nothing here" });
    const given = String(request.headers["x-orders-key"] ?? "");
    // Echoes what it got, as some do: nothing of it may reach a page.
    const seen = {
      given,
      base64: Buffer.from(`a:${given}`).toString("base64"),
      hex: Buffer.from(given).toString("hex"),
    };
    if (given !== key) return json(401, { message: `The key ${given} is not known`, seen });
    return json(200, { id: "acc-1", email: "ana@orders.dev", seen, access_token: "another-secret-9k2" });
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    key,
    asked,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const session = "session-of-ana-5Xk9";

/** For ana and her password alone. */
async function signIn(request: IncomingMessage): Promise<string | undefined> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  const { username, password } = JSON.parse(body || "{}") as { username?: string; password?: string };
  return username === "ana" && password === "orders-password-3" ? session : undefined;
}

/** As it would stand in a repository: the server is the one of whoever wrote it. */
export function documentFor(url: string) {
  return {
    openapi: "3.0.3",
    info: { title: "Orders API", version: "1.0" },
    servers: [{ url: `${url}/v1` }],
    security: [{ key: [] }],
    components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Orders-Key" } } },
    paths: {
      "/me": {
        get: {
          summary: "Who is asking",
          responses: {
            200: {
              description: "The account",
              content: {
                "application/json": { schema: { properties: { id: { type: "string" }, email: { type: "string" } } } },
              },
            },
          },
        },
      },
      "/orders": { get: { security: [{ key: [] }] } },
    },
  };
}
