/**
 * How long the server takes for the page of credentials, at 10, 1,000 and 10,000 of them, over one connection and until
 * the whole page has arrived; beside it a bare server's hello, the same way.
 *
 *     npm run bench:list
 */
import http from "node:http";
import { stopInstallation } from "@/lib/installation";
import { startSession } from "@/lib/session/rows";
import { startProduct } from "@/tests/support/product";
import { freePort } from "@/tests/support/servers/ports";
import { benchInstallation } from "./installation";
import { type Measuring, report } from "./report";
import type { Row } from "./row";
import { seedCredentials } from "./seed";
import { median } from "./statistics";

const atMost = 150;

await report(measure);

async function measure({ quick }: Measuring): Promise<Row[]> {
  const rounds = quick ? 15 : 60;
  const hello = { what: "bare hello", figure: await bareMs(rounds) };
  const rows: Row[] = [];
  for (const count of quick ? [1_000] : [10, 1_000, 10_000]) {
    const what = `page of credentials, 50 of ${count.toLocaleString("en")}`;
    rows.push({
      what,
      figure: await listMs(count, rounds),
      unit: "ms",
      beside: hello,
      goal: { of: "figure", atMost },
    });
  }
  return rows;
}

async function listMs(count: number, rounds: number): Promise<number> {
  const t = await benchInstallation();
  await seedCredentials(t.home, t.owner, count);
  const token = await startSession(t.owner.userId, { address: "127.0.0.1", userAgent: "bench" });
  await stopInstallation();
  const product = await startProduct({ KEYRACK_LOG_LEVEL: "warn" }, { dataDir: t.dataDir });
  try {
    return await medianMs(`${product.url}/credentials`, { cookie: `keyrack_session=${token}` }, rounds);
  } finally {
    await product.stop();
    product.remove();
  }
}

async function bareMs(rounds: number): Promise<number> {
  const port = await freePort();
  const server = http.createServer((_, response) => response.end("hello"));
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  const ms = await medianMs(`http://127.0.0.1:${port}/`, {}, rounds);
  server.close();
  return ms;
}

/** After a warm-up. */
async function medianMs(url: string, headers: Record<string, string>, rounds: number): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < rounds + 15; i++) {
    const began = performance.now();
    const answer = await fetch(url, { headers, redirect: "manual" });
    const body = await answer.text();
    if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}: ${body.slice(0, 200)}`);
    if (i >= 15) times.push(performance.now() - began);
  }
  return median(times);
}
