import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Connection, Database } from "@/lib/db/driver";
import { bundledServer, type Running, startServer } from "./process";

/** Small here; `npm run durability` turns these up. */
const credentials = Number(process.env.DURABILITY_CREDENTIALS ?? 1000);
const kills = Number(process.env.DURABILITY_KILLS ?? 2);
const readsPerSecond = Number(process.env.DURABILITY_READS ?? 100);

let server: Awaited<ReturnType<typeof bundledServer>>;
const dataDir = mkdtempSync(join(tmpdir(), "keyrack-rotation-"));
beforeAll(async () => {
  server = await bundledServer();
});
afterAll(() => {
  server.remove();
  rmSync(dataDir, { recursive: true, force: true });
});

test(
  `a rotation under steady reads, killed ${kills} times in the middle, fails no read and leaves nothing on the old key`,
  async () => {
    let running = await startServer(server.path, { dataDir });
    const token = JSON.parse((await running.deed("token")).text) as string;
    const ids = JSON.parse((await running.deed("fill", credentials)).text) as string[];
    const reads = steadyReads(() => running, ids, token);
    let [killed, rotations, slowest] = [0, 0, 0];
    const begin = async () => {
      const reencrypt = rotations % 2 === 1 ? "reencrypt" : "plain";
      if (rotations > 0) expect((await running.deed("removeOldKey")).status).toBe(200);
      expect(await running.deed("rotate", reencrypt)).toMatchObject({ status: 200 });
      rotations += 1;
    };
    await begin();
    while (killed < kills) {
      await pause(5 + Math.random() * 400);
      await running.kill();
      if (!finished(dataDir)) killed += 1;
      running = await startServer(server.path, { dataDir });
      slowest = Math.max(slowest, running.readyAfter);
      if (finished(dataDir)) await begin();
    }
    while (!finished(dataDir)) await pause(50);
    const seen = await reads.stop();
    await running.kill("SIGKILL");
    const left = standing(dataDir);
    console.log(JSON.stringify({ credentials, killed, rotations, ...seen, slowestReadyMs: Math.round(slowest), left }));
    expect(seen.failed).toEqual([]);
    expect(seen.answered).toBeGreaterThan(0);
    expect(left.old).toBe(0);
    expect(left.current).toBe(credentials);
  },
  60 * 60_000,
);

/** Reads that a killed process could not answer any more are cut; every answer that came must be the right one. */
function steadyReads(running: () => Running, ids: readonly string[], token: string) {
  const failed: string[] = [];
  let [answered, cut, stopped, at] = [0, 0, false, 0];
  const flying = new Set<Promise<void>>();
  const read = async () => {
    const which = Math.floor(Math.random() * ids.length);
    const from = running();
    try {
      const { status, text } = await from.get(`/api/v1/credentials/${ids[which]}/secret`, token);
      answered += 1;
      if (status !== 200 || !text.includes(`"token-${which}"`)) failed.push(`${status} ${text.slice(0, 200)}`);
    } catch {
      cut += 1;
    }
  };
  const began = performance.now();
  const timer = setInterval(() => {
    const due = ((performance.now() - began) / 1000) * readsPerSecond;
    for (; at < due && !stopped; at += 1) {
      if (flying.size > 500) continue;
      const one: Promise<void> = read().finally(() => flying.delete(one));
      flying.add(one);
    }
  }, 10);
  return {
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await Promise.allSettled([...flying]);
      return { answered, cut, failed, seconds: Math.round((performance.now() - began) / 1000) };
    },
  };
}

function finished(folder: string): boolean {
  return withDatabase(folder, (db) => {
    const value = db.prepare("SELECT value FROM settings WHERE key = 'keyRotation'").pluck().get() as
      | string
      | undefined;
    return value === undefined || (JSON.parse(value) as { finishedAt?: number }).finishedAt !== undefined;
  });
}

function standing(folder: string): { current: number; old: number } {
  return withDatabase(folder, (db) => {
    const { to } = JSON.parse(
      db.prepare("SELECT value FROM settings WHERE key = 'keyRotation'").pluck().get() as string,
    ) as { to: string };
    const under = "SELECT count(*) FROM secrets WHERE lower(hex(substr(wrapped_dek, 7, 8)))";
    const count = (sql: string) => Number(db.prepare(sql).pluck().get(to));
    return { current: count(`${under} = ?`), old: count(`${under} <> ?`) };
  });
}

function withDatabase<T>(folder: string, look: (db: Connection) => T): T {
  const db = new Database(join(folder, "keyrack.db"), { readonly: true, timeout: 5000 });
  try {
    return look(db);
  } finally {
    db.close();
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
