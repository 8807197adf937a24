/** One figure as a bench hands it out and the table shows it. */
export type Row = {
  what: string;
  figure: number;
  unit: Unit;
  /** The bare thing it stands beside, in the same unit; the ratio is `figure` divided by it. */
  beside?: { what: string; figure: number };
  goal?: Goal;
};
export type Unit = "a second" | "ms" | "µs" | "MB" | "MB a minute" | "%" | "";
export type Goal = { of: "figure" | "ratio"; atLeast: number } | { of: "figure" | "ratio"; atMost: number };

/** Undefined when nothing bare stands beside it, or nothing that can be counted. */
export function ratioOf({ figure, beside }: Row): number | undefined {
  return beside === undefined || beside.figure === 0 ? undefined : figure / beside.figure;
}

/** Undefined when there is no goal. */
export function isMet(row: Row): boolean | undefined {
  const { goal, figure } = row;
  if (goal === undefined) return undefined;
  const of = goal.of === "figure" ? figure : ratioOf(row);
  if (of === undefined) throw new Error(`${row.what}: a goal for the ratio, and nothing beside it`);
  return "atLeast" in goal ? of >= goal.atLeast : of <= goal.atMost;
}
