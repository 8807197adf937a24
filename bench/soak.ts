/**
 * The built product under the traffic of a busy workspace for so many minutes, 300 requests a second, and what it needs
 * meanwhile: memory, open descriptors, processor time, the lag of its event loop. Exits 1 when memory grows by 1 MB a
 * minute or more, when descriptors stay open, or when a single request was answered otherwise than it should.
 *
 *     npm run bench:soak -- [minutes, 30]
 *
 * The slope is taken over the second half: until then the compiler, the caches of a thousand credentials and the heap,
 * which V8 lets grow before it cleans, have found their size.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startProduct } from "@/tests/support/product";
import { descriptors, processorMs, residentMiB } from "./process";
import { mix } from "./soak-mix";
import { prepare } from "./soak-prepare";
import { startTraffic } from "./soak-traffic";
import { quantile, slope } from "./statistics";

const minutes = Number(process.argv[2] ?? "30");
const metricsToken = "metrics-of-the-soak";
const sampleMs = 2_000;
const goal = { mbPerMinute: 1, descriptors: 8 };

const prepared = await prepare();
const product = await startProduct(
  {
    KEYRACK_LOG_LEVEL: "error",
    KEYRACK_ALLOW_NETWORKS: "127.0.0.0/8",
    KEYRACK_METRICS_TOKEN: metricsToken,
    // kill -USR2 writes what lies in memory into the product's folder, for whoever looks for what grows.
    NODE_OPTIONS: "--max-semi-space-size=8 --heapsnapshot-signal=SIGUSR2",
  },
  { dataDir: prepared.dataDir, setUp: false },
);
const pid = Number(readFileSync(join(prepared.dataDir, "keyrack.pid"), "utf8"));
const kinds = mix(prepared);
console.log(
  `${minutes} minutes, ${kinds.reduce((sum, { perSecond }) => sum + perSecond, 0).toFixed(0)} requests a second`,
);

await new Promise((done) => setTimeout(done, 3_000));
const before = { descriptors: descriptors(pid), resident: residentMiB(pid) };
console.log(`before: ${before.resident.toFixed(0)} MiB, ${before.descriptors} descriptors`);
const traffic = startTraffic(product.port, kinds);
const samples: [minute: number, mib: number][] = [];
const began = performance.now();
let lag = 0;
for (let minute = 1; minute <= minutes; minute++) {
  const cpu = processorMs(pid);
  while (performance.now() - began < minute * 60_000) {
    await new Promise((done) => setTimeout(done, sampleMs));
    samples.push([(performance.now() - began) / 60_000, residentMiB(pid)]);
  }
  const meters = await readMeters();
  lag = Math.max(lag, meters.lagP99);
  console.log(lineOf(minute, (processorMs(pid) - cpu) / 600, meters));
  if (minute === minutes) printKinds();
  traffic.times.clear();
}
await traffic.stop();
const { sent, answered, failed, failures } = traffic;
// Kept connections are given up after five seconds, those to applications a little later.
await new Promise((done) => setTimeout(done, 20_000));
const after = { descriptors: descriptors(pid), resident: residentMiB(pid) };
const perMinute = slope(samples.filter(([minute]) => minute > minutes / 2));
console.log(`\nafter: ${after.resident.toFixed(0)} MiB, highest ${residentMiB(pid, "VmHWM").toFixed(0)} MiB`);
console.log(`memory: ${perMinute.toFixed(3)} MiB a minute over the second half, goal under ${goal.mbPerMinute}`);
console.log(`descriptors: ${before.descriptors} before, ${after.descriptors} after`);
console.log(`event loop: 99 of 100 within ${lag.toFixed(1)} ms, in the worst minute`);
console.log(`requests: ${sent} sent, ${answered} answered as they should, ${failed} failed`);
console.log(`refreshes at the application: ${prepared.vendor.seen.token.length}`);
for (const failure of failures) console.log(`FAILED ${failure}`);
await product.stop();
product.remove();
await prepared.close();
const flat = after.descriptors <= before.descriptors + goal.descriptors;
process.exit(perMinute < goal.mbPerMinute && flat && failed === 0 && answered > 0 ? 0 : 1);

/** Of the last minute. */
function printKinds(): void {
  for (const [name, times] of traffic.times) {
    const [half, most] = [quantile(times, 0.5), quantile(times, 0.99)];
    console.log(`  ${name.padEnd(34)} ${times.length}, p50 ${half.toFixed(1)} ms, p99 ${most.toFixed(1)} ms`);
  }
}

type Meters = { heap: number; external: number; lagP99: number; lagMax: number };

/** Its own figures: heap and buffers in MiB, the lag of the event loop since the last look in milliseconds. */
async function readMeters(): Promise<Meters> {
  const headers = { authorization: `Bearer ${metricsToken}` };
  const text = await (await fetch(`http://127.0.0.1:${product.port}/metrics`, { headers })).text();
  const of = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1]);
  return {
    heap: of("nodejs_heap_size_used_bytes") / 2 ** 20,
    external: of("nodejs_external_memory_bytes") / 2 ** 20,
    lagP99: of("nodejs_eventloop_lag_p99_seconds") * 1000,
    lagMax: of("nodejs_eventloop_lag_max_seconds") * 1000,
  };
}

function lineOf(minute: number, percent: number, { heap, external, lagP99, lagMax }: Meters): string {
  const times = [...traffic.times.values()].flat();
  return [
    `${String(minute).padStart(3)} min`,
    `${residentMiB(pid).toFixed(1).padStart(6)} MiB (heap ${heap.toFixed(0)}, buffers ${external.toFixed(0)})`,
    `${descriptors(pid)} descriptors`,
    `${percent.toFixed(0)} % of a core`,
    `lag p99 ${lagP99.toFixed(1)}, most ${lagMax.toFixed(0)} ms`,
    `${(times.length / 60).toFixed(0)}/s, p50 ${quantile(times, 0.5).toFixed(1)}, p99 ${quantile(times, 0.99).toFixed(1)} ms`,
    `${traffic.failed} failed`,
  ].join("  ");
}
