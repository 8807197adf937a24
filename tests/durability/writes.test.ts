import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ledgerOf } from "./ledger";
import { bundledServer, startServer } from "./process";
import { verifyFolder } from "./verified";

/** Small here; `npm run durability` turns it up. */
const rounds = Number(process.env.DURABILITY_ROUNDS ?? 4);
const budgetMs = Number(process.env.DURABILITY_MINUTES ?? 60) * 60_000;

let server: Awaited<ReturnType<typeof bundledServer>>;
const dataDir = mkdtempSync(join(tmpdir(), "keyrack-writes-"));
beforeAll(async () => {
  server = await bundledServer();
});
afterAll(() => {
  server.remove();
  rmSync(dataDir, { recursive: true, force: true });
});

test(
  `what was acknowledged is there after each of ${rounds} kills in the middle of mixed writes`,
  async () => {
    let running = await startServer(server.path, { dataDir });
    const token = JSON.parse((await running.deed("token")).text) as string;
    const ledger = ledgerOf();
    const readyAfter: number[] = [];
    const lost: string[] = [];
    const end = Date.now() + budgetMs;
    let done = 0;
    for (; done < rounds && Date.now() < end; done += 1) {
      const writers = Array.from({ length: 6 }, () => ledger.write(running));
      await new Promise((wake) => setTimeout(wake, 10 + Math.random() * 120));
      await running.kill();
      await Promise.all(writers);
      running = await startServer(server.path, { dataDir });
      readyAfter.push(running.readyAfter);
      lost.push(...(await ledger.check(running, token, "touched")));
    }
    lost.push(...(await ledger.check(running, token, "all")));
    await running.kill();
    readyAfter.sort((a, b) => a - b);
    const ready = {
      median: Math.round(readyAfter[readyAfter.length >> 1] ?? 0),
      slowest: Math.round(readyAfter.at(-1) ?? 0),
      overFiveSeconds: readyAfter.filter((each) => each > 5000).length,
    };
    console.log(
      JSON.stringify({
        rounds: done,
        acknowledged: ledger.acknowledged(),
        uncertain: ledger.uncertain(),
        lost: lost.length,
        readyMs: ready,
      }),
    );
    expect(lost).toEqual([]);
    expect(ledger.acknowledged()).toBeGreaterThan(0);
    expect(await verifyFolder(dataDir)).toEqual({ problems: [], damaged: [] });
  },
  budgetMs + 10 * 60_000,
);
