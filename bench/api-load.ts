import { get, type IncomingMessage } from "node:http";
import autocannon from "autocannon";
import { processorMs } from "./process";
import { median } from "./statistics";

/** Where a kind of call goes, and the process whose time it takes. */
export type Case = { name: string; url: string; pid: number };
/** Calls a second, microseconds of processor time a call, milliseconds. */
export type Figures = { rate: number; cpu: number; p99: number };
export type Load = { connections: number; rounds: number; seconds: number; headers: Record<string, string> };

/** Medians of the rounds of each case. The cases take turns, so that a slow moment meets them all. */
export async function measureLoad(cases: readonly Case[], load: Load): Promise<Map<string, Figures>> {
  const { connections, rounds, seconds, headers } = load;
  const found = new Map<string, Figures[]>();
  for (let round = 0; round < rounds; round++) {
    for (const { name, url, pid } of cases) {
      if (round === 0) await autocannon({ url, connections, duration: 1, headers });
      const before = processorMs(pid);
      const { non2xx, errors, requests, latency } = await autocannon({ url, connections, duration: seconds, headers });
      if (non2xx + errors > 0) throw new Error(`${name}: ${non2xx} refused, ${errors} broken off`);
      const cpu = ((processorMs(pid) - before) * 1000) / requests.total;
      found.set(name, [...(found.get(name) ?? []), { rate: requests.average, cpu, p99: latency.p99 }]);
    }
  }
  return new Map(
    [...found].map(([name, all]) => {
      const of = (key: keyof Figures) => median(all.map((each) => each[key]));
      return [name, { rate: of("rate"), cpu: of("cpu"), p99: of("p99") }];
    }),
  );
}

/** All of them at once, as fast as they come, for so many seconds. Gives the number of calls. */
export async function flood(cases: readonly Case[], duration: number, headers: Load["headers"]): Promise<number> {
  const results = await Promise.all(cases.map(({ url }) => autocannon({ url, connections: 5, duration, headers })));
  const refused = results.reduce((sum, { non2xx, errors }) => sum + non2xx + errors, 0);
  if (refused > 0) throw new Error(`${refused} calls were refused`);
  return results.reduce((sum, { requests }) => sum + requests.total, 0);
}

/** Milliseconds until 100 MiB have arrived, on a connection of their own. */
export async function download(url: string, headers: Load["headers"]): Promise<number> {
  const began = performance.now();
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { headers, agent: false }, resolve).on("error", reject);
  });
  let bytes = 0;
  for await (const part of answer as AsyncIterable<Buffer>) bytes += part.length;
  if (bytes !== 100 * 1024 * 1024) throw new Error(`${bytes} bytes came`);
  return performance.now() - began;
}
