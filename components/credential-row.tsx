"use client";
import type { ReactNode } from "react";
import type { CredentialSummary } from "@/connectors/kit/summary";
import { AppTile } from "./app-tile";
import { CredentialMenu } from "./credential-menu";
import { CredentialName } from "./credential-name";
import { type CredentialDeeds, CredentialScope } from "./credential-scope";
import { LiveStatus } from "./live-status";
import { RecheckButton } from "./recheck-button";
import { StatusLine } from "./status-line";
import { statusOf } from "./status-words";
import { Button } from "./ui/button";
import { classes } from "./ui/classes";
import { Link } from "./ui/link";

export type CredentialRowProps = {
  credential: CredentialSummary & { removable?: boolean };
  now: number;
  fresh: boolean;
  editable: boolean;
  /** Without them the row is for reading. */
  deeds?: CredentialDeeds | undefined;
  here: string;
  renaming: boolean;
};

/**
 * One line of the list: who it is, how one gets in, how it is, and what can be done. Drawn in the browser's bundle, so
 * that a page of fifty sends their facts once and not every element twice.
 */
export function CredentialRow(props: CredentialRowProps) {
  const { credential, fresh, editable, deeds, here, renaming } = props;
  const look = classes(rowLook, fresh && "animate-arrive");
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
      <CredentialScope
        credential={{ id, name, state, connectorName }}
        deeds={deeds}
        may={may}
        here={here}
        renaming={renaming}
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
      </CredentialScope>
    </li>
  );
}

type CellsProps = CredentialRowProps & { name: ReactNode; status: ReactNode; actions?: ReactNode };

function Cells({ credential, now, editable, name, status, actions }: CellsProps) {
  const { label, connectorName, schemeTitle } = credential;
  const fix = editable ? fixes[statusOf(credential, now)] : undefined;
  return (
    <>
      <AppTile tile={credential.tile} />
      <div className="min-w-0">
        {name}
        <p className={classes("truncate text-muted text-sm", !label && "@max-3xl:hidden")}>{label ?? connectorName}</p>
      </div>
      <div className="col-start-2 min-w-0 text-muted text-sm @3xl:col-start-auto">
        <p className="truncate">
          <span className="@3xl:hidden">{connectorName} · </span>
          {schemeTitle}
        </p>
        {label && <p className="truncate text-faint @max-3xl:hidden">{connectorName}</p>}
      </div>
      <div className="col-span-2 col-start-2 min-w-0 text-sm @max-3xl:mt-1.5 @3xl:col-span-1 @3xl:col-start-auto @3xl:flex @3xl:items-center @3xl:gap-3">
        <div className="min-w-0 flex-1">{status}</div>
        {fix && (
          <div className="relative z-1 @max-3xl:mt-2.5">
            <Button size="sm" href={`/credentials/${credential.id}/edit`} prefetch={false}>
              {fix} <span className="sr-only">{credential.name}</span>
            </Button>
          </div>
        )}
      </div>
      <div className="relative z-1 col-start-3 row-span-2 row-start-1 -me-2 -mt-1 flex items-center justify-end self-start @3xl:col-start-auto @3xl:row-span-1 @3xl:row-start-auto @3xl:mt-0 @3xl:self-center">
        {actions}
      </div>
    </>
  );
}

function NameLink({ credential }: CredentialRowProps) {
  return (
    <Link
      href={`/credentials/${credential.id}`}
      prefetch={false}
      data-open=""
      className="block min-w-0 truncate font-medium after:absolute after:inset-0 focus-visible:outline-none"
    >
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
const rowLook =
  "group/row relative grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-3 px-4 py-3 transition-colors first:rounded-t-panel last:rounded-b-panel hover:bg-raised/60 has-[[data-open]:focus-visible]:z-1 has-[[data-open]:focus-visible]:outline-2 has-[[data-open]:focus-visible]:-outline-offset-2 has-[[data-open]:focus-visible]:outline-focus @3xl:col-span-full @3xl:min-h-15 @3xl:grid-cols-subgrid @3xl:items-center @3xl:py-2.5";
