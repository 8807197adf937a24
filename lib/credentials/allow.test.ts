import { afterAll, beforeAll, expect, test } from "vitest";
import type { Member } from "@/lib/actor";
import { listNetworkRules } from "@/lib/network-rules";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { allowAndRecheck } from "./allow";
import { createCredential } from "./create";
import { listVerifications } from "./history";

let t: TestInstallation;
beforeAll(async () => {
  t = await testInstallation({ KEYRACK_ALLOW_NETWORKS: "" });
});
afterAll(() => t.stop());

test("one click allows exactly what the last check was refused, checks again, and is for owners and admins", async () => {
  const values = { host: "127.0.0.1", port: "9", database: "orders", username: "u", tls: "off", password: "p" };
  const input = { connector: "postgresql", scheme: "password", values, name: "Orders", saveUnverified: true };
  const made = await createCredential(t.owner, input);
  expect(made.sentence).toContain("127.0.0.1 is a private address");

  const editor: Member = { ...t.owner, role: "editor" };
  await expect(allowAndRecheck(editor, made.id)).rejects.toMatchObject({ code: "forbidden" });
  expect((await listNetworkRules(t.owner)).rules).toEqual([]);

  const { outcome } = await allowAndRecheck(t.owner, made.id);
  expect(outcome).toMatchObject({ outcome: "inconclusive", reason: "refused" });
  expect((await listNetworkRules(t.owner)).rules).toMatchObject([{ network: "127.0.0.1", port: 9 }]);
  expect(await listVerifications(t.owner, made.id)).toHaveLength(2);

  await expect(allowAndRecheck(t.owner, made.id)).rejects.toMatchObject({ code: "conflict" });
  expect((await listNetworkRules(t.owner)).rules).toHaveLength(1);
});
