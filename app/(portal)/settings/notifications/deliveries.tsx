import { Badge, type Tone } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Delivery } from "@/lib/notifications/log";
import { redeliverAction } from "./actions";
import { Deed } from "./deed";

type DeliveriesProps = { deliveries: readonly Delivery[]; now: number; older?: string | undefined; channels?: boolean };

/** What went out, what waits, what did not arrive and why. */
export function Deliveries({ deliveries, now, older, channels = false }: DeliveriesProps) {
  return (
    <Card flush title="Delivery log" description="The messages of the last 30 days.">
      {deliveries.length === 0 ? (
        <p className="px-5 py-4 text-muted">Nothing was sent yet.</p>
      ) : (
        <ul className="divide-y divide-line">
          {deliveries.map((delivery) => (
            <Line key={delivery.id} delivery={delivery} now={now} channels={channels} />
          ))}
        </ul>
      )}
      {older && (
        <p className="border-line border-t px-5 py-3">
          <Link href={older}>Older messages</Link>
        </p>
      )}
    </Card>
  );
}

function Line({ delivery, now, channels }: { delivery: Delivery; now: number; channels: boolean }) {
  const { id, title, state, channel, recipient, createdAt, lastDetail, attempts, dueAt } = delivery;
  const word = state === "waiting" ? "Try now" : "Send again";
  const collecting = state === "waiting" && attempts === 0;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="break-words font-medium">{title}</span>
          <Badge tone={tones[state]}>{words[state]}</Badge>
        </p>
        <p className="break-words text-muted text-sm">
          {channels && (
            <>
              <Link href={`/settings/notifications/${channel.id}`}>{channel.name}</Link>
              {", "}
            </>
          )}
          {recipient && `${recipient}, `}
          <RelativeTime at={createdAt} now={now} />
          {state === "waiting" && dueAt !== undefined && dueAt > now + 60_000 && (
            <>
              {collecting ? ", goes out " : ", next try "}
              <RelativeTime at={dueAt} now={now} />
            </>
          )}
          {attempts > 1 && `, ${attempts} tries`}
        </p>
        {state !== "sent" && lastDetail && <p className="break-words text-sm">{lastDetail}</p>}
      </div>
      {!collecting && (
        <Deed action={redeliverAction} id={id} size="sm" label={`${word}: ${title}`}>
          {word}
        </Deed>
      )}
    </li>
  );
}

const words: Record<Delivery["state"], string> = { sent: "Sent", waiting: "Waiting", failed: "Failed" };
const tones: Record<Delivery["state"], Tone> = { sent: "ok", waiting: "neutral", failed: "bad" };
