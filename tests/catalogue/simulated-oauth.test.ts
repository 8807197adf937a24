import { rmSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { catalogue } from "@/connectors";
import { type Connector, isHttp, type Scheme } from "@/connectors/kit";
import type { System } from "@/lib/actor";
import { removeCredential } from "@/lib/credentials/change";
import { createCredential } from "@/lib/credentials/create";
import { getCredential } from "@/lib/credentials/get";
import { listCredentials } from "@/lib/credentials/list";
import { recheckCredential } from "@/lib/credentials/recheck";
import { sweepTries } from "@/lib/limits";
import { finishAuthorization } from "@/lib/oauth/finish";
import { startAuthorization } from "@/lib/oauth/start";
import { proofOf, simulatedOAuth } from "@/scripts/catalogue/proofs";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { quickFolder } from "@/tests/support/memory";
import { answersOf } from "@/tests/support/recorded-answers";
import { type SimulatedVendor, startSimulatedVendor } from "@/tests/support/simulated-vendor";
import { castOf } from "@/tests/support/simulated-vendor-cast";
import { callbackParameters, spent, stranger, withProof } from "@/tests/support/simulated-vendor-oauth";

/** Every way in by OAuth 2.0, as a person walks it: draft, consent, callback, token, question who we are, recheck. */
const ways = catalogue.flatMap((connector) =>
  connector.schemes.flatMap((scheme) =>
    isHttp(scheme) && isPlayed(connector, scheme)
      ? [{ name: `${connector.id} ${scheme.id}`, connector, scheme, answers: answersOf(connector) }]
      : [],
  ),
);

let t: TestInstallation;
let vendor: SimulatedVendor;
const folder = quickFolder();
beforeAll(async () => {
  t = await testInstallation({ KEYRACK_DATA_DIR: folder });
  vendor = await startSimulatedVendor();
});
beforeEach(() => patience(10_000));
afterEach(async () => {
  vi.useRealTimers();
  await sweepTries(-3_600_000);
});
afterAll(async () => {
  await vendor.stop();
  await t.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(ways)("$name", ({ name, connector, scheme, answers }) => {
  const { values, play, who, forbidden, wrong } = castOf(scheme, answers);
  const facts = play.oauth?.facts ?? {};
  const where = { connector: connector.id, scheme: scheme.id };
  const ids: string[] = [];
  let id = "";
  afterAll(async () => {
    for (const each of ids) await removeCredential(t.owner, each);
  });

  /** Throws what a person would be shown. */
  async function connect(): Promise<string> {
    if (scheme.oauth2?.grant !== "authorization_code") {
      const made = await createCredential(t.owner, { name, ...where, values });
      ids.push(made.id);
      return made.id;
    }
    const draft = await createCredential(t.owner, { name, ...where, values, draft: true });
    ids.push(draft.id);
    const { url, cookie } = await startAuthorization(t.owner, { credential: draft.id });
    const asked = askedOf(url);
    if (/\bopenid\b/.test(asked.get("scope") ?? "") && vendor.play?.oauth) {
      const claims = { aud: asked.get("client_id"), ...(asked.get("nonce") ? { nonce: asked.get("nonce") } : {}) };
      vendor.play.oauth = { ...vendor.play.oauth, claims: { iss: new URL(url).origin, ...claims } };
    }
    const params = new URLSearchParams([
      ["state", asked.get("state") ?? ""],
      [scheme.oauth2.authorize?.code ?? "code", "code-4711"],
      ...callbackParameters(scheme, facts),
    ]);
    const signed = withProof(scheme, values, params);
    await finishAuthorization(t.owner, { connector: connector.id, params: signed, browser: cookie.value });
    return draft.id;
  }

  test("is connected and listed green with its account when the application knows the client", async () => {
    vendor.play = { ...play };
    id = await connect();
    expect(await getCredential(t.owner, id)).toMatchObject({ status: "valid", state: "active", ...who });
    const { items } = await listCredentials(t.owner, where);
    expect(items.map((item) => [item.id, item.status])).toEqual([[id, "valid"]]);
  });

  test("is not connected with a client that the application does not know", async () => {
    vendor.play = { ...play, oauth: { facts, refuses: stranger } };
    const error = await connect().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "verification_failed" });
    const { items } = await listCredentials(t.owner, where);
    expect(items.filter(({ state }) => state === "active").map((item) => item.id)).toEqual([id]);
  });

  test.each(forbidden)("means what it says when let in but: $title", async ({ answer, expect: due }) => {
    vendor.play = { ...play, once: answer };
    const { outcome } = await recheckCredential(t.owner, id);
    expect(outcome).toMatchObject(due);
    expect((await getCredential(t.owner, id)).status).toBe(
      { limited: "limited", rejected: "invalid" }[due.outcome] ?? "valid",
    );
    vendor.play = { ...play };
    await recheckCredential(t.owner, id);
    expect(await getCredential(t.owner, id)).toMatchObject({ status: "valid" });
  });

  test.each(outages)("stays green through $title", async ({ always }) => {
    vendor.play = { ...play, always };
    if (always === "silence") patience(60);
    const { outcome } = await recheckCredential(t.owner, id);
    expect(["inconclusive", ...(scheme.probe.expect ? ["verified"] : [])]).toContain(outcome.outcome);
    expect(await getCredential(t.owner, id)).toMatchObject({ status: "valid" });
  });

  test("turns red when access was taken back, and not before that is certain", async () => {
    vendor.play = { ...play, once: wrong.answer, oauth: { facts, refuses: spent } };
    const { workspaceId } = t.owner;
    const nobody: System = { kind: "system", name: "Keyrack", workspaceId };
    await recheckCredential(nobody, id);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 61_000 });
    await recheckCredential(nobody, id);
    expect(await getCredential(t.owner, id)).toMatchObject({ status: "invalid" });
  });
});

function isPlayed(connector: Connector, scheme: Scheme): boolean {
  const proof = proofOf(connector, scheme);
  return proof !== undefined && "file" in proof && proof.file === simulatedOAuth;
}

/** Where the consent page reads its parameters. */
function askedOf(url: string): URLSearchParams {
  const { hash, searchParams } = new URL(url);
  return hash === "" ? searchParams : new URLSearchParams(hash.slice(hash.indexOf("?")));
}

/** How long, in milliseconds, an application may be silent. */
function patience(ms: number): void {
  Object.assign(t.home, { egress: vendor.egress(ms) });
}

const page = { status: 200, headers: { "content-type": "text/html" }, body: "<!doctype html><title>Hello</title>" };
const down = { status: 503, headers: { "content-type": "text/plain" }, body: "Service Unavailable" };
const outages = [
  { title: "an outage", always: down },
  { title: "silence", always: "silence" },
  { title: "a web page", always: page },
] as const;
