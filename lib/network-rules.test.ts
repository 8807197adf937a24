import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { allowNetwork, listNetworkRules, removeNetworkRule } from "./network-rules";

let test: TestInstallation;

beforeAll(async () => {
  test = await testInstallation();
});
afterAll(() => test.stop());

const networks = async () => (await listNetworkRules(test.owner)).rules.map((rule) => rule.network);

describe("network rules", () => {
  it.each([
    "10.0.2",
    "167772227",
    "0x0a000001",
    "010.0.0.1",
    "10.0.0.0/33",
    "0.0.0.0/0",
    "::/0",
    "",
    "10.0.2.68:50000",
  ])("refuses %j instead of guessing what is meant", async (network) => {
    await expect(allowNetwork(test.owner, { network })).rejects.toMatchObject({ code: "invalid_fields" });
    expect(await networks()).toEqual([]);
  });

  it("takes addresses and ranges, allows twice as once, and forgets what is removed", async () => {
    await allowNetwork(test.owner, { network: " 10.0.2.68 ", port: "50000" });
    await allowNetwork(test.owner, { network: "10.0.2.68", port: 50_000 });
    await allowNetwork(test.owner, { network: "fd00::/8", port: "" });
    await allowNetwork(test.owner, { network: "fd00::/8" });
    await allowNetwork(test.owner, { network: "DB.internal" });
    const { rules, configured } = await listNetworkRules(test.owner);
    expect(rules.map(({ network, port }) => [network, port]).sort()).toEqual([
      ["10.0.2.68", 50_000],
      ["db.internal", undefined],
      ["fd00::/8", undefined],
    ]);
    expect(configured).toEqual(["127.0.0.0/8"]);
    for (const rule of rules) await removeNetworkRule(test.owner, rule.id);
    expect(await networks()).toEqual([]);
  });

  it("is for owners and admins", async () => {
    const editor = { ...test.owner, role: "editor" } as const;
    await expect(allowNetwork(editor, { network: "10.0.2.68" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(listNetworkRules(editor)).rejects.toMatchObject({ code: "forbidden" });
  });
});
