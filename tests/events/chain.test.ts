import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Connection, Database } from "@/lib/db/driver";
import { checkpointEvents } from "@/lib/event-checkpoint";
import { eventActor, record } from "@/lib/events";
import { readSetting } from "@/lib/settings";
import { verifyInstallation } from "@/lib/verify-installation";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";

let t: TestInstallation;
let folder: string;
const lines = 60;

beforeAll(async () => {
  t = await testInstallation();
  const target = { kind: "credential", id: "cr_1", name: "Stripe" } as const;
  await t.home.store.write(async (tx) => {
    for (let n = 2; n <= lines; n++)
      await record(t.home, tx, eventActor(t.owner), "credential.verified", target, { outcome: "verified", n });
  });
  await t.home.store.truncateLog();
  folder = mkdtempSync(join(tmpdir(), "keyrack-chain-"));
  for (const name of ["keyrack.db", "master.key"]) copyFileSync(join(t.dataDir, name), join(folder, name));
});
afterAll(async () => {
  await t.stop();
  rmSync(folder, { recursive: true, force: true });
});

const env = () => ({ ...t.home.env, dataDir: folder });

test("an untouched trail is well, also while Keyrack runs", async () => {
  expect((await verifyInstallation(t.home.env)).events).toEqual({ lines, problems: [], checkpoints: 0 });
  expect((await verifyInstallation(env())).events.problems).toEqual([]);
});

const texts = [
  "workspace_id",
  "actor_kind",
  "actor_id",
  "actor_name",
  "action",
  "target_kind",
  "target_id",
  "target_name",
  "hash",
];
const seq = fc.integer({ min: 1, max: lines });
const edit = fc.oneof(
  fc.record({ kind: fc.constant("change" as const), seq, column: fc.constantFrom(...texts), to: fc.string() }),
  fc.record({
    kind: fc.constant("null" as const),
    seq,
    column: fc.constantFrom("target_kind", "target_id", "target_name"),
  }),
  fc.record({ kind: fc.constant("time" as const), seq, by: fc.integer({ min: 1, max: 1e9 }) }),
  fc.record({ kind: fc.constant("detail" as const), seq, to: fc.dictionary(fc.string(), fc.string()) }),
  fc.record({ kind: fc.constant("delete" as const), seq, until: fc.integer({ min: 0, max: 5 }) }),
  fc.record({ kind: fc.constant("cut" as const), seq }),
  fc.record({ kind: fc.constant("swap" as const), seq, other: seq }),
  fc.record({ kind: fc.constant("renumber" as const), seq }),
  fc.record({ kind: fc.constant("insert" as const), seq }),
);

test("each of 1,000 random edits to the events table is found", async () => {
  const db = new Database(join(folder, "keyrack.db"));
  db.exec("DROP TRIGGER events_no_update; DROP TRIGGER events_no_delete; PRAGMA synchronous = OFF");
  const all = () => JSON.stringify(db.prepare("SELECT * FROM events ORDER BY seq").all());
  const before = all();
  const rows = db.prepare("SELECT * FROM events ORDER BY seq").all() as Record<string, unknown>[];
  const columns = Object.keys(rows[0] ?? {});
  const put = db.prepare(`INSERT INTO events (${columns.join()}) VALUES (${columns.map((c) => `@${c}`).join()})`);
  let missed = 0;
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(edit, async (change) => {
      apply(db, change);
      if (all() === before) return;
      tried++;
      const { problems } = (await verifyInstallation(env())).events;
      if (problems.length === 0) missed++;
      db.transaction(() => {
        db.exec("DELETE FROM events");
        for (const row of rows) put.run(row);
      })();
      expect(problems).not.toEqual([]);
    }),
    { numRuns: 1100 },
  );
  db.close();
  expect(missed).toBe(0);
  expect(tried).toBeGreaterThanOrEqual(1000);
}, 60_000);

type Edit = { kind: string; seq: number; column?: string; to?: unknown; by?: number; until?: number; other?: number };

function apply(db: Connection, e: Edit): void {
  const run = (sql: string, ...values: unknown[]) => void db.prepare(sql).run(...values);
  if (e.kind === "change") run(`UPDATE events SET ${e.column} = ? WHERE seq = ?`, e.to, e.seq);
  if (e.kind === "null") run(`UPDATE events SET ${e.column} = NULL WHERE seq = ?`, e.seq);
  if (e.kind === "time") run("UPDATE events SET at = at + ? WHERE seq = ?", e.by, e.seq);
  if (e.kind === "detail") run("UPDATE events SET detail = ? WHERE seq = ?", JSON.stringify(e.to), e.seq);
  if (e.kind === "delete") run("DELETE FROM events WHERE seq BETWEEN ? AND ?", e.seq, e.seq + (e.until ?? 0));
  if (e.kind === "cut") run("DELETE FROM events WHERE seq >= ?", e.seq);
  if (e.kind === "renumber") run("UPDATE events SET seq = seq + 1000 WHERE seq >= ?", e.seq);
  if (e.kind === "insert") {
    run(
      "INSERT INTO events (workspace_id, at, actor_kind, actor_id, actor_name, action, detail, hash) SELECT workspace_id, at, actor_kind, actor_id, actor_name, action, detail, hash FROM events WHERE seq = ?",
      e.seq,
    );
  }
  if (e.kind === "swap") {
    run("UPDATE events SET seq = -1 WHERE seq = ?", e.seq);
    run("UPDATE events SET seq = ? WHERE seq = ?", e.seq, e.other);
    run("UPDATE events SET seq = ? WHERE seq = -1", e.other);
  }
}

test("a checkpoint is signed once for what is new, and proves an exchanged line although the mark at the end was kept", async () => {
  expect(await checkpointEvents(t.home)).toBe(true);
  expect(await checkpointEvents(t.home)).toBe(false);
  const point = await readSetting(t.home.store, "auditCheckpoint");
  if (!point) throw new Error("no checkpoint");
  expect((await verifyInstallation(t.home.env, [point])).events.problems).toEqual([]);
  const forged = { ...point, hash: "0".repeat(64) };
  expect((await verifyInstallation(t.home.env, [forged])).events.problems).toHaveLength(1);
  // The copy is older: it lacks nothing that was signed, until its end is cut together with its mark.
  const db = new Database(join(folder, "keyrack.db"));
  db.exec(`DELETE FROM events WHERE seq > 10; DELETE FROM settings WHERE key = 'auditTip'`);
  db.close();
  expect((await verifyInstallation(env(), [point])).events.problems.length).toBeGreaterThanOrEqual(2);
});
