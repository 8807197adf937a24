import { expect, test } from "vitest";
import { isMet, type Row } from "@/bench/row";
import { quantile, slope } from "@/bench/statistics";
import { tableOf } from "@/bench/table";

const row: Row = { what: "calls", figure: 700, unit: "a second", beside: { what: "hello", figure: 1000 } };

test("a goal is held against the figure or against what stands beside it", () => {
  expect(isMet(row)).toBeUndefined();
  expect(isMet({ ...row, goal: { of: "ratio", atLeast: 0.7 } })).toBe(true);
  expect(isMet({ ...row, goal: { of: "ratio", atMost: 0.6 } })).toBe(false);
  expect(isMet({ ...row, goal: { of: "figure", atLeast: 701 } })).toBe(false);
  expect(() => isMet({ what: "alone", figure: 1, unit: "", goal: { of: "ratio", atMost: 1 } })).toThrow("beside");
});

test("the table says figure, what stands beside it, ratio, goal and whether it was met", () => {
  const [, , first, second] = tableOf([
    { ...row, figure: 71_234.5, goal: { of: "ratio", atLeast: 0.7 } },
    { what: "memory", figure: 151.26, unit: "MB", goal: { of: "figure", atMost: 150 } },
  ]).split("\n");
  const cells = (line = "") => line.split("|").map((cell) => cell.trim());
  expect(cells(first).slice(1, -1)).toEqual([
    "calls",
    "71,235 a second",
    "hello: 1,000",
    "71.23",
    "at least 0.70 of it",
    "yes",
  ]);
  expect(cells(second).slice(1, -1)).toEqual(["memory", "151 MB", "", "", "at most 150 MB", "**no**"]);
});

test("growth is the slope of least squares, and a quantile is a figure that was measured", () => {
  expect(
    slope([
      [0, 5],
      [1, 7],
      [2, 9],
    ]),
  ).toBeCloseTo(2);
  expect(quantile([3, 1, 2], 0.5)).toBe(2);
  expect(quantile([3, 1, 2], 1)).toBe(3);
});
