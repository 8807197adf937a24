import { once } from "node:events";
import { createServer as createTls, TLSSocket } from "node:tls";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Certificates, makeCertificates } from "./certificates.fixture";
import { failureIn, listen, listening, localEgress, type Running, tcpServer } from "./servers.fixture";

const egress = localEgress();
let made: Certificates;
let echo: Running;
let secure: Running;

beforeAll(async () => {
  made = makeCertificates();
  echo = await tcpServer((socket) => socket.pipe(socket));
  secure = await listen(createTls(made.good, (socket) => socket.pipe(socket)));
});
afterAll(() => Promise.all([echo.close(), secure.close()]));

describe("dial", () => {
  it.each(["app.test", "APP.test.", "127.0.0.1", "0x7f.1", "::ffff:127.0.0.1", "localhost"])(
    "gives a connected stream to %s",
    async (host) => {
      const socket = await egress.dial({ host, port: echo.port });
      socket.write("hello");
      expect(String((await once(socket, "data"))[0])).toBe("hello");
      socket.destroy();
    },
  );

  it("gives a TLS stream whose certificate was verified", async () => {
    const phases: string[] = [];
    const tls = { ca: made.authority.cert };
    const onPhase = (phase: string) => phases.push(phase);
    const socket = await egress.dial({ host: "app.test", port: secure.port, tls }, { onPhase });
    expect(socket instanceof TLSSocket && socket.authorized).toBe(true);
    socket.write("hello");
    expect(String((await once(socket, "data"))[0])).toBe("hello");
    expect(phases).toEqual(["host", "connect", "tls"]);
    socket.destroy();
  });

  it("refuses a certificate that nobody vouches for, without sending a byte", async () => {
    const failure = await failureIn(egress.dial({ host: "app.test", port: secure.port, tls: {} }));
    expect(failure).toMatchObject({ reason: "tls", target: `app.test:${secure.port}` });
  });

  it("lets bytes that come first wait for their reader", async () => {
    const greeting = await tcpServer((socket) => socket.write("220 ready\r\n"));
    const socket = await egress.dial({ host: "app.test", port: greeting.port });
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(String((await once(socket, "data"))[0])).toBe("220 ready\r\n");
    socket.destroy();
    await greeting.close();
  });

  it.each([["plain"], ["tls"]])("destroys the %s stream when the signal ends later", async (kind) => {
    const controller = new AbortController();
    const target =
      kind === "tls"
        ? { host: "app.test", port: secure.port, tls: { ca: made.authority.cert } }
        : { host: "app.test", port: echo.port };
    const socket = await egress.dial(target, { signal: controller.signal, timeoutMs: 2_000 });
    const closed = once(socket, "close").catch(() => undefined);
    controller.abort(new Error("enough"));
    await closed;
    expect(socket.destroyed).toBe(true);
  });

  it("does not end a stream when the time for connecting is over", async () => {
    const socket = await egress.dial({ host: "app.test", port: echo.port }, { timeoutMs: 100 });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(socket.destroyed).toBe(false);
    socket.destroy();
  });

  it("does not let the process end when nobody listens to a stream's errors", async () => {
    const rude = await tcpServer((socket) => setTimeout(() => socket.resetAndDestroy(), 20));
    const socket = await egress.dial({ host: "app.test", port: rude.port });
    socket.resume();
    await new Promise((resolve) => socket.on("close", resolve));
    expect(socket.destroyed).toBe(true);
    await rude.close();
  });

  it("throws the caller's own reason while it connects", async () => {
    const silent = await listening();
    const controller = new AbortController();
    const reason = new Error("enough");
    const dialling = egress.dial({ host: "app.test", port: silent.port, tls: {} }, { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 50);
    await expect(dialling).rejects.toBe(reason);
    await silent.close();
  });

  it("says where a connection was refused", async () => {
    const closed = await listening();
    await closed.close();
    const failure = await failureIn(egress.dial({ host: "app.test", port: closed.port }));
    expect(failure).toEqual({ outcome: "inconclusive", reason: "refused", target: `app.test:${closed.port}` });
  });
});
