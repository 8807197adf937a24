import { afterEach, describe, expect, it } from "vitest";
import { check, outcomeOf } from "@/tests/support/servers/checked";
import { freePort, type Listening, saying } from "@/tests/support/servers/ports";
import { type Doors, newKey, startSsh } from "@/tests/support/servers/ssh";

const hostKey = newKey().private;
const running: Listening[] = [];

afterEach(async () => {
  for (const each of running.splice(0)) await each.close();
});

async function start(doors: Omit<Doors, "asked" | "hostKey"> & { hostKey?: string }) {
  const asked: string[] = [];
  const server = await startSsh({ hostKey, ...doors, asked });
  running.push(server);
  return { asked, place: { host: "127.0.0.1", port: String(server.port), username: "acme" } };
}

const fingerprint = expect.stringMatching(/^SHA256:[A-Za-z0-9+/]{43}$/);

describe("SSH", () => {
  it("signs in with a password and keeps the server's key as a fact", async () => {
    const { place } = await start({ password: "right" });
    const { outcome, steps } = await check("ssh", "password", { ...place, password: "right" });
    expect(outcome).toMatchObject({
      outcome: "verified",
      identity: expect.stringMatching(/^acme@SHA256:/),
      label: "acme @ 127.0.0.1",
      facts: { hostKey: fingerprint },
    });
    expect(steps.map((step) => step.name)).toEqual(["fields", "host", "signIn", "identity", "permissions"]);
  });

  it("signs in where the password is the answer to a question", async () => {
    const { place } = await start({ password: "right", questions: [] });
    expect((await outcomeOf("ssh", "password", { ...place, password: "right" })).outcome).toBe("verified");
    expect(await outcomeOf("ssh", "password", { ...place, password: "wrong" })).toMatchObject({
      reason: "invalid_credentials",
    });
  });

  it("says that a second factor is asked for", async () => {
    const { place } = await start({ password: "right", questions: ["Verification code: "] });
    expect(await outcomeOf("ssh", "password", { ...place, password: "right" })).toMatchObject({
      outcome: "rejected",
      reason: "account_locked",
    });
  });

  it("signs in with a key, also one that a passphrase protects", async () => {
    const plain = newKey();
    const { place } = await start({ publicKey: plain.public });
    expect((await outcomeOf("ssh", "privateKey", { ...place, privateKey: plain.private })).outcome).toBe("verified");
    const locked = newKey("open sesame");
    const other = await start({ publicKey: locked.public });
    const values = { ...other.place, privateKey: locked.private };
    expect((await outcomeOf("ssh", "privateKey", { ...values, passphrase: "open sesame" })).outcome).toBe("verified");
    const wrong: Record<string, string>[] = [{}, { passphrase: "open" }];
    for (const more of wrong) {
      expect(await outcomeOf("ssh", "privateKey", { ...values, ...more })).toMatchObject({
        outcome: "rejected",
        reason: "misconfigured",
        field: "passphrase",
      });
    }
  });

  it("rejects a wrong password and a key that is not authorized, naming the field", async () => {
    const { place } = await start({ password: "right", publicKey: newKey().public });
    expect(await outcomeOf("ssh", "password", { ...place, password: "wrong" })).toMatchObject({
      outcome: "rejected",
      reason: "invalid_credentials",
      field: "password",
    });
    expect(await outcomeOf("ssh", "privateKey", { ...place, privateKey: newKey().private })).toMatchObject({
      outcome: "rejected",
      reason: "invalid_credentials",
      field: "privateKey",
    });
  });

  it("sends nothing to a server whose key is another than before, and offers the new one", async () => {
    const { place } = await start({ password: "right" });
    const first = await outcomeOf("ssh", "password", { ...place, password: "right" });
    const facts = first.outcome === "verified" ? first.facts : undefined;
    expect((await outcomeOf("ssh", "password", { ...place, password: "right" }, { facts })).outcome).toBe("verified");

    const other = await start({ password: "right", hostKey: newKey().private });
    const values = { ...other.place, password: "right" };
    const changed = await outcomeOf("ssh", "password", values, { facts });
    expect(changed).toMatchObject({
      outcome: "rejected",
      reason: "misconfigured",
      field: "hostKey",
      suggestion: { field: "hostKey", value: fingerprint },
    });
    expect(other.asked).toEqual([]);

    const suggested = changed.outcome === "rejected" ? (changed.suggestion?.value ?? "") : "";
    const accepted = await outcomeOf("ssh", "password", { ...values, hostKey: suggested }, { facts });
    expect(accepted).toMatchObject({ outcome: "verified", facts: { hostKey: suggested } });
  });

  it("is limited where the account may not use SFTP", async () => {
    const { place } = await start({ password: "right", sftp: false });
    expect(await outcomeOf("ssh", "password", { ...place, password: "right" })).toMatchObject({
      outcome: "limited",
      reason: "not_permitted",
      missing: ["SFTP"],
      facts: { hostKey: fingerprint },
    });
  });

  it("takes what is down, slow or no SSH server for no verdict on the password", async () => {
    const place = { host: "127.0.0.1", username: "acme", password: "right" };
    const nobody = String(await freePort());
    expect(await outcomeOf("ssh", "password", { ...place, port: nobody })).toMatchObject({ reason: "refused" });
    const silent = await saying(undefined);
    running.push(silent);
    const late = await outcomeOf("ssh", "password", { ...place, port: String(silent.port) }, { timeoutMs: 300 });
    expect(late).toMatchObject({ outcome: "inconclusive", reason: "timeout" });
    for (const words of ["HTTP/1.1 400 Bad Request\r\n\r\n", "SSH-2.0-gone\r\n", ""]) {
      const other = await saying(words);
      running.push(other);
      const outcome = await outcomeOf("ssh", "password", { ...place, port: String(other.port) });
      expect(outcome.outcome, words).toBe("inconclusive");
    }
  });
});
