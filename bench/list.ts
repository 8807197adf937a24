/** Server render time of the list at 10, 1,000 and 10,000 credentials, against a bare node:http server in one run. */
import http from "node:http";
import { stopInstallation } from "@/lib/installation";
import { startSession } from "@/lib/session/rows";
import { testInstallation } from "@/tests/support/installation";
import { freePort, startProduct } from "@/tests/support/product";
import { seedCredentials } from "./seed";

const rounds = 60;
const barMs = 150;

const bare = await bareMs();
console.log(`bare node:http                ${bare.toFixed(2)} ms`);
let worst = 0;
for (const count of [10, 1_000, 10_000]) {
  const ms = await listMs(count);
  worst = Math.max(worst, ms);
  console.log(
    `list of ${String(count).padStart(6)}, page of 50     ${ms.toFixed(2)} ms   ${(ms / bare).toFixed(0)} x bare`,
  );
}
console.log(`goal: 10,000 under ${barMs} ms: ${worst < barMs ? "met" : "missed"}`);
process.exit(worst < barMs ? 0 : 1);

async function listMs(count: number): Promise<number> {
  const t = await testInstallation();
  await seedCredentials(t.home, t.owner, count);
  const token = await startSession(t.owner.userId, { address: "127.0.0.1", userAgent: "bench" });
  await stopInstallation();
  const product = await startProduct({ KEYRACK_LOG_LEVEL: "warn" }, { dataDir: t.dataDir });
  try {
    return await medianMs(`${product.url}/credentials`, { cookie: `keyrack_session=${token}` });
  } finally {
    await product.stop();
    product.remove();
  }
}

async function bareMs(): Promise<number> {
  const port = await freePort();
  const server = http.createServer((_, response) => response.end("hello"));
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  const ms = await medianMs(`http://127.0.0.1:${port}/`, {});
  server.close();
  return ms;
}

/** Median over one connection after a warm-up, in milliseconds, until the whole page has arrived. */
async function medianMs(url: string, headers: Record<string, string>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < rounds + 15; i++) {
    const began = performance.now();
    const answer = await fetch(url, { headers, redirect: "manual" });
    const body = await answer.text();
    if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}: ${body.slice(0, 200)}`);
    if (i >= 15) times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
