import { expect, test } from "vitest";
import { absolute, lasting, relative } from "./moment";

const now = Date.UTC(2026, 10, 3, 9, 14);
const minute = 60_000;
const day = 24 * 60 * minute;

test("a time is written in UTC, the same on every machine", () => {
  expect(absolute(now)).toBe("3 Nov 2026, 09:14 UTC");
});
test("a distance is told in its largest fitting unit, both ways", () => {
  expect(relative(now - 10_000, now)).toBe("just now");
  expect(relative(now - 4 * minute, now)).toBe("4 min ago");
  expect(relative(now - 59.8 * minute, now)).toBe("1 h ago");
  expect(relative(now - day, now)).toBe("1 day ago");
  expect(relative(now + 6 * day, now)).toBe("in 6 days");
  expect(relative(now - 90 * day, now)).toBe("5 Aug 2026");
});

test("how long something lasts is told in the same units, and by its day when it is long", () => {
  expect(lasting(now - 2 * day, now)).toBe("for 2 days");
  expect(lasting(now - 4 * minute, now)).toBe("for 4 min");
  expect(lasting(now - 10_000, now)).toBe("since just now");
  expect(lasting(now - 90 * day, now)).toBe("since 5 Aug 2026");
  // Two clocks may disagree a little: nothing lasts since the future.
  expect(lasting(now + minute, now)).toBe("since just now");
});
