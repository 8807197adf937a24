import { callsWords } from "@/components/flow-slot";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Member } from "@/lib/actor";
import { usedBy } from "@/lib/flows/used-by";
import { consumersOf } from "@/lib/uses/consumers";

/** In short on the overview: the flows and tokens behind it, busiest first. The tabs tell more. */
export async function UsedBy({ actor, id, now }: { actor: Member; id: string; now: number }) {
  const [callers, places] = await Promise.all([consumersOf(actor, id), usedBy(actor, id)]);
  const calling = new Set(callers.map(({ consumer }) => consumer.id));
  const quiet = [...new Map(places.map(({ flow }) => [flow.id, flow.name]))].filter(([flow]) => !calling.has(flow));
  const lines = [
    ...callers.map(({ consumer, calls, lastAt }) => ({
      id: consumer.id,
      name: consumer.name,
      href: consumer.kind === "flow" ? `/flows/${consumer.id}` : undefined,
      says: (
        <>
          {callsWords({ calls })}, <RelativeTime at={lastAt} now={now} />
        </>
      ),
    })),
    ...quiet.map(([flow, name]) => ({ id: flow, name, href: `/flows/${flow}`, says: <>Not called in 30 days</> })),
  ];
  return (
    <Card title="Used by">
      {lines.length === 0 ? (
        <p className="text-muted">
          Nothing yet.{" "}
          <Link href={`/credentials/${id}?tab=use`} className="font-medium text-accent hover:underline">
            Use it
          </Link>
        </p>
      ) : (
        <ul className="space-y-2.5">
          {lines.slice(0, 5).map(({ id: key, name, href, says }) => (
            <li key={key}>
              {href ? (
                <Link href={href} className="break-words font-medium hover:underline">
                  {name}
                </Link>
              ) : (
                <span className="break-words font-medium">{name}</span>
              )}
              <p className="text-muted text-sm tabular-nums">{says}</p>
            </li>
          ))}
        </ul>
      )}
      {lines.length > 5 && (
        <p className="mt-3 text-sm">
          <Link href={`/credentials/${id}?tab=activity`} className="font-medium text-accent hover:underline">
            All {lines.length}
          </Link>
        </p>
      )}
    </Card>
  );
}
