import { comesBack, isHttp, type OAuthGrant } from "@/connectors/kit";
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
  /** The workspace's client that it was connected with, and what the application said when it refused that one. */
  client: { id: string; name: string; refused?: { says: string; at: number } } | undefined;
  mayConnect: boolean;
  /** Whether a refused client is theirs to correct. */
  mayMend: boolean;
};

/** Undefined for authentication types without OAuth. Throws `not_found`. */
export async function connectionOf(actor: Actor, id: string): Promise<ConnectionView | undefined> {
  const { store } = await installation();
  const row = await rowOf(store, store.db, actor, id);
  const scheme = schemeOf(connectorOf(row.connector, row), row.scheme);
  if (!isHttp(scheme) || !scheme.oauth2) return undefined;
  const { oauth2 } = scheme;
  const tokens = await grantSummary(actor, id);
  const wanted = wantedScopes({ oauth2, values: row.values });
  const clients = tokens?.oauthClient === undefined ? [] : await listOAuthClients(actor, row.connector);
  const shared = clients.find((each) => each.id === tokens?.oauthClient);
  return {
    grant: oauth2.grant,
    personal: isPersonal(oauth2.grant),
    wanted,
    tokens,
    missing: tokens ? missingScopes(wanted, tokens.scopes) : [],
    client: shared && {
      id: shared.id,
      name: shared.name,
      ...(shared.flaggedAt === undefined
        ? {}
        : { refused: { says: shared.flagReason ?? "invalid_client", at: shared.flaggedAt } }),
    },
    mayConnect: may(actor, "credential.edit"),
    mayMend: may(actor, "oauthClient.manage"),
  };
}

export function isPersonal(grant: OAuthGrant | undefined): boolean {
  return comesBack(grant) || grant === "device_code";
}
