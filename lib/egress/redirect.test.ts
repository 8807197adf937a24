import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { failureIn, get, httpServer, localEgress, type Running } from "./servers.fixture";

const egress = localEgress();
let server: Running;
let other: Running;
let at: (path: string) => string;
const seen: { method: string; url: string; type?: string; body: string }[] = [];

beforeAll(async () => {
  other = await httpServer((_, response) => response.end("other"));
  server = await httpServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      const { method = "", url = "" } = request;
      seen.push({ method, url, type: request.headers["content-type"], body });
      const asked = new URL(url, "http://x");
      const to = asked.searchParams.get("to");
      const left = Number(asked.searchParams.get("left"));
      if (to !== null) {
        const status = Number(asked.searchParams.get("status") ?? 302);
        return response.writeHead(status, { location: to, "set-cookie": "session=1" }).end("moved");
      }
      if (left > 0) return response.writeHead(302, { location: `/?left=${left - 1}` }).end();
      response.end("arrived");
    });
  });
  at = (path) => `http://app.test:${server.port}${path}`;
});
afterAll(() => Promise.all([server.close(), other.close()]));

const to = (location: string, status = 302) => at(`/?status=${status}&to=${encodeURIComponent(location)}`);

describe("a redirect", () => {
  it("to the same origin is followed, and the answer says where it came from", async () => {
    const answer = await egress.request(get(to("/there")));
    expect(answer).toMatchObject({ status: 200, body: "arrived", url: at("/there") });
    expect(answer.redirectedToOtherOrigin).toBeUndefined();
  });

  it("is followed three times and not four", async () => {
    expect((await egress.request(get(at("/?left=3")))).body).toBe("arrived");
    expect((await failureIn(egress.request(get(at("/?left=4")))))?.reason).toBe("unexpected_response");
  });

  it.each([301, 302, 303, 307, 308])(
    "%i to another origin is not followed, with or without a secret",
    async (status) => {
      const location = `http://app.test:${other.port}/steal`;
      const headers = { Authorization: "Bearer canary" };
      const answer = await egress.request(get(to(location, status), { headers, method: "POST", body: "canary" }));
      expect(answer).toMatchObject({ status, body: "moved", redirectedToOtherOrigin: `http://app.test:${other.port}` });
      expect(other.connections()).toBe(0);
    },
  );

  it.each([
    ["https://app.test/", "https://app.test"],
    ["//other.test/", "http://other.test"],
    ["\\\\other.test\\", "http://other.test"],
    ["http://169.254.169.254/latest/meta-data", "http://169.254.169.254"],
    ["file:///etc/passwd", "file:"],
    ["javascript:alert(1)", "javascript:"],
    ["gopher://127.0.0.1/_x", "gopher:"],
  ])("to %s is only told", async (location, origin) => {
    expect((await egress.request(get(to(location)))).redirectedToOtherOrigin).toBe(origin);
  });

  it("with userinfo is not followed even to the same origin", async () => {
    const answer = await egress.request(get(to(`http://user:pass@app.test:${server.port}/`)));
    expect([answer.status, answer.redirectedToOtherOrigin]).toEqual([302, at("")]);
  });

  it("to an origin that may see the secret is followed", async () => {
    const location = `http://other.test:${other.port}/`;
    const secretOrigins = [at(""), location];
    expect((await egress.request(get(to(location), { secretOrigins }))).body).toBe("other");
  });

  it("to an origin that may see the secret is judged again", async () => {
    const guarded = localEgress({ rules: async () => [{ network: "app.test" }] });
    const location = `http://other.test:${other.port}/`;
    const failure = await failureIn(guarded.request(get(to(location), { secretOrigins: [at(""), location] })));
    expect(failure).toMatchObject({ reason: "blocked_address", allow: { address: "127.0.0.1", port: other.port } });
  });

  it("from https to http is not followed even where the origin is listed", async () => {
    const plain = at("/");
    const inProcess = new Map([
      ["https://demo.test", async () => ({ status: 302, headers: { Location: plain }, body: "moved" })],
    ]);
    const before = server.connections();
    const request = get("https://demo.test/", { secretOrigins: ["https://demo.test", plain] });
    const answer = await localEgress({ inProcess }).request(request);
    expect([answer.status, answer.redirectedToOtherOrigin]).toEqual([302, at("")]);
    expect(server.connections()).toBe(before);
  });

  it("can be kept, with its cookies", async () => {
    const answer = await egress.request(get(to("/there"), { follow: false }));
    expect(answer).toMatchObject({ status: 302, headers: { location: "/there", "set-cookie": ["session=1"] } });
    expect(answer.redirectedToOtherOrigin).toBeUndefined();
  });

  it.each([
    [301, "POST", "GET"],
    [302, "POST", "GET"],
    [303, "POST", "GET"],
    [303, "PUT", "GET"],
    [303, "HEAD", "HEAD"],
    [302, "PUT", "PUT"],
    [307, "POST", "POST"],
    [308, "POST", "POST"],
  ])("%i turns %s into %s", async (status, method, then) => {
    seen.length = 0;
    const body = method === "HEAD" ? undefined : "words";
    await egress.request(get(to("/there", status), { method, headers: { "Content-Type": "text/x" }, body }));
    const last = seen.at(-1);
    expect([last?.method, last?.body, last?.type]).toEqual(
      then === "GET" ? ["GET", "", undefined] : [then, body ?? "", "text/x"],
    );
  });

  it.each([
    ["304 with a location", "/there", 304],
    ["an unreadable location", "http://[", 302],
    ["no location", "", 302],
  ])("that is none (%s) is an answer", async (_, location, status) => {
    expect((await egress.request(get(to(location, status)))).status).toBe(status);
  });
});
