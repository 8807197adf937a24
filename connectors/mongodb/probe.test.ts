import { createServer } from "node:tls";
import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import { createAuthority } from "@/tests/support/servers/authority";
import { check, outcomeOf } from "@/tests/support/servers/checked";
import { freePort, type Listening, listen, saying } from "@/tests/support/servers/ports";
import { judge } from "./judge";

/** No MongoDB can be started here: what is tried is the way there and the reading of documented error codes. */
const running: Listening[] = [];

afterEach(async () => {
  for (const each of running.splice(0)) await each.close();
});

const values = (port: string, more: Record<string, string> = {}) => ({
  host: "127.0.0.1",
  port,
  tls: "off",
  username: "good",
  password: "right one",
  ...more,
});

describe("MongoDB", () => {
  it.each([
    [18, "rejected", "invalid_credentials"],
    [8000, "rejected", "invalid_credentials"],
    [334, "inconclusive", "not_checkable"],
    [91, "inconclusive", "server_error"],
    [462, "inconclusive", "rate_limited"],
    [59, "inconclusive", "unexpected_response"],
  ])("judges error code %i", (code, outcome, reason) => {
    const error = Object.assign(new Error("said"), { name: "MongoServerError", code });
    expect(judge(error)).toMatchObject({ outcome, reason });
  });

  it("takes what is down, slow or no MongoDB for no verdict on the password", async () => {
    const nobody = String(await freePort());
    expect(await outcomeOf("mongodb", "password", values(nobody))).toMatchObject({ reason: "refused" });
    const silent = await saying(undefined);
    running.push(silent);
    expect(await outcomeOf("mongodb", "password", values(String(silent.port)), { timeoutMs: 500 })).toMatchObject({
      reason: "timeout",
    });
    for (const [words, reason] of [
      ["HTTP/1.1 400 Bad Request\r\n\r\n", "unexpected_response"],
      ["220 ready to serve you\r\n", "unexpected_response"],
      ["", "refused"],
    ] as const) {
      const other = await saying(words);
      running.push(other);
      const outcome = await outcomeOf("mongodb", "password", values(String(other.port)));
      expect(outcome, words).toMatchObject({ outcome: "inconclusive", reason });
    }
  });

  it("tells nothing to a server whose certificate is unknown", async () => {
    const authority = createAuthority();
    onTestFinished(authority.remove);
    const heard: string[] = [];
    const server = createServer(authority.issue("db", "IP:127.0.0.1"), (socket) => {
      socket.on("data", (chunk) => heard.push(String(chunk)));
    });
    server.on("tlsClientError", () => undefined);
    const listening = await listen(server);
    running.push(listening);
    const { outcome, steps } = await check("mongodb", "password", values(String(listening.port), { tls: "require" }));
    expect(outcome).toMatchObject({ reason: "tls", says: expect.stringContaining("Keyrack test authority") });
    expect(steps.find((step) => step.name === "tls")?.state).toBe("failed");
    expect(heard).toEqual([]);
  });
});
