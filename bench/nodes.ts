/**
 * What one node serves on SQLite and on PostgreSQL, in one run, and what several nodes write together. The API is the
 * product's without its pages; the server is one of Debian's that waits for its disk, on the same machine.
 *
 *     npx tsx bench/nodes.ts [seconds of a round, 3]
 */
import { Client } from "pg";
import { type Node, prepareNodes } from "@/tests/nodes/nodes";
import { administer } from "@/tests/support/postgres-administer";
import { startPostgres } from "@/tests/support/servers/postgresql";
import { type Case, measureLoad } from "./api-load";
import { residentMiB } from "./process";
import { type Measuring, report } from "./report";
import type { Row } from "./row";

const hands = 8;
type Prepared = { node: Node; headers: Record<string, string>; ids: string[]; cases: Case[] };

await report(measure);

async function measure({ quick, words }: Measuring): Promise<Row[]> {
  const seconds = quick ? 1 : Number(words[0] ?? "3");
  const server = await startPostgres({ maxConnections: 100, durable: true });
  const nodes = await prepareNodes();
  try {
    const url = await emptyDatabase(server);
    const [alone, one] = [
      await prepare(await nodes.start(undefined), "SQLite"),
      await prepare(await nodes.start(url), "PostgreSQL"),
    ];
    await one.node.does("history", 5_000, one.ids[0] ?? "");
    // As the server does it by itself within a minute.
    await administer(url, "ANALYZE");
    const rows: Row[] = [];
    for (const connections of quick ? [10] : [10, 50]) {
      const load = { connections, rounds: quick ? 1 : 3, seconds };
      rows.push(...compared(await loaded([alone, one], load), connections));
    }
    rows.push(...(await written(alone.node, [one.node], alone.ids, one.ids, seconds)));
    const two = await nodes.start(url);
    const busy = renaming(two, one.ids.slice(hands, 2 * hands), 4 * seconds * 1000 + 2_000);
    const beside = await measureLoad(one.cases.slice(0, 1), {
      connections: 10,
      rounds: 3,
      seconds,
      headers: one.headers,
    });
    rows.push({
      what: "authorization on PostgreSQL while another node writes",
      figure: beside.get(one.cases[0]?.name ?? "")?.rate ?? 0,
      unit: "a second",
    });
    rows.push({
      what: "writes of that other node meanwhile",
      figure: (await busy) / (4 * seconds + 2),
      unit: "a second",
    });
    rows.push(...(await together([one.node, two], one.ids, seconds)));
    for (const { node, name } of [
      { node: alone.node, name: "SQLite" },
      { node: one.node, name: "PostgreSQL" },
    ])
      rows.push({ what: `memory of a node on ${name}`, figure: residentMiB(node.pid), unit: "MB" });
    rows.push(...(await weights(url)));
    return rows;
  } finally {
    await nodes.stop();
    await server.stop();
  }
}

async function emptyDatabase(server: Awaited<ReturnType<typeof startPostgres>>): Promise<string> {
  server.sql("CREATE ROLE keyrack LOGIN CREATEDB PASSWORD 'keyrack'");
  const url = `postgres://keyrack:keyrack@127.0.0.1:${server.port}/`;
  await administer(`${url}postgres`, "CREATE DATABASE keyrack TEMPLATE template0 ENCODING 'UTF8'");
  return `${url}keyrack`;
}

async function prepare(node: Node, name: string): Promise<Prepared> {
  const ids = await node.does<string[]>("fill", 10_000);
  const token = await node.does<string>("token");
  const api = `${node.url}/api/v1/credentials`;
  const cases = [
    { name: `authorization, ${name}`, url: `${api}/${ids[0]}/authorization`, pid: node.pid },
    { name: `metadata, ${name}`, url: `${api}/${ids[0]}`, pid: node.pid },
    { name: `list of 50 of 10,000, ${name}`, url: `${api}?limit=50`, pid: node.pid },
  ];
  return { node, headers: { authorization: `Bearer ${token}` }, ids, cases };
}

/** They take turns, so that a slow moment meets both. */
async function loaded(
  [alone, one]: readonly [Prepared, Prepared],
  load: { connections: number; rounds: number; seconds: number },
) {
  const figures = new Map<string, number>();
  for (const [at] of alone.cases.entries()) {
    for (const { cases, headers } of [alone, one]) {
      const some = cases.slice(at, at + 1);
      for (const [name, { rate }] of await measureLoad(some, { ...load, headers })) figures.set(name, rate);
    }
  }
  return figures;
}

function compared(figures: Map<string, number>, connections: number): Row[] {
  return ["authorization", "metadata", "list of 50 of 10,000"].map((name) => ({
    what: `${name} on PostgreSQL, ${connections} connections`,
    figure: figures.get(`${name}, PostgreSQL`) ?? 0,
    unit: "a second",
    beside: { what: "on SQLite", figure: figures.get(`${name}, SQLite`) ?? 0 },
  }));
}

function renaming(node: Node, ids: readonly string[], ms: number): Promise<number> {
  return node.does<number>("renames", ids.join(","), ms);
}

async function written(
  alone: Node,
  [one]: readonly Node[],
  here: string[],
  there: string[],
  seconds: number,
): Promise<Row[]> {
  if (!one) return [];
  const sqlite = (await renaming(alone, here.slice(0, hands), seconds * 1000)) / seconds;
  const postgres = (await renaming(one, there.slice(0, hands), seconds * 1000)) / seconds;
  return [
    {
      what: "renames by one node on PostgreSQL",
      figure: postgres,
      unit: "a second",
      beside: { what: "on SQLite", figure: sqlite },
    },
  ];
}

async function together(all: readonly Node[], ids: string[], seconds: number): Promise<Row[]> {
  const each = all.map((node, at) => renaming(node, ids.slice(at * hands, (at + 1) * hands), seconds * 1000));
  const done = await Promise.all(each);
  return [
    {
      what: `renames by ${all.length} nodes on one PostgreSQL`,
      figure: done.reduce((sum, one) => sum + one, 0) / seconds,
      unit: "a second",
    },
  ];
}

/** Bytes of a row with its indexes. */
async function weights(url: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const rows: Row[] = [];
    for (const table of ["events", "verifications", "credentials", "secrets"]) {
      const { rows: found } = await client.query<{ bytes: string; n: string }>(
        `SELECT pg_total_relation_size('${table}') AS bytes, count(*) AS n FROM ${table}`,
      );
      rows.push({
        what: `bytes of a row of ${table}`,
        figure: Number(found[0]?.bytes) / Number(found[0]?.n),
        unit: "",
      });
    }
    return rows;
  } finally {
    await client.end();
  }
}
