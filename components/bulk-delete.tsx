"use client";
import type { BulkImpactView } from "./bulk-form-state";
import { counted } from "./bulk-words";
import { TextField } from "./text-field";
import { Checkbox } from "./ui/checkbox";
import { RelativeTime } from "./ui/relative-time";
import { Skeleton } from "./ui/skeleton";

type BulkDeleteProps = { impact: BulkImpactView | undefined; trouble: string | undefined; error: string | undefined };

/** What stops working when all of them go, and the number to type. */
export function BulkDelete({ impact, trouble, error }: BulkDeleteProps) {
  if (trouble) return <p className="text-warn">{trouble}</p>;
  if (!impact) {
    return (
      <div role="status" aria-label="Looking who uses them" className="space-y-2">
        <Skeleton className="h-4 w-2/5" />
        <Skeleton className="h-9" />
      </div>
    );
  }
  if (impact.count === 0) return <p className="text-muted">None of them is yours to delete. Ask an owner or admin.</p>;
  return (
    <>
      <p className="text-muted">
        Their sealed values are destroyed here, and whatever uses them stops working at once. This cannot be undone;
        only backups made before still hold them.
      </p>
      <Impact impact={impact} />
      <input type="hidden" name="shown" value={impact.places} />
      <Checkbox
        name="revoke"
        defaultChecked
        label="Take the access back at the applications"
        help="Where somebody signed in and the application offers it. Keys stay open there until you revoke them."
      />
      <TextField
        name="count"
        label={
          <>
            Type <span className="select-all font-mono">{impact.count}</span> to delete {counted(impact.count)} for good
          </>
        }
        error={error}
        inputMode="numeric"
        autoComplete="off"
      />
    </>
  );
}

function Impact({ impact: { callers, calls, places, flows, now } }: { impact: BulkImpactView }) {
  const quiet = flows.filter((flow) => callers.every(({ name }) => name !== flow));
  if (callers.length + quiet.length === 0) {
    return <p className="text-muted">Nothing used them in the last 30 days, and no flow stands on them.</p>;
  }
  return (
    <div>
      <h3 className="mb-1.5 font-medium">
        {callers.length > 0 ? `${calls.toLocaleString("en")} calls in the last 30 days` : "Chosen in flows"}
        {places > 0 && (
          <span className="font-normal text-muted">
            {" "}
            · {places === 1 ? "1 place in flows" : `${places.toLocaleString("en")} places in flows`}
          </span>
        )}
      </h3>
      <ul className="max-h-48 divide-y divide-line overflow-y-auto rounded-control border border-line bg-canvas">
        {callers.map((caller) => (
          <li key={caller.id} className={lineLook}>
            <span className="min-w-0 break-words font-medium">{caller.name}</span>
            <span className="ms-auto text-muted text-sm tabular-nums">
              {caller.calls.toLocaleString("en")} calls with {counted(caller.credentials)},{" "}
              <RelativeTime at={caller.lastAt} now={now} />
            </span>
          </li>
        ))}
        {quiet.map((flow) => (
          <li key={flow} className={lineLook}>
            <span className="min-w-0 break-words font-medium">{flow}</span>
            <span className="ms-auto text-muted text-sm">not in 30 days</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

const lineLook = "flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-3 py-2";
