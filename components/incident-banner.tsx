import { Banner } from "./ui/banner";
import { Button } from "./ui/button";
import { RelativeTime } from "./ui/relative-time";

/** Trouble that is the application's and not that of its credentials. Times in milliseconds since 1970. */
export type IncidentView = {
  id: string;
  connector: string;
  connectorName: string;
  /** Where it is only one of the hosts that people named. */
  host?: string;
  kind: "silent" | "refusing";
  affected: number;
  startedAt: number;
  until: number;
};

type IncidentBannerProps = { incident: IncidentView; now: number; className?: string };

/** One line for an application whose credentials fail alike: above the list, and on the page of each that may be caught. */
export function IncidentBanner({ incident, now, className }: IncidentBannerProps) {
  const { connector, connectorName, host, kind, affected, startedAt, until } = incident;
  const where = host === undefined ? connectorName : `${connectorName} at ${host}`;
  return (
    <Banner
      tone="warn"
      title={kind === "silent" ? `${where} is not answering` : `${where} is refusing many at once`}
      {...(className ? { className } : {})}
      actions={
        <Button size="sm" href={`/credentials?connector=${encodeURIComponent(connector)}`}>
          Show them
        </Button>
      }
    >
      {affected} credentials failed alike within five minutes, <RelativeTime at={startedAt} now={now} />. That is rarely
      the credentials' fault: none is called broken before {new Date(until).toISOString().slice(11, 16)} UTC, when they
      are looked at again.
    </Banner>
  );
}
