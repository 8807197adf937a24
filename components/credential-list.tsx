"use client";
import { useActionState } from "react";
import { BulkBar, type BulkTools } from "./bulk-bar";
import { CredentialRow, type ListCredential } from "./credential-row";
import type { CredentialDeeds, Deed } from "./credential-scope";
import { RowIcons } from "./row-icon";

export type CredentialListProps = {
  credentials: readonly ListCredential[];
  /** The server's clock, epoch milliseconds. */
  now: number;
  /** Id of the row that was just saved: it lights up once. */
  fresh?: string | undefined;
  /** What can be done from a row; without them the list is for reading. */
  deeds?: CredentialDeeds;
  /** This person may change credentials. */
  editable?: boolean;
  /** Id of the row whose name is an input from the start. */
  renaming?: string | undefined;
  /** Address of the list as it stands, to come back to. */
  here?: string;
  /** What can be done with several at once. */
  bulk?: BulkTools;
};

/**
 * Rows on a wide screen, cards on a phone; the whole row opens the credential, its buttons stay buttons. Drawn in the
 * browser's bundle, so that a page of fifty sends their facts once and not every element twice.
 */
export function CredentialList(props: CredentialListProps) {
  const { credentials, now, fresh, deeds, editable = false, renaming } = props;
  const { here = "/credentials", bulk } = props;
  const list = (
    <div className="@container">
      <RowIcons />
      {deeds && <RecheckForm recheck={deeds.recheck} />}
      <ul data-list="" className={listLook}>
        {credentials.map((credential) => (
          <CredentialRow
            key={credential.id}
            credential={credential}
            now={now}
            fresh={credential.id === fresh}
            editable={editable}
            deeds={deeds}
            here={here}
            renaming={credential.id === renaming}
            recheckForm={recheckForm}
          />
        ))}
      </ul>
    </div>
  );
  if (!bulk) return list;
  return (
    <BulkBar tools={bulk} back={here}>
      {list}
    </BulkBar>
  );
}

/** For the buttons of all rows, where no script takes their click. */
function RecheckForm({ recheck }: { recheck: Deed }) {
  const [{ error }, action] = useActionState(recheck, {});
  return (
    <form id={recheckForm} action={action}>
      {error && (
        <p role="alert" className="mb-3 text-bad">
          {error}
        </p>
      )}
    </form>
  );
}

const recheckForm = "recheck-form";
const listLook =
  "divide-y divide-line rounded-panel border border-line bg-panel @3xl:grid @3xl:grid-cols-[auto_minmax(0,1.1fr)_minmax(7rem,0.6fr)_minmax(0,1.25fr)_auto] @3xl:gap-x-5";
