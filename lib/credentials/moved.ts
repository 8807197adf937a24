import type { Scheme } from "@/connectors/kit";
import { findConnector } from "@/lib/catalog";
import type { CredentialRow } from "./row";
import { destination } from "./values";

/**
 * Whether a newer description of an application still sends this credential where the one it was verified with did. If
 * not, nothing sealed goes there: it has to be entered again by somebody who sees the new address.
 */
export function staysInPlace(
  row: Pick<CredentialRow, "workspaceId" | "connector" | "connectorVersion" | "values">,
  scheme: Scheme,
): boolean {
  const was = findConnector(row.connector, row)?.schemes.find((each) => each.id === scheme.id);
  return was === undefined || was === scheme || destination(was, row.values) === destination(scheme, row.values);
}
