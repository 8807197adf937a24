import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Member } from "@/lib/actor";
import { finishAuthorization } from "@/lib/oauth/finish";
import { startAuthorization } from "@/lib/oauth/start";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { vendorConnector } from "@/tests/support/vendor/definition";
import { startVendor, type Vendor } from "@/tests/support/vendor/server";
import { codeOf, draftFor, finish, trip } from "@/tests/support/vendor/walk";

let t: TestInstallation;
let vendor: Vendor;
beforeAll(async () => {
  t = await testInstallation();
  vendorConnector("v");
  vendorConnector("other");
  vendorConnector("issued", { endpoints: { issuer: "{+base}" } });
  vendorConnector("facts", { facts: { shop: { from: "callback", name: "shop", pattern: "[a-z-]+" } } });
});
afterAll(() => t.stop());
beforeEach(async () => {
  vendor = await startVendor();
  return () => vendor.close();
});

const begun = async (connector = "v") => trip(t.owner, await draftFor(t.owner, vendor, connector));

describe("an answer is refused, and its code never exchanged, when", () => {
  test("its state was used before", async () => {
    const one = await begun();
    await finish(t.owner, "v", one);
    const asked = vendor.seen.token.length;
    expect(await codeOf(finish(t.owner, "v", one))).toBe("expired");
    expect(vendor.seen.token.length).toBe(asked);
  });

  test("two arrive at the same moment: one of them", async () => {
    const one = await begun();
    const both = await Promise.all([codeOf(finish(t.owner, "v", one)), codeOf(finish(t.owner, "v", one))]);
    expect(both.sort()).toEqual(["done", "expired"]);
    expect(vendor.seen.token).toHaveLength(1);
  });

  test("it comes through another browser, and the attempt is over", async () => {
    const one = await begun();
    const other = await begun();
    expect(await codeOf(finish(t.owner, "v", { ...one, cookie: other.cookie }))).toBe("forbidden");
    expect(await codeOf(finish(t.owner, "v", one))).toBe("expired");
    expect(vendor.seen.token).toEqual([]);
  });

  test("the browser sends no cookie, or the answer has no state, two, or a made-up one", async () => {
    const one = await begun();
    const params = (change: (p: URLSearchParams) => void) => {
      const copy = new URLSearchParams(one.callback);
      change(copy);
      return { connector: "v", params: copy, browser: one.cookie };
    };
    const none = { ...params(() => undefined), browser: undefined };
    expect(await codeOf(finishAuthorization(t.owner, none))).toBe("forbidden");
    expect(
      await codeOf(
        finishAuthorization(
          t.owner,
          params((p) => p.delete("state")),
        ),
      ),
    ).toBe("forbidden");
    expect(
      await codeOf(
        finishAuthorization(
          t.owner,
          params((p) => p.append("state", "x")),
        ),
      ),
    ).toBe("forbidden");
    expect(
      await codeOf(
        finishAuthorization(
          t.owner,
          params((p) => p.set("state", "A".repeat(43))),
        ),
      ),
    ).toBe("expired");
    expect(vendor.seen.token).toEqual([]);
  });

  test("the member is another one, or of another workspace", async () => {
    const colleague: Member = { ...t.owner, userId: "us_other" };
    const stranger: Member = { ...t.owner, workspaceId: "ws_elsewhere" };
    for (const actor of [colleague, stranger])
      expect(await codeOf(finish(actor, "v", await begun()))).toBe("forbidden");
    expect(vendor.seen.token).toEqual([]);
  });

  test("it comes to the address of another connector (mix-up)", async () => {
    expect(await codeOf(finish(t.owner, "other", await begun()))).toBe("forbidden");
    expect(vendor.seen.token).toEqual([]);
  });

  test("it names another issuer (RFC 9207)", async () => {
    vendor.quirks.callback = { iss: "https://evil.example" };
    expect(await codeOf(finish(t.owner, "issued", await begun("issued")))).toBe("forbidden");
    vendor.quirks.callback = { iss: vendor.url };
    expect(vendor.seen.token).toEqual([]);
    expect(await codeOf(finish(t.owner, "issued", await begun("issued")))).not.toBe("forbidden");
  });

  test("it brings tokens instead of a code, or two codes", async () => {
    const implicit = await begun();
    implicit.callback.delete("code");
    implicit.callback.set("token", "at_stolen");
    expect(await codeOf(finish(t.owner, "v", implicit))).toBe("forbidden");
    const doubled = await begun();
    doubled.callback.append("code", "another");
    expect(await codeOf(finish(t.owner, "v", doubled))).toBe("forbidden");
    expect(vendor.seen.token).toEqual([]);
  });

  test("a fact in it would lead to another host", async () => {
    vendor.quirks.callback = { shop: "evil.example/x?" };
    expect(await codeOf(finish(t.owner, "facts", await begun("facts")))).toBe("verification_failed");
    expect(vendor.seen.token).toEqual([]);
  });

  test("somebody declined", async () => {
    vendor.quirks.refuses = "access_denied";
    const error = await finish(t.owner, "v", await begun()).catch((e: unknown) => e);
    expect(error).toMatchObject({ code: "verification_failed", message: expect.stringContaining("declined") });
  });
});

test("a code of another trip is worth nothing in this one (code injection)", async () => {
  const [mine, theirs] = [await begun(), await begun()];
  mine.callback.set("code", theirs.callback.get("code") ?? "");
  expect(await codeOf(finish(t.owner, "v", mine))).toBe("verification_failed");
});

test("whatever an answer brings, it names no address to go to (open redirect)", async () => {
  vendor.quirks.callback = {
    next: "https://evil.example",
    return_to: "//evil.example",
    redirect_uri: "https://evil.example",
  };
  const result = await finish(t.owner, "v", await begun());
  expect(JSON.stringify(result)).not.toContain("evil.example");
  expect(vendor.seen.token.at(-1)?.body.redirect_uri).toBe("http://localhost:3999/oauth/callback/v");
  const { url } = await startAuthorization(t.owner, { credential: result.credential });
  expect(new URL(url).origin).toBe(vendor.url);
});

test("nothing of a trip is stored in clear, and the address holds neither verifier nor cookie", async () => {
  const one = await begun();
  const rows = await t.home.store.db.select().from(t.home.store.t.oauthAttempts);
  const stored = JSON.stringify(rows.map((row) => ({ ...row, blob: row.blob.toString("latin1") })));
  const state = one.callback.get("state") ?? "none";
  expect(stored).not.toContain(state);
  expect(stored).not.toContain(one.cookie);
  expect(one.url).not.toContain(one.cookie);
  expect(new URL(one.url).searchParams.get("code_challenge_method")).toBe("S256");
  expect(new URL(one.url).searchParams.get("redirect_uri")).toBe("http://localhost:3999/oauth/callback/v");
});

test("a browser that is on several trips keeps its one cookie", async () => {
  const draft = await draftFor(t.owner, vendor, "v");
  const one = await startAuthorization(t.owner, { credential: draft });
  const two = await startAuthorization(t.owner, { credential: draft, browser: one.cookie.value });
  expect(two.cookie.value).toBe(one.cookie.value);
  const strange = await startAuthorization(t.owner, { credential: draft, browser: "short" });
  expect(strange.cookie.value).toMatch(/^[A-Za-z0-9_-]{43}$/);
});
