/**
 * Times as words that read the same on the server and in the browser: both use these functions and UTC, so a page never
 * changes its text when scripts arrive. All times are epoch milliseconds.
 */

/** "3 Nov 2026, 09:14 UTC" */
export function absolute(at: number): string {
  const date = new Date(at);
  return `${day(at)}, ${two(date.getUTCHours())}:${two(date.getUTCMinutes())} UTC`;
}

/** "3 Nov 2026" */
export function day(at: number): string {
  const date = new Date(at);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** "4 min ago", "in 6 days", "just now"; a plain date beyond thirty days. */
export function relative(at: number, now: number): string {
  const distance = Math.abs(now - at);
  const size = sizes.find(({ below }) => distance < below);
  if (!size) return day(at);
  if (size.ms === 0) return "just now";
  const count = Math.max(1, Math.round(distance / size.ms));
  const words = `${count} ${count === 1 ? size.one : size.many}`;
  return at > now ? `in ${words}` : `${words} ago`;
}

/** "for 2 days", "since 16 May 2026" beyond thirty days, "since just now". */
export function lasting(since: number, now: number): string {
  const words = relative(Math.min(since, now), now);
  return words.endsWith(" ago") ? `for ${words.slice(0, -4)}` : `since ${words}`;
}

const two = (value: number) => String(value).padStart(2, "0");
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const minute = 60_000;
const hour = 60 * minute;
const sizes = [
  { below: 45_000, ms: 0, one: "", many: "" },
  { below: 59.5 * minute, ms: minute, one: "min", many: "min" },
  { below: 23.5 * hour, ms: hour, one: "h", many: "h" },
  { below: 30.5 * 24 * hour, ms: 24 * hour, one: "day", many: "days" },
];
