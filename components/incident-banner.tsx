import { Banner } from "./ui/banner";
import { Link } from "./ui/link";
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

/** One line for an application whose credentials fail alike: said once, above the list, instead of at each of them. */
export function IncidentBanner({ incident, now }: { incident: IncidentView; now: number }) {
  const { connector, connectorName, host, kind, affected, startedAt } = incident;
  const where = host === undefined ? connectorName : `${connectorName} at ${host}`;
  return (
    <Banner
      tone="warn"
      title={kind === "silent" ? `${where} is not answering` : `${where} is refusing many at once`}
      className="mb-4"
      actions={
        <Link
          href={`/credentials?connector=${encodeURIComponent(connector)}`}
          className="inline-flex min-h-6 items-center self-center font-medium text-ink underline underline-offset-4"
        >
          Show them
        </Link>
      }
    >
      {affected} credentials failed alike within five minutes, <RelativeTime at={startedAt} now={now} />. That is rarely
      the credentials' fault, so none is called broken for half an hour; then they are looked at again.
    </Banner>
  );
}
