import { CheckSteps, duration } from "@/components/check-steps";
import { ConnectorNotice } from "@/components/connector-notice";
import { CredentialFacts } from "@/components/credential-facts";
import { HistoryStrip } from "@/components/history-strip";
import { IncidentBanner } from "@/components/incident-banner";
import { LiveSteps } from "@/components/live-steps";
import { Card } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import type { VerificationRecord } from "@/connectors/kit";
import type { Member } from "@/lib/actor";
import { describeConnector, findConnector } from "@/lib/catalog";
import type { CredentialDetail } from "@/lib/credentials/get";
import { checkCounts, dailyHistory, listVerifications } from "@/lib/credentials/history";
import { incidentAround } from "@/lib/credentials/incident";
import { connectionOf } from "@/lib/oauth/view";
import { type Schedule, scheduleOf } from "@/lib/rechecks/choose";
import { Connection } from "./connection";
import { UsedBy } from "./used-by";
import { Why } from "./why";

type OverviewProps = { actor: Member; credential: CredentialDetail; now: number };

/** How it is and why, what the last check did, how the last weeks were, and what is known about it. */
export async function OverviewTab({ actor, credential, now }: OverviewProps) {
  const { id, connector } = credential;
  const [records, days, counts, schedule, description, connection, incident] = await Promise.all([
    listVerifications(actor, id, 50),
    dailyHistory(actor, id),
    checkCounts(actor, id),
    scheduleOf(actor, id),
    findConnector(connector, actor) ? describeConnector(actor, connector) : undefined,
    findConnector(connector, actor) ? connectionOf(actor, id) : undefined,
    incidentAround(actor, id, now),
  ]);
  const scheme = description?.schemes.find((each) => each.id === credential.scheme);
  const [last] = records;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="contents gap-6 lg:grid">
        {description && <ConnectorNotice deprecations={description.deprecations} scheme={credential.scheme} />}
        {incident && <IncidentBanner incident={incident} now={now} />}
        <Why actor={actor} credential={credential} records={records} incident={incident} now={now} />
        {connection && <Connection credential={credential} connection={connection} now={now} />}
        <Card title="Details" className="max-lg:order-last">
          <CredentialFacts credential={credential} fields={scheme?.fields ?? {}} now={now} />
        </Card>
      </div>
      <div className="grid gap-6">
        {credential.state !== "draft" && <UsedBy actor={actor} id={id} now={now} />}
        {last && (
          <Card title="Last check">
            <LiveSteps>
              <LastCheck record={last} now={now} />
            </LiveSteps>
          </Card>
        )}
        {last && (
          <Card title="Last 30 days">
            <HistoryStrip days={days} />
            <Figures counts={counts} schedule={schedule} active={credential.state === "active"} now={now} />
          </Card>
        )}
      </div>
    </div>
  );
}

type FiguresProps = {
  counts: Awaited<ReturnType<typeof checkCounts>>;
  schedule: Schedule;
  active: boolean;
  now: number;
};

/** How often it was let in, of all checks with a clear answer, and when it is asked again. */
function Figures({ counts, schedule: { pace, nextAt }, active, now }: FiguresProps) {
  const good = counts.verified + counts.limited;
  const clear = good + counts.rejected;
  const share = (Math.floor((good / clear) * 1_000) / 10).toLocaleString("en");
  return (
    <div className="mt-3 space-y-1 border-line border-t pt-3 text-muted text-sm">
      {clear > 0 && (
        <p>
          Worked in {good.toLocaleString("en")} of {clear.toLocaleString("en")} {clear === 1 ? "check" : "checks"},{" "}
          {share}%
        </p>
      )}
      {active && nextAt !== undefined && (
        <p>Next check {nextAt > now ? <RelativeTime at={nextAt} now={now} /> : "in a moment"}</p>
      )}
      {active && pace === "never" && <p>Not checked by itself</p>}
    </div>
  );
}

function LastCheck({ record, now }: { record: VerificationRecord; now: number }) {
  return (
    <>
      <CheckSteps steps={record.steps} title="Steps of the last check" quiet limited={record.outcome === "limited"} />
      <p className="mt-3 border-line border-t pt-3 text-muted text-sm">
        By {record.by}, <RelativeTime at={record.at} now={now} />, in {duration(record.ms)}
      </p>
    </>
  );
}
