import { type Goal, isMet, type Row, ratioOf, type Unit } from "./row";

const heading = ["what", "figure", "beside it", "ratio", "goal", "met"];

/** In Markdown, with columns that also stand below each other in a terminal. */
export function tableOf(rows: readonly Row[]): string {
  const lines = [heading, ...rows.map(cellsOf)];
  const widths = heading.map((_, column) => Math.max(3, ...lines.map((line) => line[column]?.length ?? 0)));
  const text = lines.map((line) => `| ${line.map((cell, column) => pad(cell, column, widths)).join(" | ")} |`);
  const rule = `| ${widths.map((width, column) => (isNumber(column) ? `${"-".repeat(width - 1)}:` : "-".repeat(width))).join(" | ")} |`;
  return [text[0], rule, ...text.slice(1)].join("\n");
}

function cellsOf(row: Row): string[] {
  const { what, figure, unit, beside, goal } = row;
  const ratio = ratioOf(row);
  const met = isMet(row);
  return [
    what,
    withUnit(figure, unit),
    beside === undefined ? "" : `${beside.what}: ${numberOf(beside.figure)}`,
    ratio === undefined ? "" : ratio.toFixed(2),
    goal === undefined ? "" : goalText(goal, unit),
    met === undefined ? "" : met ? "yes" : "**no**",
  ];
}

function goalText(goal: Goal, unit: Unit): string {
  const words = "atLeast" in goal ? `at least ${numberOf(goal.atLeast)}` : `at most ${numberOf(goal.atMost)}`;
  return goal.of === "ratio" ? `${words} of it` : `${words} ${unit}`.trim();
}

function withUnit(figure: number, unit: Unit): string {
  return `${numberOf(figure)} ${unit}`.trim();
}

/** As many digits as mean something. */
function numberOf(figure: number): string {
  if (Number.isInteger(figure)) return figure.toLocaleString("en");
  const digits = Math.abs(figure) < 10 ? 2 : Math.abs(figure) < 100 ? 1 : 0;
  return figure.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function isNumber(column: number): boolean {
  return heading[column] === "figure" || heading[column] === "ratio";
}

function pad(cell: string, column: number, widths: readonly number[]): string {
  const width = widths[column] ?? 0;
  return isNumber(column) ? cell.padStart(width) : cell.padEnd(width);
}
