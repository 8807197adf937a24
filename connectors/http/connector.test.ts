import { createHash } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { outcomeOf } from "@/tests/support/servers/checked";
import { type Listening, listen } from "@/tests/support/servers/ports";

/** A small API with a door of each kind: /basic, /digest, /bearer … answer 200 to the right key and 401 to all others. */
let server: Listening;
let base: string;
const digestChallenge = 'Digest realm="api", qop="auth", algorithm=SHA-256, nonce="n0nce"';

beforeAll(async () => {
  server = await listen(
    createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk) => chunks.push(chunk));
      request.on("end", () => {
        const url = new URL(request.url ?? "/", base);
        const door = url.pathname.split("/")[2] ?? "";
        const known = Object.hasOwn(doors, door);
        const status = !known ? 404 : doors[door]?.(request, url, Buffer.concat(chunks).toString()) ? 200 : 401;
        response.writeHead(status, {
          "content-type": "application/json",
          ...(door === "digest" ? { "www-authenticate": digestChallenge } : {}),
        });
        response.end("{}");
      });
    }),
  );
  base = `http://127.0.0.1:${server.port}/v1`;
});

afterAll(() => server.close());

const doors: Record<string, (request: IncomingMessage, url: URL, body: string) => boolean> = {
  bearer: ({ headers }) => headers.authorization === "Bearer right",
  apiKeyHeader: ({ headers }) => headers["x-key"] === "Token right",
  apiKeyQuery: (_, url) => url.searchParams.get("api_key") === "right",
  apiKeyBody: ({ method }, _, body) => method === "POST" && JSON.parse(body || "{}").api_key === "right",
  basic: ({ headers }) => headers.authorization === `Basic ${Buffer.from("ana:right").toString("base64")}`,
  headers: ({ headers }) => headers["x-one"] === "right" && headers["x-two"] === "2",
  none: () => true,
  digest: ({ headers, method, url }) => {
    const given = (name: string) => new RegExp(`${name}="?([^",]+)`).exec(headers.authorization ?? "")?.[1] ?? "";
    const hash = (text: string) => createHash("sha256").update(text).digest("hex");
    const due = [hash("ana:api:right"), "n0nce", given("nc"), given("cnonce"), "auth", hash(`${method}:${url}`)];
    return given("response") === hash(due.join(":"));
  },
};

/** Values by scheme for a secret that is `right` or something else. */
const values: Record<string, (secret: string) => Record<string, string>> = {
  bearer: (token) => ({ token }),
  apiKeyHeader: (key) => ({ headerName: "X-Key", prefix: "Token ", key }),
  apiKeyQuery: (key) => ({ parameterName: "api_key", key }),
  apiKeyBody: (key) => ({ parameterName: "api_key", key }),
  basic: (password) => ({ username: "ana", password }),
  digest: (password) => ({ username: "ana", password }),
  headers: (secret) => ({ headers: `X-One: ${secret}\nX-Two: 2` }),
};

describe("HTTP against a real server", () => {
  it.each(Object.keys(values))("lets the right secret in and no other: %s", async (scheme) => {
    const place = { baseUrl: `${base}/`, checkPath: `/${scheme}` };
    expect(await outcomeOf("http", scheme, { ...place, ...values[scheme]?.("right") })).toMatchObject({
      outcome: "verified",
      identity: expect.stringContaining(base),
    });
    expect(await outcomeOf("http", scheme, { ...place, ...values[scheme]?.("wrong") })).toMatchObject({
      outcome: "rejected",
      reason: "invalid_credentials",
    });
  });

  it("says nothing about the key when the path is not there", async () => {
    expect(await outcomeOf("http", "bearer", { baseUrl: base, checkPath: "/nothing", token: "right" })).toMatchObject({
      outcome: "inconclusive",
      reason: "not_checkable",
      field: "checkPath",
    });
    expect((await outcomeOf("http", "none", { baseUrl: base, checkPath: "/none" })).outcome).toBe("verified");
  });
});
