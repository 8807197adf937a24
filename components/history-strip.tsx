import type { Status } from "@/connectors/kit/outcome";
import { StatusIcon } from "./status-icon";
import { statusWords } from "./status-words";
import { classes } from "./ui/classes";
import { day as dayWord } from "./ui/moment";

export type HistoryDay = {
  /** UTC, "2026-11-03". */
  day: string;
  /** The worst of the day; `none` when nothing was checked. */
  state: Status | "none";
};

/** The last days, oldest first: height and colour tell the state, a sentence and a table say the same. */
export function HistoryStrip({ days }: { days: readonly HistoryDay[] }) {
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return null;
  return (
    <div>
      <div role="img" aria-label={summary(days)} className="flex h-8 items-end gap-0.5 sm:gap-[3px]">
        {days.map(({ day, state }) => (
          <span key={day} title={`${spoken(day)}: ${words[state]}`} className="flex h-full flex-1 items-end">
            <span className={classes("w-full rounded-[2px]", cells[state])} />
          </span>
        ))}
      </div>
      <div className="mt-1.5 flex justify-between text-faint text-xs" aria-hidden>
        <span>{spoken(first.day)}</span>
        <span>{spoken(last.day)}</span>
      </div>
      <details className="group mt-2 text-sm">
        <summary className="inline-flex min-h-6 items-center rounded-mark text-muted underline decoration-line underline-offset-4 hover:text-ink touch:min-h-11">
          Show as a table
        </summary>
        <Table days={days} />
      </details>
    </div>
  );
}

function Table({ days }: { days: readonly HistoryDay[] }) {
  return (
    <table className="mt-2 w-full max-w-xs text-start tabular-nums">
      <thead className="text-muted">
        <tr>
          <th className="py-1 text-start font-medium">Day (UTC)</th>
          <th className="py-1 text-start font-medium">Status</th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {days.toReversed().map(({ day, state }) => (
          <tr key={day}>
            <td className="py-1">{spoken(day)}</td>
            <td className="py-1">
              <span className="inline-flex items-center gap-1.5">
                {state !== "none" && <StatusIcon status={state} />}
                {words[state]}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function summary(days: readonly HistoryDay[]): string {
  const counts = (Object.keys(words) as HistoryDay["state"][])
    .map((state) => ({ state, count: days.filter((one) => one.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${words[state].toLowerCase()} ${count}`);
  return `Last ${days.length} days: ${counts.join(", ")}.`;
}

function spoken(day: string): string {
  return dayWord(Date.parse(`${day}T00:00:00Z`));
}

const words: Record<HistoryDay["state"], string> = { ...statusWords, none: "Not checked" };
const cells: Record<HistoryDay["state"], string> = {
  valid: "h-full bg-ok",
  limited: "h-3/4 bg-warn",
  invalid: "h-full bg-[linear-gradient(var(--color-bad)_0_60%,transparent_60%_74%,var(--color-bad)_74%)]",
  unknown: "h-1/2 bg-control",
  none: "h-1 bg-line",
};
