import { type HttpScheme, isHttp, type Scheme, type Values } from "@/connectors/kit";
import type { CredentialRow } from "@/lib/credentials/row";
import { AppError } from "@/lib/errors";
import { grantRow } from "@/lib/grants/grant";
import type { Installation } from "@/lib/installation";
import { clientFields, clientValues } from "./clients";

/**
 * What an OAuth client of the workspace stands in for when the values of a credential are checked: its own fields, whole,
 * for the time of one check. Nothing of it is ever stored with the credential.
 */
export type StandIn = { oauthClient: string; values: Values };

/** Throws `not_found` for a client of somebody else, `conflict` for one of another application. */
export async function standIn(
  home: Installation,
  workspaceId: string,
  { connector, scheme }: { connector: string; scheme: Scheme },
  oauthClient: string,
): Promise<StandIn> {
  const { row, values } = await clientValues(home, workspaceId, oauthClient);
  if (row.connector !== connector || row.scheme !== scheme.id)
    throw new AppError("conflict", "This OAuth client belongs to another application.");
  return { oauthClient, values };
}

/** The one that a stored credential uses, if any. */
export async function standInOf(home: Installation, row: CredentialRow, scheme: Scheme): Promise<StandIn | undefined> {
  if (!isHttp(scheme) || !scheme.oauth2) return undefined;
  const grant = await grantRow(home, home.store.db, row.id);
  if (!grant?.oauthClientId) return undefined;
  return standIn(home, row.workspaceId, { connector: row.connector, scheme }, grant.oauthClientId);
}

/** The values that are the credential's own. */
export function ownValues(scheme: Scheme, values: Values, shared: StandIn | undefined): Values {
  if (!shared || !isHttp(scheme)) return values;
  const keys = new Set(Object.keys(clientFields(scheme satisfies HttpScheme)));
  return Object.fromEntries(Object.entries(values).filter(([key]) => !keys.has(key)));
}
