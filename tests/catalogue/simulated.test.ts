import { rmSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { catalogue } from "@/connectors";
import { type Connector, isHttp, type Scheme } from "@/connectors/kit";
import type { System } from "@/lib/actor";
import { removeCredential } from "@/lib/credentials/change";
import { createCredential, failedCheck } from "@/lib/credentials/create";
import { getCredential } from "@/lib/credentials/get";
import { listCredentials } from "@/lib/credentials/list";
import { recheckCredential } from "@/lib/credentials/recheck";
import { sweepTries } from "@/lib/limits";
import { verify } from "@/lib/verification/run";
import { proofOf, simulated } from "@/scripts/catalogue/proofs";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { quickFolder } from "@/tests/support/memory";
import { answersOf } from "@/tests/support/recorded-answers";
import { type SimulatedVendor, startSimulatedVendor } from "@/tests/support/simulated-vendor";
import { castOf } from "@/tests/support/simulated-vendor-cast";
import { withoutSecrets, wrongValues } from "@/tests/support/simulated-vendor-values";

/** Every way in over HTTP, through the real path: form, check, vault, store, list and recheck. */
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
  const cast = castOf(scheme, answers);
  const { values, play } = cast;
  const wrong = wrongValues(scheme, values);
  const where = { connector: connector.id, scheme: scheme.id };
  const create = (given = values) => createCredential(t.owner, { name, ...where, values: given });
  const failure = async (given = values) =>
    failedCheck(await create(given).catch((error: unknown) => error))?.run.outcome;
  let id = "";
  afterAll(() => removeCredential(t.owner, id));

  test("is stored and listed green with its account when the application knows it", async () => {
    vendor.play = play;
    const made = await create();
    id = made.id;
    expect(made).toMatchObject({ status: "valid", state: "active", ...cast.who });
    expect(made.identity).toBeTruthy();
    const { items } = await listCredentials(t.owner, { connector: connector.id, scheme: scheme.id });
    expect(items.map((item) => [item.id, item.status])).toEqual([[id, "valid"]]);
    expect(JSON.stringify(items)).not.toContain("made-for-");
  });

  // A way in without a secret has nothing that could be wrong or left out.
  if (wrong)
    test("is refused with a wrong secret, and not stored", async () => {
      vendor.play = { ...play, bad: cast.wrong.answer };
      expect(await failure(wrong)).toMatchObject(cast.wrong.expect);
      expect(cast.wrong.expect.outcome).toBe("rejected");
    });

  if (wrong)
    test("is not verified without the secret", async () => {
      vendor.play = { ...play, bad: cast.without.answer };
      const { egress } = t.home;
      const { outcome } = await verify(scheme, withoutSecrets(scheme, values), { egress });
      expect(outcome.outcome).not.toBe("verified");
    });

  test.each(cast.forbidden)("means what it says when let in but: $title", async ({ answer, expect: due }) => {
    vendor.play = { ...play, once: answer };
    const { outcome } = await recheckCredential(t.owner, id);
    expect(outcome).toMatchObject(due);
    const { status } = await getCredential(t.owner, id);
    expect(status).toBe({ limited: "limited", rejected: "invalid" }[due.outcome] ?? "valid");
    vendor.play = play;
    await recheckCredential(t.owner, id);
    expect(await getCredential(t.owner, id)).toMatchObject({ status: "valid" });
  });

  test.each(outages)("stays green through $title", async ({ always, stored }) => {
    vendor.play = { ...play, always };
    if (always === "silence") patience(60);
    const { outcome } = await recheckCredential(t.owner, id);
    if (stored) expect(outcome).toMatchObject({ outcome: "inconclusive", reason: stored });
    else
      expect(scheme.probe.expect === undefined ? ["inconclusive"] : ["inconclusive", "verified"]).toContain(
        outcome.outcome,
      );
    expect(await getCredential(t.owner, id)).toMatchObject({ status: "valid" });
  });

  test("is not stored while the application is down, unless somebody says so", async () => {
    vendor.play = { ...play, always: down };
    expect(await failure()).toMatchObject({ outcome: "inconclusive", reason: "server_error" });
  });

  if (wrong)
    test("turns red in the background when it was refused twice, a minute apart", async () => {
      vendor.play = { ...play, accepts: wrong ?? values, bad: cast.wrong.answer };
      const { workspaceId } = t.owner;
      const nobody: System = { kind: "system", name: "Keyrack", workspaceId };
      await recheckCredential(nobody, id);
      expect(await getCredential(t.owner, id)).toMatchObject({ status: "valid" });
      vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 61_000 });
      await recheckCredential(nobody, id);
      expect(await getCredential(t.owner, id)).toMatchObject({ status: "invalid", reason: cast.wrong.expect.reason });
    });
});

/** How long, in milliseconds, an application may be silent. */
function patience(ms: number): void {
  Object.assign(t.home, { egress: vendor.egress(ms) });
}

function isPlayed(connector: Connector, scheme: Scheme): boolean {
  const proof = proofOf(connector, scheme);
  return proof !== undefined && "file" in proof && proof.file === simulated;
}

const page = { status: 200, headers: { "content-type": "text/html" }, body: "<!doctype html><title>Hello</title>" };
const down = { status: 503, headers: { "content-type": "text/plain" }, body: "Service Unavailable" };
const outages = [
  { title: "an outage", always: down, stored: "server_error" },
  { title: "silence", always: "silence", stored: "timeout" },
  { title: "a web page", always: page, stored: undefined },
] as const;
