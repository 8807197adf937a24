import { type CredentialSummary, isHttp } from "@/connectors/kit";
import { type Actor, authorize } from "@/lib/actor";
import { findConnector } from "@/lib/catalog";
import { listCredentials } from "@/lib/credentials/list";
import { type CredentialRow, rowOf } from "@/lib/credentials/row";
import type { DB, Store } from "@/lib/db/store";
import { bindingsOf, type UsedBy } from "@/lib/flows/used-by";
import { grantRow } from "@/lib/grants/grant";
import { installation } from "@/lib/installation";
import { type ConsumerCalls, callsOn } from "./consumers";

/**
 * What would stop working without a credential, told before it goes: who called with it in the last thirty days, which
 * slots of flows it stands behind, and which credentials of the same application could stand there instead.
 */
export type Impact = {
  callers: readonly ConsumerCalls[];
  bindings: readonly UsedBy[];
  replacements: readonly CredentialSummary[];
  /** Access can be taken back at the application. */
  revocable: boolean;
};

/** Throws `not_found`, and `forbidden` for who may not delete it. */
export async function impactOf(actor: Actor, credentialId: string): Promise<Impact> {
  const home = await installation();
  const { store } = home;
  const row = await rowOf(store, store.db, actor, credentialId);
  authorize(actor, "credential.delete", row);
  const [found, alike, grant] = await Promise.all([
    usersOf(store, store.db, row),
    listCredentials(actor, { connector: row.connector, sort: "name", size: 200 }),
    grantRow(home, store.db, row.id),
  ]);
  return {
    ...found,
    replacements: alike.items.filter(({ id, state }) => id !== row.id && state === "active"),
    revocable: grant !== undefined && offersRevocation(row),
  };
}

export async function usersOf(store: Store, db: DB, { id, workspaceId }: Pick<CredentialRow, "id" | "workspaceId">) {
  const [callers, bindings] = await Promise.all([
    callsOn(store, db, workspaceId, id),
    bindingsOf(store, db, workspaceId, id),
  ]);
  return { callers, bindings };
}

/** A server that describes itself may say so only when it is asked; it is asked when the credential goes. */
function offersRevocation(row: CredentialRow): boolean {
  const scheme = findConnector(row.connector, row)?.schemes.find((each) => each.id === row.scheme);
  const endpoints = scheme && isHttp(scheme) ? scheme.oauth2?.endpoints : undefined;
  return endpoints?.revoke !== undefined || endpoints?.discover === true;
}
