import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { SubmitButton } from "@/components/ui/submit-button";
import type { SessionView } from "@/lib/session/rows";
import { endSessionAction } from "./actions";
import { browserOf } from "./browser";

export function SessionList({ sessions, now }: { sessions: readonly SessionView[]; now: number }) {
  return (
    <Card
      flush
      title="Sessions"
      description="Where you are signed in. A session ends by itself 12 hours after its last use."
    >
      <ul className="divide-y divide-line">
        {sessions.map((session) => (
          <li key={session.id} className="flex items-center gap-4 px-5 py-3">
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                {browserOf(session.userAgent)}
                {session.current && <Badge tone="accent">This one</Badge>}
              </p>
              <p className="text-muted text-sm">
                {session.address === "unknown" ? "" : `${session.address} · `}used{" "}
                <RelativeTime at={session.seenAt} now={now} />, signed in{" "}
                <RelativeTime at={session.createdAt} now={now} />
              </p>
            </div>
            {!session.current && (
              <form action={endSessionAction}>
                <input type="hidden" name="id" value={session.id} />
                <SubmitButton
                  variant="secondary"
                  size="sm"
                  aria-label={`End session of ${browserOf(session.userAgent)}`}
                >
                  End session
                </SubmitButton>
              </form>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
