import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listEvents } from "@/lib/events";
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
});
