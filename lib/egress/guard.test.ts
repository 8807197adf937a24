import { networkInterfaces } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EgressOptions, egressWith } from "./egress";
import {
  failureIn,
  get,
  httpServer,
  listening,
  localEgress,
  lookupFrom,
  type Running,
  tcpServer,
} from "./servers.fixture";

let server: Running;
beforeAll(async () => {
  server = await httpServer((_, response) => response.end("ok"));
});
afterAll(() => server.close());

const everything = async () => [{ network: "0.0.0.0/0" }, { network: "::/0" }];

describe("a name", () => {
  it.each([
    [["1.1.1.1", "127.0.0.1"], "127.0.0.1"],
    [["127.0.0.1", "1.1.1.1"], "127.0.0.1"],
    [["2606:4700::1111", "::1"], "::1"],
    [["1.1.1.1", "::ffff:192.168.0.1"], "192.168.0.1"],
    [["1.1.1.1", "fd00::1"], "fd00::1"],
  ])("with the answers %j is refused for the private one", async (answers, address) => {
    const egress = egressWith({ rules: async () => [], own: () => [] }, lookupFrom({ "rebind.test": answers }));
    const failure = await failureIn(egress.request(get(`http://rebind.test:${server.port}/`)));
    expect(failure).toMatchObject({ reason: "blocked_address", allow: { address, port: server.port } });
    expect(failure?.target).toBe(`rebind.test:${server.port}`);
    expect(failure?.hint).toContain(address);
  });

  it.each([[["1.1.1.1", "169.254.169.254"]], [["fe80::1%1", "1.1.1.1"]], [["127.0.0.1", "100.100.100.200"]]])(
    "with the answers %j is refused for ever, without detail",
    async (answers) => {
      const egress = egressWith({ rules: everything, own: () => [] }, lookupFrom({ "rebind.test": answers }));
      const failure = await failureIn(egress.dial({ host: "rebind.test", port: server.port }));
      expect(failure).toEqual({ outcome: "inconclusive", reason: "blocked_address", hint: expect.any(String) });
    },
  );

  it("is asked for once, and the connection goes to that answer and no later one", async () => {
    const answers = [["127.0.0.1"], ["169.254.169.254"], ["169.254.169.254"]];
    let asked = 0;
    const lookup = async () => answers[asked++] ?? [];
    const egress = egressWith({ rules: everything, own: () => [] }, lookup);
    const answer = await egress.request(get(`http://rebind.test:${server.port}/`));
    expect([answer.body, asked]).toEqual(["ok", 1]);
  });

  it("goes on to the next address when one does not answer", async () => {
    const silent = await tcpServer(() => undefined);
    await silent.close();
    const egress = localEgress({ rules: everything }, { "two.test": ["127.0.0.9", "127.0.0.1"] });
    expect((await egress.request(get(`http://two.test:${server.port}/`))).body).toBe("ok");
  });

  it.each([[[]], [["not an address"]]])("with the answers %j cannot be found", async (answers) => {
    const egress = localEgress({}, { "odd.test": answers });
    expect((await failureIn(egress.request(get("http://odd.test/"))))?.reason).toBe("dns");
  });

  it("that nobody knows cannot be found", async () => {
    const failure = await failureIn(localEgress().request(get("http://nowhere.test/")));
    expect(failure).toEqual({ outcome: "inconclusive", reason: "dns", target: "nowhere.test:80" });
  });
});

describe("a rule", () => {
  it("opens one address and port, and the very error names them", async () => {
    const closed = localEgress({ rules: async () => [] });
    const url = `http://127.0.0.1:${server.port}/`;
    const failure = await failureIn(closed.request(get(url)));
    const allow = failure?.allow ?? { address: "", port: 0 };
    const open = localEgress({ rules: async () => [{ network: allow.address, port: allow.port }] });
    expect((await open.request(get(url))).body).toBe("ok");
    expect((await failureIn(open.dial({ host: "127.0.0.1", port: 1 })))?.allow).toEqual({
      address: "127.0.0.1",
      port: 1,
    });
  });

  it("for a host name opens that name only", async () => {
    const egress = localEgress({ rules: async () => [{ network: "app.test", port: server.port }] });
    expect((await egress.request(get(`http://app.test:${server.port}/`))).body).toBe("ok");
    expect((await failureIn(egress.request(get(`http://other.test:${server.port}/`))))?.reason).toBe("blocked_address");
  });

  it.concurrent.each([
    "169.254.169.254",
    "0.0.0.0",
    "metadata.google.internal",
    "fe80::1",
    "168.63.129.16",
    "224.0.0.1",
    "::",
  ])("never opens %s", async (host) => {
    const rules = async () => [...(await everything()), { network: host }];
    const failure = await failureIn(localEgress({ rules }).dial({ host, port: server.port }));
    expect(failure).toEqual({ outcome: "inconclusive", reason: "blocked_address", hint: expect.any(String) });
  });
});

describe("our own listener", () => {
  const here = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .map(({ address }) => address);

  it.concurrent.each([
    "127.0.0.1",
    "127.1.2.3",
    "::1",
    "localhost",
    "app.test",
    "::ffff:127.0.0.1",
    "64:ff9b::7f00:1",
    ...here,
  ])("is refused at %s though everything is allowed", async (host) => {
    const listener = await listening();
    const egress = localEgress({ rules: everything, own: () => [{ port: listener.port }] });
    const failure = await failureIn(egress.dial({ host, port: listener.port }));
    expect(failure).toEqual({ outcome: "inconclusive", reason: "blocked_address", hint: expect.any(String) });
    expect(listener.connections()).toBe(0);
    await listener.close();
  });

  it("does not close its port number elsewhere", async () => {
    const egress = localEgress({ rules: everything, own: () => [{ port: 1 }] });
    expect((await egress.request(get(`http://127.0.0.1:${server.port}/`))).body).toBe("ok");
  });

  it.each(["app.test", "127.0.0.1"])("can be a database elsewhere, known as %s", async (host) => {
    const own: EgressOptions["own"] = () => [{ port: server.port, host }];
    const egress = localEgress({ rules: everything, own });
    expect((await failureIn(egress.dial({ host: "other.test", port: server.port })))?.allow).toBeUndefined();
    expect((await failureIn(egress.dial({ host: "127.0.0.1", port: server.port })))?.reason).toBe("blocked_address");
  });
});

describe("what a refusal costs", () => {
  it("does not open a socket", async () => {
    const probe = await listening();
    await failureIn(localEgress({ rules: async () => [] }).request(get(`http://localhost:${probe.port}/`)));
    expect(probe.connections()).toBe(0);
    await probe.close();
  });
});
