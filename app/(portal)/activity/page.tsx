import type { Metadata } from "next";
import { EventFilters } from "@/components/event-filters";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { eventActors, listEvents } from "@/lib/events";
import { memberFor } from "../member";
import { EventDays } from "./event-days";
import { activityAddress, areas, eventFilter, readActivity } from "./filters";

export const metadata: Metadata = { title: "Activity" };

const pageSize = 50;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Newest first. `?before=` is the number of the last line on the page before. */
export default async function ActivityPage({ searchParams }: Props) {
  const params = await searchParams;
  const { before: given } = params;
  const before = typeof given === "string" && /^\d{1,15}$/.test(given) ? Number(given) : undefined;
  const filters = readActivity(params);
  const actor = await memberFor(activityAddress(filters, before));
  const [lines, people] = await Promise.all([
    listEvents(actor, { ...eventFilter(filters), limit: pageSize + 1, ...(before === undefined ? {} : { before }) }),
    eventActors(actor),
  ]);
  const shown = lines.slice(0, pageSize);
  const last = shown.at(-1);
  return (
    <>
      <PageHeader
        title="Activity"
        description="Who did what in this workspace. Nothing here can be changed or removed."
        actions={
          <form method="post" action="/activity/export" className="flex flex-wrap gap-2">
            {Object.entries(filters).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <Button type="submit" name="format" value="csv">
              Export CSV
            </Button>
            <Button type="submit" name="format" value="jsonl">
              Export JSON Lines
            </Button>
          </form>
        }
      />
      <EventFilters
        key={activityAddress(filters)}
        values={filters}
        people={people.map(({ id, name }) => ({ value: id, label: name }))}
        areas={areas.map(([value, label]) => ({ value, label }))}
      />
      {last ? (
        <EventDays lines={shown} now={Date.now()} />
      ) : (
        <Nothing filtered={Object.keys(filters).length > 0 && before === undefined} />
      )}
      <div className="mt-6 flex flex-wrap gap-2">
        {before !== undefined && <Button href={activityAddress(filters)}>Newest</Button>}
        {last && lines.length > pageSize && <Button href={activityAddress(filters, last.seq)}>Older</Button>}
      </div>
    </>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  if (!filtered) return <EmptyState title="Nothing further back">These were all events of this workspace.</EmptyState>;
  return (
    <EmptyState title="Nothing matches these filters" actions={<Button href="/activity">Clear filters</Button>}>
      Other days, other people or another result may hold what you look for.
    </EmptyState>
  );
}
