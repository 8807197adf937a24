import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import { dueAfter, slotAfter } from "./pace";

const hour = 3_600_000;
const now = Date.parse("2026-11-22T12:00:00Z");

test("a fleet is spread over the day, and each keeps its own time", () => {
  const ids = Array.from({ length: 2_400 }, () => newId("cr"));
  const hours = new Map<number, number>();
  for (const id of ids) {
    const at = slotAfter(id, "daily", now) ?? 0;
    expect(at).toBeGreaterThan(now);
    expect(slotAfter(id, "daily", at)).toBe(at + 24 * hour);
    const which = Math.floor((at - now) / hour);
    hours.set(which, (hours.get(which) ?? 0) + 1);
  }
  expect(hours.size).toBe(24);
  expect(Math.max(...hours.values())).toBeLessThan(170);
});

test("after trouble it is 5 minutes, 15 minutes, then every hour, and as usual when that has lasted a day", () => {
  const id = newId("cr");
  const waitOf = (troubles: number, random: number) =>
    ((dueAfter(id, { pace: "weekly", troubles, red: false }, now, () => random) ?? 0) - now) / 60_000;
  const own = ((slotAfter(id, "weekly", now) ?? 0) - now) / 60_000;
  if (own > 100) {
    expect([waitOf(1, 0), waitOf(1, 0.999)].map(Math.round)).toEqual([4, 6]);
    expect([waitOf(2, 0), waitOf(2, 0.999)].map(Math.round)).toEqual([12, 18]);
    expect([waitOf(3, 0), waitOf(20, 0.999)].map(Math.round)).toEqual([48, 72]);
  }
  expect(waitOf(27, 0)).toBeGreaterThan(100);
});

test("an application that asks for time gets it, and what is red is not asked every hour", () => {
  const id = newId("cr");
  const calm = dueAfter(id, { pace: "daily", troubles: 1, retryAfter: 1_800, red: false }, now) ?? 0;
  expect(calm - now).toBeGreaterThanOrEqual(Math.min(1_800_000, (slotAfter(id, "daily", now) ?? 0) - now));
  const red = dueAfter(id, { pace: "hourly", troubles: 0, red: true }, now) ?? 0;
  expect(red - now).toBeGreaterThanOrEqual(6 * hour);
  expect(dueAfter(id, { pace: "never", troubles: 1, red: false }, now)).toBeNull();
});
