import { EventSentence } from "@/components/event-sentence";
import { day } from "@/components/ui/moment";
import { RelativeTime } from "@/components/ui/relative-time";
import type { EventLine } from "@/lib/events";

/** The lines under the day they belong to, counted in UTC like every time that the server writes. */
export function EventDays({ lines, now }: { lines: readonly EventLine[]; now: number }) {
  return (
    <div className="space-y-6">
      {byDay(lines).map(([name, events]) => (
        <section key={name} aria-label={name}>
          <h2 className="mb-2 font-medium text-muted text-sm">{titleOf(name, now)}</h2>
          <ol className="divide-y divide-line rounded-panel border border-line bg-panel">
            {events.map((event) => (
              <li key={event.seq} className="flex flex-col gap-0.5 px-4 py-2.5 sm:flex-row sm:items-baseline sm:gap-4">
                <p className="min-w-0 flex-1">
                  <EventSentence event={event} />
                </p>
                <RelativeTime at={event.at} now={now} className="shrink-0 text-muted text-sm tabular-nums" />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function titleOf(name: string, now: number): string {
  if (name === day(now)) return "Today";
  return name === day(now - 86_400_000) ? "Yesterday" : name;
}

function byDay(lines: readonly EventLine[]): [string, EventLine[]][] {
  const days = new Map<string, EventLine[]>();
  for (const line of lines) days.set(day(line.at), [...(days.get(day(line.at)) ?? []), line]);
  return [...days];
}
