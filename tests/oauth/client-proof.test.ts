import { createHash, X509Certificate } from "node:crypto";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type OAuth2, scheme, secretText, text } from "@/connectors/kit";
import { egressWith } from "@/lib/egress/egress";
import { clientAssertion } from "@/lib/oauth/assertion";
import { dialectOf } from "@/lib/oauth/dialect";
import { startAuthorization } from "@/lib/oauth/start";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { issueCertificate } from "@/tests/support/servers/x509";
import { vendorConnector } from "@/tests/support/vendor/definition";
import { startVendor, type Vendor } from "@/tests/support/vendor/server";
import { connected, draftFor } from "@/tests/support/vendor/walk";

/** How a client says who it is where vendors differ: its certificate, more claims, another name, an address behind a #. */
let t: TestInstallation;
let vendor: Vendor;
beforeAll(async () => {
  t = await testInstallation();
});
afterAll(() => t.stop());
afterEach(() => vendor?.close());

describe("a proof signed with a certificate's key", () => {
  const ours = issueCertificate("client");
  const assertion = async (values: Record<string, string>) =>
    clientAssertion(
      await dialectOf(signing, values, {
        egress: egressWith({ rules: async () => [], own: () => [] }, async () => []),
      }),
    );

  test("names the certificate by both thumbprints, and says what else is wanted", async () => {
    const token = await assertion({ id: "client-1", key: ours.key, certificate: ours.cert });
    const { raw } = new X509Certificate(ours.cert);
    const hash = (name: string) => createHash(name).update(raw).digest("base64url");
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: "ES256", x5t: hash("sha1"), "x5t#S256": hash("sha256") });
    expect(decodeJwt(token)).toMatchObject({ iss: "client-1", sub: "client-1", scope: "restlets" });
    expect(decodeJwt(token)).not.toHaveProperty("empty");
  });

  test("is not made with the key of another certificate, nor with what is no certificate", async () => {
    const other = issueCertificate("other");
    await expect(assertion({ id: "c", key: ours.key, certificate: other.cert })).rejects.toThrow();
    await expect(assertion({ id: "c", key: ours.key, certificate: "-----BEGIN CERTIFICATE-----" })).rejects.toThrow();
  });
});

test("a client that has another name for its ID is never called by the usual one", async () => {
  vendor = await startVendor({ client: "post", clientParameter: "client_key" });
  vendorConnector("client-key", { client: { authentication: "post", parameter: "client_key" } });
  const { url } = await startAuthorization(t.owner, { credential: await draftFor(t.owner, vendor, "client-key") });
  const asked = new URL(url).searchParams;
  expect([asked.get("client_key"), asked.get("client_id")]).toEqual(["client-1", null]);
  await connected(t.owner, vendor, "client-key");
  expect(vendor.seen.token[0]?.body).toMatchObject({ client_key: "client-1" });
  expect(vendor.seen.token[0]?.body).not.toHaveProperty("client_id");
});

test("a page that reads its parameters behind a # gets them there, and nothing before it", async () => {
  vendor = await startVendor();
  vendorConnector("hash-route", { endpoints: { authorize: "{+base}/#/oauth/authorize" } });
  const { url } = await startAuthorization(t.owner, { credential: await draftFor(t.owner, vendor, "hash-route") });
  const [before, behind = ""] = url.split("#");
  expect(before).toBe(`${vendor.url}/`);
  expect(behind).toMatch(/^\/oauth\/authorize\?response_type=code&client_id=client-1&/);
});

const oauth2 = {
  grant: "client_credentials",
  endpoints: { token: "https://vendor.example/token" },
  client: {
    id: "{id}",
    authentication: "private_key_jwt",
    key: "{key}",
    certificate: "{certificate}",
    algorithm: "ES256",
    claims: { scope: "restlets", empty: "" },
  },
} as const satisfies OAuth2;

const signing = scheme({
  id: "signed",
  type: "oauth2",
  title: "Signed",
  fields: { id: text({ label: "ID" }), key: secretText({ label: "Key" }), certificate: text({ label: "Certificate" }) },
  origins: ["https://vendor.example"],
  baseUrl: "https://vendor.example",
  authenticate: { header: { authorization: "Bearer {oauth.accessToken}" } },
  oauth2,
  probe: { url: "https://vendor.example/me", identity: "/id", label: "/name" },
  guide: { steps: [] },
});
