/**
 * Every bench, one after the other and each in a process of its own, against one build, and one table of what they say.
 *
 *     npm run bench -- [--quick] [--only api,vault] [--write]
 *
 * `--quick` is a look of about two minutes that shows whether they run; its figures are no good. `--write` puts the table
 * into docs/performance.md. Exits 1 when a goal was missed or something could not be measured.
 */
import { fork } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { machine } from "./machine";
import type { Reported } from "./report";
import { isMet, type Row } from "./row";
import { tableOf } from "./table";

const names = ["start", "vault", "api", "list", "picker", "refresh", "status"];
const page = "docs/performance.md";
const [begin, end] = ["<!-- figures: npm run bench -- --write -->", "<!-- end of figures -->"];

const { values: options } = parseArgs({
  options: { quick: { type: "boolean" }, only: { type: "string" }, write: { type: "boolean" } },
});
const wanted = options.only?.split(",") ?? names;
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) quit(`there is no ${unknown.join(", ")}; there are ${names.join(", ")}`);
if (options.write && (options.quick || options.only)) quit("--write is for the whole table, measured well");
const build = resolve(process.env.KEYRACK_E2E_BUILD ?? ".next/standalone");
if (!existsSync(join(build, "keyrack.mjs"))) quit(`there is no build in ${build}; run npm run build first`);

const rows: Row[] = [];
const broken: string[] = [];
for (const name of wanted) {
  const began = performance.now();
  process.stderr.write(`${name} …`);
  const found = await rowsOf(name);
  if (found === undefined) broken.push(name);
  rows.push(...(found ?? []));
  process.stderr.write(` ${Math.round((performance.now() - began) / 1000)} s\n`);
}

const words = process.argv.slice(2).join(" ");
const command = words === "" ? "npm run bench" : `npm run bench -- ${words}`;
const text = [...machine(command), "", tableOf(rows)].join("\n");
console.log(`\n${text}\n`);
const missed = rows.filter((row) => isMet(row) === false);
console.log(missed.length === 0 ? "Every goal is met." : `Missed: ${missed.map(({ what }) => what).join("; ")}.`);
if (broken.length > 0) console.log(`Not measured: ${broken.join(", ")}.`);
if (options.write && broken.length === 0) write(text);
process.exit(missed.length + broken.length > 0 ? 1 : 0);

/** Undefined when it ended without figures; what it said about that went to the terminal. */
function rowsOf(name: string): Promise<readonly Row[] | undefined> {
  const child = fork(`bench/${name}.ts`, options.quick ? ["--quick"] : [], { execArgv: ["--import", "tsx"] });
  let rows: readonly Row[] | undefined;
  child.on("message", (message) => {
    rows = (message as Reported).rows;
  });
  return new Promise((done) => child.on("close", () => done(rows)));
}

function write(table: string): void {
  const before = readFileSync(page, "utf8");
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  if (from < 0 || to < from) quit(`${page} has no place for the table`);
  writeFileSync(page, `${before.slice(0, from)}${begin}\n\n${table}\n\n${before.slice(to)}`);
}

function quit(why: string): never {
  process.stderr.write(`bench: ${why}\n`);
  process.exit(64);
}
