import type { CredentialSummary } from "@/connectors/kit/summary";
import { CredentialRow } from "./credential-row";
import type { CredentialDeeds } from "./credential-scope";

export type CredentialListProps = {
  credentials: readonly (CredentialSummary & { removable?: boolean })[];
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
};

/** Rows on a wide screen, cards on a phone; the whole row opens the credential, its buttons stay buttons. */
export function CredentialList(props: CredentialListProps) {
  const { credentials, now, fresh, deeds, editable = false, renaming } = props;
  const { here = "/credentials" } = props;
  return (
    <div className="@container">
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
          />
        ))}
      </ul>
    </div>
  );
}

const listLook =
  "divide-y divide-line rounded-panel border border-line bg-panel @3xl:grid @3xl:grid-cols-[auto_minmax(0,1.1fr)_minmax(7rem,0.6fr)_minmax(0,1.25fr)_auto] @3xl:gap-x-5";
