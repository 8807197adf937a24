import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listEvents } from "@/lib/events";
import { countTry } from "@/lib/limits";
import { refusalsTold } from "@/lib/users";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { authenticate } from "./auth";
import { listSessions, memberOf, revokeSession } from "./rows";

let test: TestInstallation;
const from = { "x-keyrack-address": "192.0.2.7", "user-agent": "Test" };

beforeAll(async () => {
  test = await testInstallation();
});
afterAll(() => test.stop());

describe("signing in", () => {
  it("gives a cookie that leads to the member, and nothing for a wrong password or an unknown person", async () => {
    const cookie = await authenticate("Ana@Example.com ", "correct horse battery", from);
    const member = await memberOf(cookie ?? "");
    expect(member?.email).toBe("ana@example.com");
    expect(await authenticate("ana@example.com", "wrong horse battery", from)).toBeUndefined();
    expect(await authenticate("nobody@example.com", "correct horse battery", from)).toBeUndefined();
  });

  it("ends a session only for the person it belongs to, and tells of it in the audit trail", async () => {
    const cookie = await authenticate("ana@example.com", "correct horse battery", from);
    const member = await memberOf(cookie ?? "");
    if (!member) throw new Error("nobody signed in");
    await revokeSession({ ...member, userId: "us_other" }, member.sessionId);
    expect(await memberOf(cookie ?? "")).toBeDefined();
    await revokeSession(member, member.sessionId);
    expect(await memberOf(cookie ?? "")).toBeUndefined();
    expect((await listSessions(member)).some((session) => session.id === member.sessionId)).toBe(false);
    expect((await listEvents(member))[0]).toMatchObject({ action: "session.ended", detail: { address: "192.0.2.7" } });
  });

  it("says how long to wait after five tries, instead of calling a right password wrong", async () => {
    for (const _ of [1, 2, 3, 4, 5]) await authenticate("ben@example.com", "wrong horse battery", from);
    const sixth = authenticate("ben@example.com", "correct horse battery", from);
    await expect(sixth).rejects.toMatchObject({ code: "rate_limited", message: expect.stringContaining("minutes") });
  });

  it("shows owners and admins who failed to, as an e-mail address or not at all, and nobody else", async () => {
    await authenticate("cleo@example.com", "wrong horse battery", from);
    await authenticate("hunter2-my-password", "", from);
    const refused = async (role: "owner" | "admin" | "editor" | "viewer") =>
      (await listEvents({ ...test.owner, role })).filter(({ action }) => action === "session.refused");
    const [second, first] = await refused("owner");
    expect(first?.detail).toEqual({ email: "cleo@example.com", address: "192.0.2.7" });
    expect(second?.detail).toEqual({ address: "192.0.2.7" });
    expect(await refused("admin")).not.toEqual([]);
    expect(await refused("editor")).toEqual([]);
    expect(await refused("viewer")).toEqual([]);
  });

  it("stops telling of failures before they bury the trail", async () => {
    const told = async () =>
      (await listEvents(test.owner, { limit: 200 })).filter(({ action }) => action === "session.refused").length;
    const before = await told();
    for (let lines = before; lines < refusalsTold.max; lines++) await countTry(refusalsTold);
    await authenticate("dora@example.com", "wrong horse battery", from);
    expect(await told()).toBe(before);
  });
});
