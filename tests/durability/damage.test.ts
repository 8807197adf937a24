import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openSecrets } from "@/lib/credentials/sealed";
import { readEnv } from "@/lib/env";
import { type Installation, startInstallation, stopInstallation } from "@/lib/installation";
import { testInstallation } from "@/tests/support/installation";
import { sealedRows } from "@/tests/support/sealed-rows";

/** Small here; `npm run durability` turns it up. */
const flips = Number(process.env.DURABILITY_FLIPS ?? 25);
const credentials = 60;
const folder = mkdtempSync(join(tmpdir(), "keyrack-damage-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(
  `${flips} databases with altered bytes are found out or give the right values, never wrong ones`,
  async () => {
    const t = await testInstallation();
    const ids = await sealedRows(t.home, t.owner, credentials);
    const expected = new Map(ids.map((id, at) => [id, `token-${at}`]));
    await t.home.store.truncateLog();
    copyFileSync(join(t.dataDir, "master.key"), join(folder, "master.key"));
    const whole = readFileSync(join(t.dataDir, "keyrack.db"));
    await t.stop();
    const seen = { refusedAtStart: 0, foundOnRead: 0, unaffected: 0, secretsLost: 0 };
    const wrong: string[] = [];
    for (let round = 0; round < flips; round += 1) {
      const { outcome, lost, false: lies } = await tried(altered(whole), expected, round);
      seen[outcome] += 1;
      seen.secretsLost += lost;
      wrong.push(...lies);
    }
    console.log(JSON.stringify({ flips, ...seen, wrong: wrong.length }));
    expect(wrong).toEqual([]);
    expect(seen.unaffected + seen.foundOnRead + seen.refusedAtStart).toBe(flips);
  },
  10 * 60_000,
);

type Tried = { outcome: "refusedAtStart" | "foundOnRead" | "unaffected"; lost: number; false: string[] };

async function tried(bytes: Buffer, expected: ReadonlyMap<string, string>, round: number): Promise<Tried> {
  const dataDir = join(folder, String(round));
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, "keyrack.db"), bytes);
  copyFileSync(join(folder, "master.key"), join(dataDir, "master.key"));
  const env = readEnv({ KEYRACK_DATA_DIR: dataDir, KEYRACK_LOG_LEVEL: "silent" });
  if (!env.ok) throw new Error("settings");
  try {
    const home = await startInstallation(env.env).catch(() => undefined);
    if (!home) return { outcome: "refusedAtStart", lost: 0, false: [] };
    const found = await Promise.all([...expected].map(([id, token]) => read(home, id, token)));
    const lost = found.filter((each) => each === "refused").length;
    const lies = found.filter((each) => each !== "refused" && each !== "right");
    return { outcome: lost > 0 ? "foundOnRead" : "unaffected", lost, false: lies };
  } finally {
    await stopInstallation().catch(() => undefined);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Refused, right, or what came instead. */
async function read(home: Installation, id: string, token: string): Promise<string> {
  const { credentials: c } = home.store.t;
  try {
    const rows = await home.store.db.select().from(c);
    const row = rows.find((each) => each.id === id);
    if (!row) return "refused";
    const { values } = await openSecrets(home, row);
    return values.token === token ? "right" : `${id} gave ${values.token}`;
  } catch {
    return "refused";
  }
}

/** One to eight bytes anywhere in the file, or a run of zeros as a torn sector leaves it. */
function altered(whole: Buffer): Buffer {
  const bytes = Buffer.from(whole);
  const somewhere = () => Math.floor(Math.random() * bytes.length);
  const sector = somewhere() & ~511;
  if (Math.random() < 0.2) bytes.fill(0, sector, sector + 512);
  const count = 1 + Math.floor(Math.random() * 8);
  for (let at = 0; at < count; at += 1) {
    const place = somewhere();
    bytes[place] = (bytes[place] ?? 0) ^ (1 + Math.floor(Math.random() * 255));
  }
  return bytes;
}
