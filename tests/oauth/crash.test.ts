import { spawn } from "node:child_process";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { getCredential } from "@/lib/credentials/get";
import { recheckCredential } from "@/lib/credentials/recheck";
import { accessToken } from "@/lib/grants/access";
import type { Failpoint } from "@/lib/grants/failpoint";
import { grantRow } from "@/lib/grants/grant";
import { recoverGrants, refreshDue } from "@/lib/grants/upkeep";
import { startInstallation, stopInstallation } from "@/lib/installation";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { outliveLeases, placeOf } from "@/tests/support/refused-writes";
import { vendorConnector } from "@/tests/support/vendor/definition";
import { startVendor, type Vendor } from "@/tests/support/vendor/server";
import { connected } from "@/tests/support/vendor/walk";

/** A real process is killed at each step of a refresh; another one then finds what is on disk. */
let t: TestInstallation;
let vendor: Vendor;
beforeEach(async () => {
  t = await testInstallation();
  vendorConnector("v");
});
afterEach(async () => {
  await vendor.close();
  await t.stop();
});

/** Gives the credential and what the process printed before it died. */
async function killedAt(failpoint: Failpoint): Promise<{ id: string; signal: string | null; printed: string }> {
  const { credential: id } = await connected(t.owner, vendor, "v");
  const { grants } = t.home.store.t;
  const past = { expiresAt: Date.now() - 1, dueAt: Date.now() - 1 };
  await t.home.store.write(async (tx) => void (await tx.update(grants).set(past).where(eq(grants.credentialId, id))));
  await stopInstallation();
  const ended = await run({ ...placeOf(t.home), KEYRACK_FAILPOINT: failpoint });
  t.home = await startInstallation(t.home.env);
  await outliveLeases(t.home);
  return { id, ...ended };
}

function run(settings: Record<string, string>): Promise<{ signal: string | null; printed: string }> {
  const script = join(import.meta.dirname, "refresh.child.ts");
  const { PATH = "", HOME = "" } = process.env;
  const env: NodeJS.ProcessEnv = {
    PATH,
    HOME,
    NODE_ENV: "test",
    PORT: "3999",
    KEYRACK_LOG_LEVEL: "silent",
    KEYRACK_ALLOW_NETWORKS: "127.0.0.0/8",
  };
  const child = spawn(process.execPath, ["--import", "tsx", script], { env: { ...env, ...settings } });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  return new Promise((done) => child.on("close", (_, signal) => done({ signal, printed })));
}

const grantOf = (id: string) => grantRow(t.home, t.home.store.db, id);

type Case = {
  at: Failpoint;
  rotation: "grace" | "strict";
  interrupted: number;
  revision: number;
  status: "valid" | "invalid";
};
const cases: readonly Case[] = [
  { at: "refresh.before-intent", rotation: "strict", interrupted: 0, revision: 2, status: "valid" },
  { at: "refresh.before-intent", rotation: "grace", interrupted: 0, revision: 2, status: "valid" },
  { at: "refresh.after-intent", rotation: "strict", interrupted: 1, revision: 2, status: "valid" },
  { at: "refresh.after-intent", rotation: "grace", interrupted: 1, revision: 2, status: "valid" },
  { at: "refresh.after-answer", rotation: "grace", interrupted: 1, revision: 2, status: "valid" },
  { at: "refresh.after-answer", rotation: "strict", interrupted: 1, revision: 1, status: "invalid" },
  { at: "refresh.after-commit", rotation: "strict", interrupted: 0, revision: 2, status: "valid" },
  { at: "refresh.after-commit", rotation: "grace", interrupted: 0, revision: 2, status: "valid" },
];

describe.each(cases)("killed at $at, $rotation rotation", ({ at, rotation, interrupted, revision, status }) => {
  test(`is ${status} afterwards, and never silently otherwise`, async () => {
    vendor = await startVendor({ rotation });
    const { id, signal, printed } = await killedAt(at);
    expect(printed).toBe("");
    expect(signal).toBe("SIGKILL");
    expect(await recoverGrants(t.home)).toEqual({ spooled: 0, interrupted });
    await refreshDue(t.home);
    expect(await grantOf(id)).toMatchObject({ revision, attemptAt: null, leaseOwner: null });
    const { status: now, sentence } = await getCredential(t.owner, id);
    expect(now).toBe(status);
    if (status === "invalid") return expect(sentence).toContain("A refresh was interrupted here");
    expect((await accessToken(t.owner, id)).token).toMatch(/^at_/);
    expect((await recheckCredential(t.owner, id)).outcome.outcome).toBe("verified");
  }, 120_000);
});
