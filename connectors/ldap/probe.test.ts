import { afterEach, describe, expect, it } from "vitest";
import { outcomeOf } from "@/tests/support/servers/checked";
import { freePort, type Listening, saying } from "@/tests/support/servers/ports";
import { judge } from "./judge";

const running: Listening[] = [];

afterEach(async () => {
  for (const each of running.splice(0)) await each.close();
});

const values = (port: string, more: Record<string, string> = {}) => ({
  host: "127.0.0.1",
  port,
  encryption: "off",
  username: "cn=good,dc=acme",
  password: "right",
  ...more,
});
const activeDirectory = (data: string) =>
  Object.assign(
    new Error(`80090308: LdapErr: DSID-0C09044E, comment: AcceptSecurityContext error, data ${data}, v2580 Code: 0x31`),
    { code: 49 },
  );

describe("LDAP", () => {
  it.each([
    ["52e", "invalid_credentials"],
    ["525", "invalid_credentials"],
    ["532", "expired"],
    ["701", "expired"],
    ["773", "expired"],
    ["533", "account_locked"],
    ["775", "account_locked"],
  ])("reads what Active Directory means by data %s", (data, reason) => {
    expect(judge(activeDirectory(data), {}, true)).toMatchObject({ outcome: "rejected", reason });
  });

  it.each([
    [8, "rejected", "misconfigured"],
    [13, "rejected", "misconfigured"],
    [48, "rejected", "invalid_credentials"],
    [51, "inconclusive", "server_error"],
    [52, "inconclusive", "server_error"],
    [11, "inconclusive", "rate_limited"],
    [7, "inconclusive", "not_checkable"],
    [53, "inconclusive", "not_checkable"],
    [2, "inconclusive", "unexpected_response"],
  ])("judges result code %i", (code, outcome, reason) => {
    expect(judge(Object.assign(new Error("said"), { code }), {}, true)).toMatchObject({ outcome, reason });
    expect(judge(Object.assign(new Error("said"), { code }), { encryption: "starttls" }, false)?.outcome).toBe(
      "inconclusive",
    );
  });

  it("takes what is down, slow or no directory for no verdict on the password", async () => {
    const nobody = String(await freePort());
    expect(await outcomeOf("ldap", "password", values(nobody))).toMatchObject({ reason: "refused" });
    for (const encryption of ["off", "starttls", "tls"]) {
      const silent = await saying(undefined);
      running.push(silent);
      const place = values(String(silent.port), { encryption });
      expect(await outcomeOf("ldap", "password", place, { timeoutMs: 300 })).toMatchObject({ reason: "timeout" });
    }
    for (const [words, reason] of [
      ["220 ready\r\n", "unexpected_response"],
      ["HTTP/1.1 400 Bad Request\r\n\r\n", "unexpected_response"],
      ["", "refused"],
    ] as const) {
      const other = await saying(words);
      running.push(other);
      const outcome = await outcomeOf("ldap", "password", values(String(other.port)));
      expect(outcome, words).toMatchObject({ outcome: "inconclusive", reason });
    }
  });
});
