import { execFileSync } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { renameCredential } from "@/lib/credentials/change";
import { accessToken } from "@/lib/grants/access";
import { pendingTokens } from "@/lib/grants/spool";
import { isReady } from "@/lib/ready";
import { scopes } from "@/lib/scopes";
import { type TestApi, testApi } from "@/tests/support/api";
import { sealedRows } from "@/tests/support/sealed-rows";
import { vendorConnector } from "@/tests/support/vendor/definition";
import { type Grants, grantsOf } from "@/tests/support/vendor/grants";
import { startVendor, type Vendor } from "@/tests/support/vendor/server";
import { connected } from "@/tests/support/vendor/walk";

/** On a disk of 64 MiB, for which root is needed; it is filled in each of the two ways this many times. */
const fills = Array.from({ length: Number(process.env.DURABILITY_FILLS ?? 2) }, (_, at) => at + 1);
const disk = mkdtempSync(join(tmpdir(), "keyrack-disk-"));
const filler = join(disk, "filler");
let t: TestApi;
let vendor: Vendor;
let grants: Grants;
let token: string;

beforeAll(async () => {
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=64m", "tmpfs", disk]);
  t = await testApi({ KEYRACK_DATA_DIR: join(disk, "data") });
  vendorConnector("v");
  vendor = await startVendor();
  grants = grantsOf(t.home);
  token = (await t.token({ scopes: [...scopes] })).text;
  t.home.store.keepRoom();
});
afterAll(async () => {
  await vendor.close();
  await t.stop();
  execFileSync("umount", [disk]);
  rmSync(disk, { recursive: true, force: true });
});

function fill(): void {
  const part = Buffer.alloc(64 * 1024, 1);
  const file = openSync(filler, "a");
  try {
    for (let size = part.length; size >= 512; size /= 2) {
      try {
        for (;;) writeSync(file, part, 0, size);
      } catch {
        // Smaller and smaller, until there is no room for anything.
      }
    }
  } finally {
    closeSync(file);
  }
  expect(statfsSync(disk).bavail).toBe(0);
}

const ballast = () => existsSync(join(disk, "data", "ballast"));

/** As before: room on the disk, and in the database. */
async function makeRoom(): Promise<void> {
  rmSync(filler, { force: true });
  const { credentials } = t.home.store.t;
  await t.home.store.write(async (tx) => {
    await tx.delete(credentials);
  });
  t.home.store.keepRoom();
  expect(ballast()).toBe(true);
}

test.each(fills)(
  "tokens that were spent when the disk filled up are stored in the room that is held for them (%i)",
  async () => {
    await makeRoom();
    const id = (await connected(t.owner, vendor, "v")).credential;
    await grants.expire(id);
    vendor.quirks.delayMs = 800;
    const under = accessToken(t.owner, id);
    while ((await grants.of(id)).leaseOwner === null) await new Promise((done) => setTimeout(done, 5));
    fill();
    const { token: got, revision } = await under;
    vendor.quirks.delayMs = 0;
    expect(await grants.of(id)).toMatchObject({ revision, attemptAt: null });
    expect(pendingTokens(t.home)).toBe(0);
    expect((await accessToken(t.owner, id)).token).toBe(got);
  },
);

test.each(fills)(
  "a full disk answers 507 with what to do, spends no token, reads on, and is over when there is room (%i)",
  async () => {
    await makeRoom();
    const id = (await connected(t.owner, vendor, "v")).credential;
    const [kept = ""] = await sealedRows(t.home, t.owner, 1);
    const { blob } = await grants.of(id);
    await grants.expire(id);
    fill();
    // Pages that are in the log already may still take a few writes.
    let refused: unknown;
    for (let at = 0; at < 200 && refused === undefined; at += 1)
      refused = await sealedRows(t.home, t.owner, 20).then(
        () => undefined,
        (error: unknown) => error,
      );
    expect(refused).toMatchObject({ code: "storage_full", status: 507 });
    fill();
    const answer = await t.call("PATCH", `/credentials/${kept}`, { token, body: { name: "New" } });
    expect(answer.status).toBe(507);
    expect(answer.json).toMatchObject({ code: "storage_full", detail: expect.stringContaining("Free some space") });
    expect(await isReady()).toBe(false);
    const before = vendor.seen.refreshes;
    const spent = await accessToken(t.owner, id).catch((error: unknown) => error);
    expect(spent).toMatchObject({ code: "storage_full" });
    expect(vendor.seen.refreshes).toBe(before);
    expect((await grants.of(id)).blob).toEqual(blob);
    expect((await t.call("GET", `/credentials/${kept}`, { token })).status).toBe(200);
    rmSync(filler);
    await renameCredential(t.owner, kept, "After");
    expect((await accessToken(t.owner, id)).token).not.toBe("");
    expect(vendor.seen.refreshes).toBe(before + 1);
    t.home.store.keepRoom();
    expect(ballast()).toBe(true);
    expect(await isReady()).toBe(true);
  },
);
