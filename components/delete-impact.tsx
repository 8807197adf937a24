import type { StatusName } from "./status-words";
import { Badge } from "./ui/badge";
import { RelativeTime } from "./ui/relative-time";

/** What stops working without a credential. */
export type DeleteImpactView = {
  /** When it was looked at, epoch milliseconds. */
  now: number;
  /** Calls of the last 30 days. */
  callers: readonly { id: string; name: string; calls: number; errors: number; lastAt: number }[];
  /** Slots that it stands behind. */
  places: readonly { id: string; flow: string; alias: string; environment: string }[];
  /** Others of the same application. */
  replacements: readonly { id: string; name: string; status: StatusName }[];
  /** Access can be taken back at the application. */
  revocable: boolean;
};

/** Who uses it, by what they really did; a flow that has not called yet is named as well. */
export function DeleteImpact({ impact: { callers, places, now } }: { impact: DeleteImpactView }) {
  const calling = new Set(callers.map(({ id }) => id));
  const quiet = places.filter(({ id }) => !calling.has(id));
  if (callers.length + quiet.length === 0) {
    return <p className="text-muted">Nothing used it in the last 30 days, and no flow stands on it.</p>;
  }
  return (
    <div>
      <h3 className="mb-1.5 font-medium">
        {callers.length > 0 ? "Used in the last 30 days" : "Chosen in flows, not used in 30 days"}
      </h3>
      <ul className="max-h-48 divide-y divide-line overflow-y-auto rounded-control border border-line bg-canvas">
        {callers.map(({ id, name, calls, errors, lastAt }) => (
          <Line key={id} name={name} places={places.filter((place) => place.id === id)}>
            {calls === 1 ? "1 call" : `${calls.toLocaleString("en")} calls`}
            {errors > 0 && `, ${errors.toLocaleString("en")} failed`}, <RelativeTime at={lastAt} now={now} />
          </Line>
        ))}
        {quiet.map((place) => (
          <Line key={`${place.id} ${place.alias} ${place.environment}`} name={place.flow} places={[place]}>
            {callers.length > 0 ? "not in 30 days" : ""}
          </Line>
        ))}
      </ul>
    </div>
  );
}

type LineProps = { name: string; places: DeleteImpactView["places"]; children: React.ReactNode };

function Line({ name, places, children }: LineProps) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-3 py-2">
      <span className="min-w-0 break-words font-medium">{name}</span>
      {[...new Set(places.map(({ environment }) => environment))].map((environment) => (
        <Badge key={environment}>{environment}</Badge>
      ))}
      <span className="ms-auto text-muted text-sm tabular-nums">{children}</span>
    </li>
  );
}
