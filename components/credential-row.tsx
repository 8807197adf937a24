import type { ReactNode } from "react";
import type { CredentialSummary } from "@/connectors/kit/summary";
import { AppTile } from "./app-tile";
import { bulkForm } from "./bulk-words";
import { CredentialMenu } from "./credential-menu";
import { CredentialName } from "./credential-name";
import { type CredentialDeeds, CredentialRowScope } from "./credential-scope";
import { LiveStatus } from "./live-status";
import { RecheckButton } from "./recheck-button";
import { StatusLine } from "./status-line";
import { statusOf } from "./status-words";
import { TagChips } from "./tag-chips";
import { Button } from "./ui/button";
import { classes } from "./ui/classes";
import { Link } from "./ui/link";

/** What a line of the list shows, and no more: it travels to the browser fifty times. */
export type ListCredential = Pick<
  CredentialSummary,
  | "id"
  | "name"
  | "connectorName"
  | "tile"
  | "schemeTitle"
  | "status"
  | "state"
  | "sentence"
  | "label"
  | "verifiedAt"
  | "checkedAt"
  | "statusSince"
  | "expiresAt"
  | "environment"
> & {
  tags?: readonly string[];
  removable?: boolean;
  /** Flows that stand on it. */
  flows?: number;
};

export type CredentialRowProps = {
  credential: ListCredential;
  now: number;
  fresh: boolean;
  editable: boolean;
  /** Without them the row is for reading. */
  deeds?: CredentialDeeds | undefined;
  here: string;
  renaming: boolean;
  /** Id of the form that checks one again without scripts. */
  recheckForm: string;
};

/** One line of the list: who it is, how one gets in, how it is, and what can be done. */
export function CredentialRow(props: CredentialRowProps) {
  const { credential, fresh, editable, deeds, here, renaming, recheckForm } = props;
  const look = classes("list-row", fresh && "animate-arrive");
  const edit = editable ? { "data-edit": `/credentials/${credential.id}/edit` } : {};
  if (!deeds) {
    return (
      <li data-row="" {...edit} className={look}>
        <Cells {...props} name={<NameLink {...props} />} status={<StatusLine {...props} />} />
      </li>
    );
  }
  const may = { edit: editable, remove: editable && credential.removable === true };
  const { id, name, state, connectorName } = credential;
  return (
    <li data-row="" {...edit} className={look}>
      <CredentialRowScope
        credential={{ id, name, state, connectorName }}
        deeds={deeds}
        may={may}
        here={here}
        renaming={renaming}
        recheckForm={recheckForm}
      >
        <Cells
          {...props}
          name={
            <CredentialName>
              <NameLink {...props} />
            </CredentialName>
          }
          status={
            <LiveStatus>
              <StatusLine {...props} />
            </LiveStatus>
          }
          actions={
            <>
              {state !== "draft" && <RecheckButton />}
              <CredentialMenu row />
            </>
          }
        />
      </CredentialRowScope>
    </li>
  );
}

type CellsProps = CredentialRowProps & { name: ReactNode; status: ReactNode; actions?: ReactNode };

function Cells({ credential, now, editable, name, status, actions }: CellsProps) {
  const { id, label, connectorName, schemeTitle, flows = 0 } = credential;
  const fix = editable ? fixes[statusOf(credential, now)] : undefined;
  return (
    <>
      <div className="list-row-lead">
        {actions && (
          <input
            type="checkbox"
            form={bulkForm}
            name="id"
            value={id}
            data-pick=""
            data-key="x"
            aria-label={`Select ${credential.name}`}
            className="list-row-pick"
          />
        )}
        <AppTile tile={credential.tile} />
      </div>
      <div className="min-w-0">
        {name}
        <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          <p className={classes("max-w-full truncate text-muted text-sm", !label && "@max-3xl:hidden")}>
            {label ?? connectorName}
          </p>
          <TagChips {...credential} />
          {flows > 0 && (
            <span className="whitespace-nowrap text-faint text-sm">
              <span className="sr-only">Used </span>
              {flows === 1 ? "in 1 flow" : `in ${flows.toLocaleString("en")} flows`}
            </span>
          )}
        </div>
      </div>
      <div className="list-row-way">
        <p className="truncate">
          <span className="@3xl:hidden">{connectorName} · </span>
          {schemeTitle}
        </p>
        {label && <p className="truncate text-faint @max-3xl:hidden">{connectorName}</p>}
      </div>
      <div className="list-row-status">
        <div className="min-w-0 flex-1">{status}</div>
        {fix && (
          <div className="relative z-1 @max-3xl:mt-2.5">
            <Button size="sm" href={`/credentials/${credential.id}/edit`} prefetch={false}>
              {fix} <span className="sr-only">{credential.name}</span>
            </Button>
          </div>
        )}
      </div>
      <div className="list-row-deeds">{actions}</div>
    </>
  );
}

function NameLink({ credential }: CredentialRowProps) {
  return (
    <Link href={`/credentials/${credential.id}`} prefetch={false} data-open="" className="list-row-name">
      {credential.name}
    </Link>
  );
}

/** The word on the button that leads to the form, for what needs it. */
const fixes: Partial<Record<ReturnType<typeof statusOf>, string>> = {
  invalid: "Fix",
  expiring: "Renew",
  draft: "Continue",
};
