import { EventSentence } from "@/components/event-sentence";
import { Card } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { VerificationList } from "@/components/verification-list";
import { type Member, may } from "@/lib/actor";
import type { CredentialDetail } from "@/lib/credentials/get";
import { listVerifications } from "@/lib/credentials/history";
import { listEvents } from "@/lib/events";
import { consumersOf } from "@/lib/uses/consumers";
import { Callers } from "./callers";

type ActivityProps = { actor: Member; credential: CredentialDetail; now: number };
const checksShown = 30;

/** Every check with its steps, and everything that somebody did with it. */
export async function ActivityTab({ actor, credential, now }: ActivityProps) {
  const [callers, records, events] = await Promise.all([
    consumersOf(actor, credential.id),
    listVerifications(actor, credential.id, checksShown + 1),
    listEvents(actor, { target: credential.id, limit: 100 }),
  ]);
  // What somebody checked stands among the checks already.
  const changes = events.filter(({ action }) => action !== "credential.verified");
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <Card flush title="Calls" description="Of the last 30 days, by who made them." className="lg:col-span-2">
        {callers.length === 0 ? (
          <p className="px-5 py-4 text-muted">Nothing used it in that time.</p>
        ) : (
          <Callers callers={callers} now={now} tokens={may(actor, "token.manage")} />
        )}
      </Card>
      <Card
        title="Checks"
        description={records.length > checksShown ? `The last ${checksShown}.` : "Open one to see its steps."}
        flush
      >
        {records.length === 0 ? (
          <p className="px-5 py-4 text-muted">It was never checked.</p>
        ) : (
          <VerificationList records={records.slice(0, checksShown)} now={now} />
        )}
      </Card>
      <Card title="Changes" description="What people did with it, and how its status went." flush>
        <ol className="divide-y divide-line">
          {changes.map((event) => (
            <li key={event.seq} className="flex items-baseline gap-4 px-5 py-2.5">
              <span className="min-w-0 flex-1 break-words text-muted">
                <EventSentence event={event} />
              </span>
              <RelativeTime at={event.at} now={now} className="shrink-0 text-faint text-sm" />
            </li>
          ))}
        </ol>
      </Card>
    </div>
  );
}
