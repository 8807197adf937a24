import { afterEach, describe, expect, it } from "vitest";
import { check, outcomeOf } from "../support/servers/checked";
import { type OpenSsh, startOpenSsh } from "../support/servers/openssh";
import { slowTo } from "../support/servers/ports";
import { newKey } from "../support/servers/ssh";

const ours = newKey();
const running: OpenSsh[] = [];

afterEach(async () => {
  for (const each of running.splice(0)) await each.stop();
});

async function start(lines: readonly string[] = [], hostKey = newKey().private) {
  const server = await startOpenSsh({ hostKey, authorized: ours.public }, lines);
  running.push(server);
  return { host: "127.0.0.1", port: String(server.port), username: server.username, privateKey: ours.private };
}

const sftp = "Subsystem sftp internal-sftp";

describe("OpenSSH 9", () => {
  it("verifies a key and remembers the server's, and refuses another server at the same place", async () => {
    const values = await start([sftp]);
    const { outcome, steps } = await check("ssh", "privateKey", values);
    expect(outcome).toMatchObject({ outcome: "verified", label: `${values.username} @ 127.0.0.1` });
    expect(steps.every((step) => step.state === "passed")).toBe(true);
    const facts = outcome.outcome === "verified" ? outcome.facts : undefined;
    const other = await start([sftp]);
    expect(await outcomeOf("ssh", "privateKey", other, { facts })).toMatchObject({
      outcome: "rejected",
      reason: "misconfigured",
      field: "hostKey",
    });
  });

  it("rejects a key that is not authorized, and a password where none is taken", async () => {
    const { privateKey: _, ...place } = await start([sftp]);
    expect(await outcomeOf("ssh", "privateKey", { ...place, privateKey: newKey().private })).toMatchObject({
      outcome: "rejected",
      reason: "invalid_credentials",
      field: "privateKey",
    });
    expect(await outcomeOf("ssh", "password", { ...place, password: "any" })).toMatchObject({
      outcome: "rejected",
      reason: "invalid_credentials",
      field: "password",
    });
  });

  it("is limited where there is no SFTP", async () => {
    expect(await outcomeOf("ssh", "privateKey", await start())).toMatchObject({
      outcome: "limited",
      missing: ["SFTP"],
    });
  });

  it("takes a slow server for slow and one that is down for down", async () => {
    const values = await start([sftp]);
    const slow = await slowTo(Number(values.port), 3_000);
    const late = await outcomeOf("ssh", "privateKey", { ...values, port: String(slow.port) }, { timeoutMs: 500 });
    expect(late).toMatchObject({ outcome: "inconclusive", reason: "timeout" });
    await expect.poll(() => slow.open()).toBe(0);
    await slow.close();
    for (const each of running.splice(0)) await each.stop();
    expect(await outcomeOf("ssh", "privateKey", values)).toMatchObject({ outcome: "inconclusive", reason: "refused" });
  });
});
