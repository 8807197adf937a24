import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { accessToken } from "@/lib/grants/access";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { vendorConnector } from "@/tests/support/vendor/definition";
import { startVendor, type Vendor } from "@/tests/support/vendor/server";
import { codeOf, connected, draftFor, finish, trip } from "@/tests/support/vendor/walk";

let t: TestInstallation;
let vendor: Vendor;
beforeAll(async () => {
  t = await testInstallation();
  vendorConnector("v");
});
afterAll(() => t.stop());
beforeEach(async () => {
  vendor = await startVendor();
  return () => vendor.close();
});

const begun = async () => trip(t.owner, await draftFor(t.owner, vendor, "v"));

describe("a token endpoint that", () => {
  const hostile: Record<string, () => { status: number; headers: Record<string, string>; body: string }> = {
    "redirects elsewhere": () => ({ status: 307, headers: { location: "http://127.0.0.1:1/steal" }, body: "" }),
    "sends five megabytes": () => ({
      status: 200,
      headers: { "content-type": "application/json" },
      body: `{"access_token":"${"a".repeat(5_000_000)}"}`,
    }),
    "sends a page": () => ({
      status: 200,
      headers: { "content-type": "text/html" },
      body: "<html>access_token=at_1</html>",
    }),
    "wants a proof with each request": () => ({
      status: 200,
      headers: { "content-type": "application/json" },
      body: '{"access_token":"at_1","token_type":"DPoP"}',
    }),
    "names a type that nobody knows": () => ({
      status: 200,
      headers: { "content-type": "application/json" },
      body: '{"access_token":"at_1","token_type":"mac"}',
    }),
    "sends an object for a token": () => ({
      status: 200,
      headers: { "content-type": "application/json" },
      body: '{"access_token":{"a":1},"token_type":"Bearer"}',
    }),
    "sends a token beside an error": () => ({
      status: 200,
      headers: { "content-type": "application/json" },
      body: '{"access_token":"at_1","token_type":"Bearer","error":"invalid_scope"}',
    }),
    "nests without end": () => ({
      status: 200,
      headers: { "content-type": "application/json" },
      body: `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`,
    }),
    "calls it a form": () => ({
      status: 200,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "<script>=1",
    }),
  };
  test.each(Object.keys(hostile))("%s connects nothing", async (kind) => {
    const one = await begun();
    vendor.quirks.broken = hostile[kind];
    expect(await codeOf(finish(t.owner, "v", one))).toBe("verification_failed");
    expect(vendor.seen.paths).not.toContain("/me");
  });

  test("echoes the secret does not get it into our words", async () => {
    const one = await begun();
    const { clientSecret } = vendor.quirks;
    vendor.quirks.broken = () => ({
      status: 400,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ error: "invalid_request", error_description: `bad ${clientSecret}` }),
    });
    const error = await finish(t.owner, "v", one).catch((e: unknown) => e);
    expect(error).toMatchObject({ code: "verification_failed" });
    expect(String(error)).not.toContain(clientSecret);
  });
});

test("a refresh token never follows a changed address", async () => {
  const { credential } = await connected(t.owner, vendor, "v");
  const caught: string[] = [];
  const thief = createServer((request, response) => {
    caught.push(request.url ?? "");
    response.end("{}");
  });
  await new Promise<void>((done) => thief.listen(0, "127.0.0.1", done));
  const { credentials } = t.home.store.t;
  const values = { base: `http://127.0.0.1:${(thief.address() as AddressInfo).port}`, clientId: "client-1" };
  await t.home.store.write(
    async (tx) => void (await tx.update(credentials).set({ values }).where(eq(credentials.id, credential))),
  );
  expect(await codeOf(accessToken(t.owner, credential))).toBe("reconnect_required");
  expect(await codeOf(accessToken(t.owner, credential, 1))).toBe("reconnect_required");
  expect(caught).toEqual([]);
  thief.close();
});
