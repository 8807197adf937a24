import type { Metadata } from "next";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listEvents } from "@/lib/events";
import { memberFor } from "../member";
import { EventDays } from "./event-days";

export const metadata: Metadata = { title: "Activity" };

const pageSize = 50;

/** Newest first. `?before=` is the number of the last line on the page before. */
export default async function ActivityPage({
  searchParams,
}: {
  searchParams: Promise<{ before?: string | string[] }>;
}) {
  const { before: given } = await searchParams;
  const before = typeof given === "string" && /^\d{1,15}$/.test(given) ? Number(given) : undefined;
  const actor = await memberFor(before === undefined ? "/activity" : `/activity?before=${before}`);
  const lines = await listEvents(actor, { limit: pageSize + 1, ...(before === undefined ? {} : { before }) });
  const shown = lines.slice(0, pageSize);
  const last = shown.at(-1);
  return (
    <>
      <PageHeader
        title="Activity"
        description="Who did what in this workspace. Nothing here can be changed or removed."
      />
      {last ? (
        <EventDays lines={shown} now={Date.now()} />
      ) : (
        <EmptyState title="Nothing further back">These were all events of this workspace.</EmptyState>
      )}
      <div className="mt-6 flex flex-wrap gap-2">
        {before !== undefined && <Button href="/activity">Newest</Button>}
        {last && lines.length > pageSize && <Button href={`/activity?before=${last.seq}`}>Older</Button>}
      </div>
    </>
  );
}
