import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Egress, egressWith } from "./egress";
import type { EgressFailure } from "./failure";
import { hostileHosts } from "./hostile.fixture";
import { hostileUrls } from "./hostile-urls.fixture";
import { failureIn, lookupFrom, type Running, tcpServer } from "./servers.fixture";

let server: Running;
let asked: string[];
let requested: (EgressFailure | undefined)[];
let dialled: (EgressFailure | undefined)[];
let urls: (EgressFailure | undefined)[];
const fixed = "Keyrack never connects to this address, and no setting can allow it.";

beforeAll(async () => {
  server = await tcpServer((socket) => socket.end("HTTP/1.1 200 OK\r\n\r\nreached"));
  asked = [];
  const answers = lookupFrom({ localhost: ["127.0.0.1"], "public.test": ["127.0.0.1"] });
  const egress = egressWith(
    {
      rules: async () => [],
      own: () => [],
    },
    (name) => {
      asked.push(name);
      return answers(name);
    },
  );
  const port = server.port;
  const hosts = hostileHosts.map(([host]) => host);
  const [a, b, c] = await Promise.all([
    Promise.all(hosts.map((host) => request(egress, `http://${host}:${port}/`))),
    Promise.all(hosts.map((host) => failureIn(egress.dial({ host, port })))),
    Promise.all(hostileUrls.map((url) => request(egress, url.replaceAll("{port}", String(port))))),
  ]);
  requested = a;
  dialled = b;
  urls = c;
});
afterAll(() => server.close());

describe("a hostile host", () => {
  it.each(hostileHosts.map(([form, expected], index) => [form, expected, index] as const))(
    "%j is refused as %s by request and dial",
    (_, expected, index) => {
      for (const failure of [requested[index], dialled[index]]) {
        if (expected === "invalid") expect(failure?.reason).toBe("dns");
        else expect(failure?.reason).toBe("blocked_address");
        if (expected === "never")
          expect(failure).toEqual({ outcome: "inconclusive", reason: "blocked_address", hint: fixed });
        if (expected === "never" || expected === "invalid") expect(failure?.allow).toBeUndefined();
        else expect(failure?.allow).toEqual({ address: expected, port: server.port });
      }
    },
  );

  it("has more than 150 forms", () => {
    expect(hostileHosts.length + hostileUrls.length).toBeGreaterThan(150);
  });

  it("makes us ask the name server for nothing but names", () => {
    expect(asked.filter((name) => /^[\d.]*$|metadata|:|%|\s/.test(name))).toEqual([]);
  });

  it("never connects", () => {
    expect(server.connections()).toBe(0);
  });
});

describe("a hostile URL", () => {
  it.each(hostileUrls.map((url, index) => [url, index] as const))("%j is refused", (_, index) => {
    expect(["blocked_address", "dns"]).toContain(urls[index]?.reason);
  });

  it.each([
    "/var/run/postgresql",
    "../socket",
    "\\\\.\\pipe\\docker_engine",
    "user@app.test",
    "app.test:80",
    "app.test/path",
    "app.test?query",
    "app.test#hash",
    "127.0.0.1:80",
    "[::1]:80",
    "http://app.test",
    "app.test\u0000",
    "app.test\n",
  ])("%j is no host to dial", async (host) => {
    const egress = egressWith({ rules: async () => [], own: () => [] }, lookupFrom({}));
    expect((await failureIn(egress.dial({ host, port: server.port })))?.reason).toBe("dns");
  });

  it.each([0, -1, 65_536, 1.5, Number.NaN])("port %s cannot be dialled", async (port) => {
    const egress = egressWith({ rules: async () => [{ network: "127.0.0.1" }], own: () => [] }, lookupFrom({}));
    expect((await failureIn(egress.dial({ host: "127.0.0.1", port })))?.reason).toBe("dns");
  });
});

function request(egress: Egress, url: string): Promise<EgressFailure | undefined> {
  const secretOrigins = URL.canParse(url) ? [new URL(url).origin] : [];
  return failureIn(egress.request({ method: "GET", url, headers: {}, secretOrigins }));
}
