import { isHttp, type OAuthGrant } from "@/connectors/kit";
import { type Actor, may } from "@/lib/actor";
import { connectorOf, schemeOf } from "@/lib/catalog";
import { rowOf } from "@/lib/credentials/row";
import { type GrantSummary, grantSummary } from "@/lib/grants/access";
import { installation } from "@/lib/installation";
import { listOAuthClients } from "./clients";
import { missingScopes, wantedScopes } from "./scopes";

/** What a page says about a connection: what was asked for and granted, and how long it lasts. No token is opened. */
export type ConnectionView = {
  grant: OAuthGrant;
  /** Whether somebody signs in at the application for it. */
  personal: boolean;
  wanted: readonly string[];
  /** Undefined before the first connection. */
  tokens: GrantSummary | undefined;
  missing: readonly string[];
  /** Name of the workspace's client that it was connected with. */
  client: string | undefined;
  mayConnect: boolean;
};

/** Undefined for authentication types without OAuth. Throws `not_found`. */
export async function connectionOf(actor: Actor, id: string): Promise<ConnectionView | undefined> {
  const { store } = await installation();
  const row = await rowOf(store, store.db, actor, id);
  const scheme = schemeOf(connectorOf(row.connector), row.scheme);
  if (!isHttp(scheme) || !scheme.oauth2) return undefined;
  const { oauth2 } = scheme;
  const tokens = await grantSummary(actor, id);
  const wanted = wantedScopes({ oauth2, values: row.values });
  const clients = tokens?.oauthClient === undefined ? [] : await listOAuthClients(actor, row.connector);
  return {
    grant: oauth2.grant,
    personal: isPersonal(oauth2.grant),
    wanted,
    tokens,
    missing: tokens ? missingScopes(wanted, tokens.scopes) : [],
    client: clients.find((each) => each.id === tokens?.oauthClient)?.name,
    mayConnect: may(actor, "credential.edit"),
  };
}

export function isPersonal(grant: OAuthGrant | undefined): boolean {
  return grant === "authorization_code" || grant === "device_code";
}
