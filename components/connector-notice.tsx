import { CalendarClock } from "lucide-react";
import { day } from "./ui/moment";

export type Deprecation = { date: string; text: string; schemes?: readonly string[] };
export type ConnectorNoticeProps = {
  deprecations: readonly Deprecation[];
  /** Only what concerns this way in; without it everything. */
  scheme?: string | undefined;
  className?: string;
};

/** What an application is retiring, a line each with its date. Nothing when nothing is. */
export function ConnectorNotice({ deprecations, scheme, className }: ConnectorNoticeProps) {
  const about = deprecations.filter(({ schemes }) => !schemes || scheme === undefined || schemes.includes(scheme));
  if (about.length === 0) return null;
  return (
    <ul className={className}>
      {about.map(({ date, text }) => (
        <li
          key={date + text}
          className="flex items-start gap-2.5 rounded-control border border-warn/25 bg-warn-soft px-3.5 py-2.5 not-first:mt-2"
        >
          <CalendarClock className="mt-0.5 size-4 shrink-0 text-warn" />
          <span className="min-w-0">
            <span className="font-medium">
              <time dateTime={date}>{day(Date.parse(date))}</time>:
            </span>{" "}
            {text}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The date that a mark in a list shows: the next one to come. What has passed is history for the documents. */
export function nextDate(deprecations: readonly Deprecation[], now: number): string | undefined {
  return deprecations
    .map(({ date }) => date)
    .sort()
    .find((date) => Date.parse(date) > now);
}
