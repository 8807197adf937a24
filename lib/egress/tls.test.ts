import { createServer as createTls, connect as tlsConnect } from "node:tls";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Certificates, makeCertificates } from "./certificates.fixture";
import { failureOf } from "./failure";
import {
  failureIn,
  get,
  httpServer,
  httpsServer,
  listen,
  localEgress,
  type Running,
  tcpServer,
} from "./servers.fixture";

const egress = localEgress();
let made: Certificates;
const running: Running[] = [];

beforeAll(() => {
  made = makeCertificates();
});
afterAll(() => Promise.all(running.map((each) => each.close())));

async function secure(name: keyof Certificates, more: object = {}): Promise<string> {
  const chained = { key: made[name].key, cert: `${made[name].cert}${name === "good" ? made.authority.cert : ""}` };
  const server = await httpsServer({ ...chained, ...more }, (_, response) => response.end("secure"));
  running.push(server);
  return `https://app.test:${server.port}/`;
}

describe("a certificate", () => {
  it("of an authority entered here is accepted, beside the public ones", async () => {
    const phases: string[] = [];
    const request = get(await secure("good"), { ca: made.authority.cert });
    const answer = await egress.request(request, { onPhase: (phase) => phases.push(phase) });
    expect([answer.body, ...phases]).toEqual(["secure", "host", "connect", "tls", "answered"]);
  });

  it("for an address is compared with that address", async () => {
    const url = (await secure("good")).replace("app.test", "127.0.0.1");
    expect((await egress.request(get(url, { ca: made.authority.cert }))).body).toBe("secure");
    const elsewhere = (await secure("elsewhere")).replace("app.test", "127.0.0.1");
    expect((await failureIn(egress.request(get(elsewhere, { ca: made.authority.cert }))))?.reason).toBe("tls");
  });

  it("that signs itself is refused, and accepted when it is entered", async () => {
    const url = await secure("selfSigned");
    const failure = await failureIn(egress.request(get(url)));
    expect(failure).toMatchObject({ reason: "tls", says: "The certificate is signed only by itself (“app.test”)." });
    expect((await egress.request(get(url, { ca: made.selfSigned.cert }))).body).toBe("secure");
  });

  it("of an unknown authority is refused, and the authority named", async () => {
    const failure = await failureIn(egress.request(get(await secure("good"))));
    expect(failure).toMatchObject({ reason: "tls", target: expect.stringMatching(/^app\.test:\d+$/) });
    expect(failure?.says).toContain("“Workshop Root”");
    expect(failure?.allow).toBeUndefined();
  });

  it("of an unknown authority that is not sent along is refused, and the authority named", async () => {
    const failure = await failureIn(egress.request(get(await secure("client"))));
    expect(failure?.says).toContain("“Workshop Root”");
  });

  it("that expired is refused, and the day named", async () => {
    const failure = await failureIn(egress.request(get(await secure("expired"), { ca: made.authority.cert })));
    expect(failure?.reason).toBe("tls");
    expect(failure?.says).toMatch(/expired on Feb {1,2}1 00:00:00 2020 GMT.*“Workshop Root”/);
  });

  it("for another name is refused, and the name named", async () => {
    const failure = await failureIn(egress.request(get(await secure("elsewhere"), { ca: made.authority.cert })));
    expect(failure).toMatchObject({ reason: "tls", says: "The certificate is for elsewhere.test, not for this host." });
  });

  it("that is not in the chain of the authority entered here is refused", async () => {
    const failure = await failureIn(egress.request(get(await secure("good"), { ca: made.selfSigned.cert })));
    expect(failure?.reason).toBe("tls");
  });

  it.each(["not PEM", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----"])(
    "authority that cannot be read (%j) is said so",
    async (ca) => {
      const failure = await failureIn(egress.request(get(await secure("good"), { ca })));
      expect([failure?.reason, failure?.says]).toEqual(["tls", expect.stringContaining("cannot be read")]);
    },
  );

  it("of ours is shown to a server that asks", async () => {
    const url = await secure("good", { ca: made.authority.cert, requestCert: true, rejectUnauthorized: true });
    const ours = { ca: made.authority.cert, ...made.client };
    expect((await egress.request(get(url, ours))).body).toBe("secure");
    const failure = await failureIn(egress.request(get(url, { ca: made.authority.cert })));
    expect(failure?.reason).toBe("tls");
    const mixed = await failureIn(egress.request(get(url, { ...ours, key: made.good.key })));
    expect([mixed?.reason, mixed?.says]).toEqual(["tls", expect.stringContaining("do not belong together")]);
    const broken = await failureIn(egress.request(get(url, { ...ours, key: "nonsense" })));
    expect([broken?.reason, broken?.says]).toEqual(["tls", expect.stringContaining("cannot be read")]);
  });

  it("is not asked for by an environment variable that turns verification off", async () => {
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    expect((await failureIn(egress.request(get(await secure("selfSigned")))))?.reason).toBe("tls");
    vi.unstubAllEnvs();
  });
});

describe("TLS", () => {
  it("older than 1.2 is refused", async () => {
    const old = { minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" };
    const failure = await failureIn(egress.request(get(await secure("good", old), { ca: made.authority.cert })));
    expect([failure?.reason, failure?.says]).toEqual(["tls", "The other side offers no TLS version from 1.2 on."]);
  });

  it("at a port that speaks plain HTTP is explained", async () => {
    const plain = await httpServer((_, response) => response.end("plain"));
    running.push(plain);
    const failure = await failureIn(egress.request(get(`https://app.test:${plain.port}/`)));
    expect([failure?.reason, failure?.says]).toEqual(["tls", expect.stringContaining("does not speak TLS")]);
  });

  it("that is closed during the handshake is refused", async () => {
    const rude = await tcpServer((socket) => socket.once("data", () => socket.destroy()));
    running.push(rude);
    expect((await failureIn(egress.request(get(`https://app.test:${rude.port}/`))))?.reason).toBe("refused");
  });

  it("that never answers runs into the time limit", async () => {
    const silent = await tcpServer(() => undefined);
    running.push(silent);
    const failure = await failureIn(egress.request(get(`https://app.test:${silent.port}/`), { timeoutMs: 150 }));
    expect(failure?.reason).toBe("timeout");
  });

  it("gets the name as SNI, and none for an address", async () => {
    const names: string[] = [];
    const { key, cert } = made.good;
    const SNICallback = (name: string, done: (error: null) => void) => {
      names.push(name);
      done(null);
    };
    const server = await listen(createTls({ key, cert, SNICallback }));
    running.push(server);
    const tls = { ca: made.authority.cert };
    for (const host of ["app.test", "127.0.0.1"]) (await egress.dial({ host, port: server.port, tls })).destroy();
    await egress.dial({ host: "localhost", port: server.port, tls: { ...tls, servername: "app.test" } });
    expect(names).toEqual(["app.test", "app.test"]);
  });

  it("errors that a driver meets on its own are explained too", async () => {
    const url = new URL(await secure("selfSigned"));
    const error = await new Promise((resolve) => {
      tlsConnect({ host: "127.0.0.1", port: Number(url.port) }).on("error", resolve);
    });
    expect(failureOf(new Error("driver", { cause: error }))?.reason).toBe("tls");
  });
});

describe("an authority entered for one credential", () => {
  it("is not trusted for the next, and a cached one not mixed up with another", async () => {
    const [good, selfSigned] = [await secure("good"), await secure("selfSigned")];
    for (let round = 0; round < 2; round += 1) {
      expect((await egress.request(get(good, { ca: made.authority.cert }))).body).toBe("secure");
      expect((await failureIn(egress.request(get(good))))?.reason).toBe("tls");
      expect((await failureIn(egress.request(get(selfSigned, { ca: made.authority.cert }))))?.reason).toBe("tls");
      expect((await egress.request(get(selfSigned, { ca: made.selfSigned.cert }))).body).toBe("secure");
    }
  });
});
