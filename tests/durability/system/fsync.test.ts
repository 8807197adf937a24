import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ledgerOf } from "../ledger";
import { bundledServer, type Running, startServer } from "../process";
import { verifyFolder } from "../verified";

/** A disk whose fsync fails now and then: Debian's fiu-utils. */
const rounds = Number(process.env.DURABILITY_FSYNC_ROUNDS ?? 20);

let server: Awaited<ReturnType<typeof bundledServer>>;
const dataDir = mkdtempSync(join(tmpdir(), "keyrack-fsync-"));
beforeAll(async () => {
  server = await bundledServer();
});
afterAll(() => {
  server.remove();
  rmSync(dataDir, { recursive: true, force: true });
});

test("with an fsync that fails one time in thirty, what was acknowledged is stored", async () => {
  let running = await startServer(server.path, { dataDir });
  const token = JSON.parse((await running.deed("token")).text) as string;
  const ledger = ledgerOf({ refusals: true });
  const failing = ["fiu-run", "-x", "-c", "enable_random name=posix/io/sync/*,probability=0.033"];
  const lost: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await running.kill();
    running = await started(() => startServer(server.path, { dataDir, command: failing }));
    const writers = Array.from({ length: 4 }, () => ledger.write(running));
    await new Promise((wake) => setTimeout(wake, 400));
    await running.kill();
    await Promise.all(writers);
    running = await startServer(server.path, { dataDir });
    lost.push(...(await ledger.check(running, token, "touched")));
  }
  lost.push(...(await ledger.check(running, token, "all")));
  await running.kill();
  console.log(
    JSON.stringify({ rounds, acknowledged: ledger.acknowledged(), refused: ledger.refused(), lost: lost.length }),
  );
  expect(lost).toEqual([]);
  expect(ledger.refused()).toBeGreaterThan(0);
  expect(ledger.acknowledged()).toBeGreaterThan(0);
  expect(await verifyFolder(dataDir)).toEqual({ problems: [], damaged: [] });
}, 600_000);

/** A start whose own fsync failed ends, as it should; another one may come through. */
async function started(start: () => Promise<Running>): Promise<Running> {
  for (let tries = 0; tries < 10; tries += 1) {
    const running = await start().catch(() => undefined);
    if (running) return running;
  }
  throw new Error("ten starts failed");
}
