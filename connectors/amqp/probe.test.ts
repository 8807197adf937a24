import { createServer, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { check, outcomeOf } from "@/tests/support/servers/checked";
import { freePort, type Listening, listen, saying } from "@/tests/support/servers/ports";
import { connection, long, longText, short, shortText, table } from "./wire";

const running: Listening[] = [];

afterEach(async () => {
  for (const each of running.splice(0)) await each.close();
});

function frame(id: number, ...fields: Buffer[]): Buffer {
  const payload = Buffer.concat([short(10), short(id), ...fields]);
  return Buffer.concat([Buffer.of(1), short(0), long(payload.length), payload, Buffer.of(0xce)]);
}

const start = (mechanisms: string) =>
  frame(connection.start, Buffer.of(0, 9), table({}), longText(mechanisms), longText("en_US"));
const tune = frame(connection.tune, short(2047), long(131_072), short(60));
const openOk = frame(connection.openOk, shortText(""));
const close = (code: number, says: string) => frame(connection.close, short(code), shortText(says), short(0), short(0));

/** Says one thing after each packet that comes; hangs up when there is nothing left to say. */
async function broker(...words: Buffer[]): Promise<string> {
  const server = createServer((socket: Socket) => {
    let at = 0;
    socket.on("data", () => {
      const next = words[at];
      at += 1;
      if (next) socket.write(next);
      else socket.end();
    });
  });
  const listening = await listen(server);
  running.push(listening);
  return String(listening.port);
}

const values = (port: string, more: Record<string, string> = {}) => ({
  host: "127.0.0.1",
  port,
  tls: "off",
  username: "good",
  password: "right",
  ...more,
});

describe("AMQP", () => {
  it("signs in and enters the virtual host", async () => {
    const port = await broker(start("AMQPLAIN PLAIN"), tune, openOk);
    const { outcome, steps } = await check("amqp", "password", values(port, { vhost: "orders" }));
    expect(outcome).toEqual({
      outcome: "verified",
      identity: `good@127.0.0.1:${port}/orders`,
      label: "good @ 127.0.0.1",
    });
    expect(steps.every((step) => step.state === "passed")).toBe(true);
  });

  it.each([
    ["a refusal", [start("PLAIN"), close(403, "ACCESS_REFUSED")], "rejected", "invalid_credentials"],
    ["silence instead of one", [start("PLAIN")], "inconclusive", "not_checkable"],
    ["no password wanted", [start("EXTERNAL")], "inconclusive", "not_checkable"],
    ["a broker that stops", [start("PLAIN"), close(320, "CONNECTION_FORCED")], "inconclusive", "server_error"],
    ["a closed host", [start("PLAIN"), tune, close(530, "access to vhost refused")], "limited", "not_permitted"],
    ["no such host", [start("PLAIN"), tune, close(530, "vhost / not found")], "rejected", "misconfigured"],
    ["a full one", [start("PLAIN"), tune, close(530, "connection limit is reached")], "inconclusive", "rate_limited"],
    ["no more words", [start("PLAIN"), tune], "inconclusive", "refused"],
    ["another version", [Buffer.from("AMQP\u0003\u0001\0\0", "latin1")], "inconclusive", "unexpected_response"],
    ["a cut frame", [frame(connection.start, Buffer.of(0, 9))], "inconclusive", "unexpected_response"],
    ["a frame without end", [Buffer.of(1, 0, 0, 255, 0, 0, 0, 0)], "inconclusive", "unexpected_response"],
  ])("keeps apart what a broker may answer: %s", async (_, words, outcome, reason) => {
    const result = await outcomeOf("amqp", "password", values(await broker(...words)));
    expect(result).toMatchObject({ outcome, reason });
    expect(JSON.stringify(result)).not.toContain("right");
  });

  it("takes what is down, slow or no broker for no verdict on the password", async () => {
    const nobody = String(await freePort());
    expect(await outcomeOf("amqp", "password", values(nobody))).toMatchObject({ reason: "refused" });
    const silent = await saying(undefined);
    running.push(silent);
    expect(await outcomeOf("amqp", "password", values(String(silent.port)), { timeoutMs: 300 })).toMatchObject({
      reason: "timeout",
    });
    for (const [words, reason] of [
      ["HTTP/1.1 400 Bad Request\r\n\r\n", "unexpected_response"],
      ["AMQP/?", "unexpected_response"],
      ["", "refused"],
    ] as const) {
      const other = await saying(words);
      running.push(other);
      const outcome = await outcomeOf("amqp", "password", values(String(other.port)));
      expect(outcome, words).toMatchObject({ outcome: "inconclusive", reason });
    }
  });
});
