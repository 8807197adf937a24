/**
 * Calls a second of the built product beside what the machine allows, in one run: a bare hello, and the same work
 * without the product. Beside them the processor time that a call costs, which says the same on a quiet machine and still
 * holds on a busy one, and the time within which 99 of 100 were answered.
 *
 *     npm run bench:api -- [seconds of a round, 2] [--soak[=seconds, 60]]
 *
 * `--soak` then sends all of it at once, as fast as it goes, and says what memory that took.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startProduct } from "@/tests/support/product";
import { type Case, download, type Figures, flood, measureLoad } from "./api-load";
import { type Bare, prepareApi, startBare } from "./api-servers";
import { residentMiB } from "./process";
import { type Measuring, report } from "./report";
import type { Row } from "./row";

/** The case it stands beside, and the share of its rate that is wanted. */
const ceilings: Readonly<Record<string, { of: string; atLeast?: number }>> = {
  authorization: { of: "the work alone (authorization)", atLeast: 0.7 },
  metadata: { of: "the work alone (metadata)", atLeast: 0.8 },
  "list of 50 of 10,000": { of: "bare hello" },
  "proxy, 1 KB": { of: "bare proxy", atLeast: 0.5 },
};
const none: Figures = { rate: 0, cpu: 0, p99: 0 };

await report(measure);

async function measure({ quick, words }: Measuring): Promise<Row[]> {
  const { seconds, soak } = said(words);
  const upstream = await startBare("upstream");
  const { dataDir, token, id } = await prepareApi(upstream.url);
  const headers = { authorization: `Bearer ${token}` };
  const settings = { KEYRACK_LOG_LEVEL: "error", KEYRACK_ALLOW_NETWORKS: "127.0.0.0/8" };
  const product = await startProduct(settings, { dataDir, setUp: false });
  const bare = [
    await startBare("hello"),
    await startBare("authorization", dataDir, id),
    await startBare("metadata", dataDir, id),
    await startBare("proxy", new URL(upstream.url).port),
  ];
  const pid = Number(readFileSync(join(dataDir, "keyrack.pid"), "utf8"));
  const api = `http://127.0.0.1:${product.port}/api/v1`;
  const ours = [
    { name: "authorization", url: `${api}/credentials/${id}/authorization`, pid },
    { name: "metadata", url: `${api}/credentials/${id}`, pid },
    { name: "list of 50 of 10,000", url: `${api}/credentials?limit=50`, pid },
    { name: "proxy, 1 KB", url: `${api}/proxy/${id}/1kb`, pid },
  ];
  try {
    const rows: Row[] = [];
    for (const connections of quick ? [10] : [10, 50]) {
      const load = { connections, rounds: quick ? 1 : 3, seconds: quick ? 1 : seconds, headers };
      rows.push(...rowsOf(await measureLoad([...theirs(bare), ...ours], load), connections));
    }
    rows.push(...(await large(`${upstream.url}/100mb`, `${api}/proxy/${id}/100mb`, pid, headers)));
    if (soak !== undefined) rows.push(await flooded(ours, soak, pid, headers));
    return rows;
  } finally {
    await product.stop();
    product.remove();
    for (const each of [upstream, ...bare]) each.stop();
  }
}

function said(words: readonly string[]): { seconds: number; soak: number | undefined } {
  const { values, positionals } = parseArgs({
    // `--soak` alone means the default.
    args: words.map((each) => (each === "--soak" ? "--soak=60" : each)),
    options: { soak: { type: "string" } },
    allowPositionals: true,
  });
  const [seconds, soak] = [Number(positionals[0] ?? "2"), values.soak === undefined ? undefined : Number(values.soak)];
  if (!(seconds > 0) || !((soak ?? 1) > 0)) throw new Error("That is no number of seconds.");
  return { seconds, soak };
}

function theirs([hello, authorization, metadata, proxy]: readonly Bare[]): Case[] {
  const at = (name: string, path: string, of: Bare | undefined) =>
    of ? [{ name, url: of.url + path, pid: of.pid }] : [];
  return [
    ...at("bare hello", "/", hello),
    ...at("the work alone (authorization)", "/", authorization),
    ...at("the work alone (metadata)", "/", metadata),
    ...at("bare proxy", "/1kb", proxy),
  ];
}

function rowsOf(figures: Map<string, Figures>, connections: number): Row[] {
  const of = (name: string) => figures.get(name) ?? none;
  const row = (name: string, key: keyof Figures, unit: Row["unit"]): Row => {
    const { of: beside = "" } = ceilings[name] ?? {};
    const label = { rate: name, cpu: `${name}: processor time a call`, p99: `${name}: 99 of 100 within` }[key];
    return {
      what: `${label}, ${connections} connections`,
      figure: of(name)[key],
      unit,
      beside: { what: beside, figure: of(beside)[key] },
    };
  };
  return Object.entries(ceilings).flatMap(([name, { atLeast }]) => [
    { ...row(name, "rate", "a second"), ...(atLeast === undefined ? {} : { goal: { of: "ratio", atLeast } as const }) },
    row(name, "cpu", "µs"),
    row(name, "p99", "ms"),
  ]);
}

/** 100 MiB, directly and through the product, and how much memory the product took for it. */
async function large(direct: string, through: string, pid: number, headers: Record<string, string>): Promise<Row[]> {
  const before = residentMiB(pid);
  const bare = await download(direct, {});
  const ours = await download(through, headers);
  for (let more = 0; more < 3; more++) await download(through, headers);
  return [
    { what: "100 MB through the proxy", figure: ours, unit: "ms", beside: { what: "directly", figure: bare } },
    {
      what: "memory after four times that",
      figure: residentMiB(pid),
      unit: "MB",
      beside: { what: "before", figure: before },
    },
  ];
}

async function flooded(
  cases: readonly Case[],
  seconds: number,
  pid: number,
  headers: Record<string, string>,
): Promise<Row> {
  const before = residentMiB(pid);
  const calls = await flood(cases, seconds, headers);
  return {
    what: `memory after ${seconds} s and ${calls.toLocaleString("en")} calls of all kinds at once`,
    figure: residentMiB(pid),
    unit: "MB",
    beside: { what: "before", figure: before },
  };
}
