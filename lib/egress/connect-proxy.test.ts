import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Certificates, makeCertificates } from "./certificates.fixture";
import { egressWith } from "./egress";
import {
  connectProxy,
  failureIn,
  get,
  httpServer,
  httpsServer,
  listening,
  localEgress,
  lookupFrom,
  type ProxyRunning,
  type Running,
  tcpServer,
} from "./servers.fixture";

let made: Certificates;
let proxy: ProxyRunning;
let plain: Running;
let secure: Running;
let greeting: Running;

beforeAll(async () => {
  made = makeCertificates();
  proxy = await connectProxy({ "app.test": "127.0.0.1", "inner.test": "127.0.0.1" });
  plain = await httpServer((_, response) => response.end("plain"));
  secure = await httpsServer(made.good, (_, response) => response.end("secure"));
  greeting = await tcpServer((socket) => socket.write("220 ready\r\n"));
});
afterAll(() => Promise.all([proxy, plain, secure, greeting].map((each) => each.close())));

const through = (rules = [{ network: "127.0.0.1" }], at = proxy) =>
  localEgress({ proxy: `http://127.0.0.1:${at.port}`, rules: async () => rules });

describe("through a CONNECT proxy", () => {
  it("HTTP arrives, and the proxy is told the name", async () => {
    expect((await through().request(get(`http://app.test:${plain.port}/`))).body).toBe("plain");
    expect(proxy.asked).toContain(`app.test:${plain.port}`);
  });

  it("TLS is end to end", async () => {
    const url = `https://app.test:${secure.port}/`;
    expect((await through().request(get(url, { ca: made.authority.cert }))).body).toBe("secure");
    expect((await failureIn(through().request(get(url))))?.reason).toBe("tls");
  });

  it("a name that only the proxy knows can be reached", async () => {
    expect((await through().request(get(`http://inner.test:${plain.port}/`))).body).toBe("plain");
  });

  it("a protocol whose server speaks first loses nothing", async () => {
    const socket = await through().dial({ host: "app.test", port: greeting.port });
    expect(String((await once(socket, "data"))[0])).toBe("220 ready\r\n");
    socket.destroy();
  });

  it.each([
    "127.0.0.1",
    "2130706433",
    "::1",
    "localhost",
    "x.localhost",
    "app.test",
    "169.254.169.254",
    "metadata.google.internal",
    "10.0.0.1",
  ])("%s is judged all the same", async (host) => {
    const before = proxy.connections();
    const failure = await failureIn(through([]).dial({ host, port: plain.port }));
    expect([failure?.reason, proxy.connections()]).toEqual(["blocked_address", before]);
  });

  it("our own listener stays closed", async () => {
    const egress = localEgress({ proxy: `http://127.0.0.1:${proxy.port}`, own: () => [{ port: plain.port }] });
    expect((await failureIn(egress.dial({ host: "app.test", port: plain.port })))?.reason).toBe("blocked_address");
  });

  it("user and password are shown to the proxy alone", async () => {
    const egress = localEgress({ proxy: `http://ana:p%40ss@127.0.0.1:${proxy.port}` });
    await egress.request(get(`http://app.test:${plain.port}/`));
    expect(proxy.authorizations.at(-1)).toBe(`Basic ${Buffer.from("ana:p@ss").toString("base64")}`);
  });

  it.each([
    [403, "blocked_address"],
    [407, "refused"],
    [502, "refused"],
    [504, "timeout"],
  ])("a refusal with %i is %s, without an address to allow", async (status, reason) => {
    const strict = await connectProxy({}, status);
    const failure = await failureIn(through(undefined, strict).dial({ host: "app.test", port: plain.port }));
    expect([failure?.reason, failure?.allow]).toEqual([reason, undefined]);
    expect(failure?.hint).toContain("outbound proxy");
    await strict.close();
  });

  it("a proxy that is gone, silent or no proxy is named as the cause", async () => {
    const gone = await listening();
    const silent = await listening();
    const odd = await tcpServer((socket) => socket.end("220 smtp\r\n\r\n"));
    const rude = await tcpServer((socket) => socket.destroy());
    await gone.close();
    const at = ({ port }: Running) => localEgress({ proxy: `http://127.0.0.1:${port}` });
    const target = { host: "app.test", port: plain.port };
    for (const bad of [gone, odd, rude]) {
      const failure = await failureIn(at(bad).dial(target));
      expect([failure?.reason, failure?.hint]).toEqual(["refused", expect.stringContaining("outbound proxy")]);
    }
    expect((await failureIn(at(silent).dial(target, { timeoutMs: 150 })))?.reason).toBe("timeout");
    await Promise.all([silent.close(), odd.close(), rude.close()]);
  });

  it.each(["https://127.0.0.1:1", "socks5://127.0.0.1:1", "127.0.0.1:1", "http://127.0.0.1:1/path", ""])(
    "%j is no proxy",
    (address) => {
      expect(() => egressWith({ rules: async () => [], own: () => [], proxy: address }, lookupFrom({}))).toThrow(
        "http://",
      );
    },
  );
});
