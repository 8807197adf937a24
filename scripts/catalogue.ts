/**
 * `npm run catalogue`: what each application of the catalogue has and what it still lacks. `-- --missing` prints only those
 * that lack something, `-- --json` everything for a program.
 */
import { catalogue } from "@/connectors";
import { logos } from "@/connectors/logos";
import { inventory, type Line } from "./catalogue/inventory";

const lines = await Promise.all(catalogue.map((connector) => inventory(connector, logos[connector.id] !== undefined)));
const wanted = process.argv.includes("--missing") ? lines.filter(({ lacks }) => lacks.length > 0) : lines;
if (process.argv.includes("--json")) console.log(JSON.stringify(wanted, undefined, 2));
else print(wanted);

function print(shown: readonly Line[]): void {
  const rows = shown.map((line) => [
    line.id,
    line.ways.join(" "),
    mark(line.probe),
    mark(line.identity),
    mark(line.guide),
    String(line.sources),
    mark(line.logo),
    line.verifiedLive ?? "-",
    line.lacks.join(", "),
  ]);
  const head = ["application", "ways in", "probe", "identity", "guide", "sources", "logo", "live", "lacks"];
  const widths = head.map((title, at) =>
    Math.min(48, Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0))),
  );
  for (const row of [head, ...rows]) {
    console.log(
      row
        .map((cell, at) => cut(cell, widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    );
  }
  totals();
}

function totals(): void {
  const count = (keep: (line: Line) => boolean) => lines.filter(keep).length;
  const types = new Map<string, number>();
  for (const way of lines.flatMap(({ ways }) => ways)) types.set(way, (types.get(way) ?? 0) + 1);
  const sorted = [...types].sort((a, b) => b[1] - a[1]).map(([type, number]) => `${type} ${number}`);
  console.log(`
${lines.length} applications, ${lines.reduce((sum, { ways }) => sum + ways.length, 0)} ways in: ${sorted.join(", ")}
${proofs()}
${lines.reduce((sum, { sources }) => sum + sources, 0)} recorded answers with their source
${count(({ logo }) => logo)} with a logo, ${count(({ verifiedLive }) => verifiedLive !== undefined)} tried live
${count(({ lacks }) => lacks.length === 0)} lack nothing but that`);
}

/** How many ways in each test proves, and why what has none cannot have one. */
function proofs(): string {
  const all = lines.flatMap((line) => line.proofs);
  const tests = all.filter((proof) => proof.endsWith(".ts"));
  const simulated = tests.filter((proof) => proof.startsWith("tests/catalogue/"));
  const without = all.filter((proof) => !proof.endsWith(".ts"));
  const places = `${simulated.length} at the simulated application, ${tests.length - simulated.length} in ${new Set(tests).size - new Set(simulated).size} tests of their own`;
  return [`${tests.length} ways in proved: ${places}`, ...without.map((reason) => `not proved: ${reason}`)].join("\n");
}

function mark(there: boolean): string {
  return there ? "yes" : "no";
}

function cut(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
}
