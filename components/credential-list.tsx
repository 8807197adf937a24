import type { ReactNode } from "react";
import type { CredentialSummary } from "@/connectors/kit/summary";
import { AppTile } from "./app-tile";
import { ListKeys } from "./list-keys";
import { StatusMark } from "./status-mark";
import { statusOf } from "./status-words";
import { classes } from "./ui/classes";
import { Link } from "./ui/link";
import { MarkedText } from "./ui/marked-text";
import { RelativeTime } from "./ui/relative-time";

export type CredentialListProps = {
  credentials: readonly CredentialSummary[];
  /** The server's clock, epoch milliseconds. */
  now: number;
  /** Id of the row that was just saved: it lights up once. */
  fresh?: string | undefined;
  /** Logo addresses by connector id. */
  logos?: Readonly<Record<string, string>>;
  /** Always visible at the end of a row, usually a `RecheckButton` and a `Menu`. */
  actions?: (credential: CredentialSummary) => ReactNode;
  /** What mends it, beside the status: a small button such as "Fix" or "Continue". */
  fix?: (credential: CredentialSummary) => ReactNode;
  /** Single-key shortcuts: the person may have switched them off. */
  keys?: boolean;
};

/** Rows on a wide screen, cards on a phone; the whole row opens the credential, its buttons stay buttons. */
export function CredentialList({
  credentials,
  now,
  fresh,
  logos = {},
  actions,
  fix,
  keys = true,
}: CredentialListProps) {
  return (
    <div className="@container">
      <ListKeys enabled={keys} />
      <ul data-list="" className={listLook}>
        {credentials.map((credential) => (
          <Row
            key={credential.id}
            credential={credential}
            now={now}
            fresh={credential.id === fresh}
            logo={logos[credential.connector]}
            actions={actions?.(credential)}
            fix={fix?.(credential)}
          />
        ))}
      </ul>
    </div>
  );
}

type RowProps = {
  credential: CredentialSummary;
  now: number;
  fresh: boolean;
  logo: string | undefined;
  actions: ReactNode;
  fix: ReactNode;
};

function Row({ credential, now, fresh, logo, actions, fix }: RowProps) {
  const { id, name, label, connectorName, schemeTitle } = credential;
  const href = `/credentials/${id}`;
  return (
    <li data-row="" data-edit={`${href}/edit`} className={classes(rowLook, fresh && "animate-arrive")}>
      <AppTile tile={credential.tile} logo={logo} />
      <div className="min-w-0">
        <Link
          href={href}
          prefetch={false}
          data-open=""
          className="block truncate font-medium after:absolute after:inset-0 focus-visible:outline-none"
        >
          {name}
        </Link>
        <p className={classes("truncate text-muted text-sm", !label && "@max-3xl:hidden")}>{label ?? connectorName}</p>
      </div>
      <div className="col-start-2 min-w-0 text-muted text-sm @3xl:col-start-auto">
        <p className="truncate">
          <span className="@3xl:hidden">{connectorName} · </span>
          {schemeTitle}
        </p>
        {label && <p className="truncate text-faint @max-3xl:hidden">{connectorName}</p>}
      </div>
      <StatusCell credential={credential} now={now} fix={fix} />
      <div className="relative z-1 col-start-3 row-span-2 row-start-1 -me-2 -mt-1 flex items-center justify-end self-start @3xl:col-start-auto @3xl:row-span-1 @3xl:row-start-auto @3xl:mt-0 @3xl:self-center">
        {actions}
      </div>
    </li>
  );
}

function StatusCell({ credential, now, fix }: Pick<RowProps, "credential" | "now" | "fix">) {
  const status = statusOf(credential, now);
  return (
    <div className="col-span-2 col-start-2 min-w-0 text-sm @max-3xl:mt-1 @3xl:col-span-1 @3xl:col-start-auto @3xl:flex @3xl:items-center @3xl:gap-3">
      <div className="min-w-0 flex-1">
        <StatusMark status={status} />
        <p className="text-muted @3xl:line-clamp-2">
          {status === "valid" && credential.checkedAt !== undefined ? (
            <>
              Checked <RelativeTime at={credential.checkedAt} now={now} className="relative z-1" />
            </>
          ) : (
            <MarkedText text={credential.sentence} />
          )}
        </p>
      </div>
      {fix && <div className="relative z-1 @max-3xl:mt-2">{fix}</div>}
    </div>
  );
}

const listLook =
  "divide-y divide-line rounded-panel border border-line bg-panel @3xl:grid @3xl:grid-cols-[auto_minmax(0,1.1fr)_minmax(7rem,0.6fr)_minmax(0,1.15fr)_auto] @3xl:gap-x-5";
const rowLook =
  "relative grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-3 px-4 py-3 transition-colors first:rounded-t-panel last:rounded-b-panel hover:bg-raised/60 has-[[data-open]:focus-visible]:z-1 has-[[data-open]:focus-visible]:outline-2 has-[[data-open]:focus-visible]:-outline-offset-2 has-[[data-open]:focus-visible]:outline-focus @3xl:col-span-full @3xl:grid-cols-subgrid @3xl:items-center @3xl:py-2.5";
