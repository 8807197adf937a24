import { isHttp } from "@/connectors/kit";
import type { Actor } from "@/lib/actor";
import { connectorOf, schemeOf } from "@/lib/catalog";
import { rowOf } from "@/lib/credentials/row";
import { grantRow } from "@/lib/grants/grant";
import { installation } from "@/lib/installation";
import { type DeviceStarted, startDevice } from "./device";
import { type Start, type Started, startAuthorization } from "./start";
import { connectionOf } from "./view";

/** Begins a connection in the way that the credential's authentication type wants: in this browser, or with a code. */
export type Begun = { started: Started } | { device: DeviceStarted };

/** Throws what `startAuthorization` and `startDevice` throw. */
export async function beginConnection(actor: Actor, start: Start): Promise<Begun> {
  const { store } = await installation();
  const row = await rowOf(store, store.db, actor, start.credential);
  const scheme = schemeOf(connectorOf(row.connector, row), row.scheme);
  const { browser: _, ...rest } = start;
  if (isHttp(scheme) && scheme.oauth2?.grant === "device_code") return { device: await startDevice(actor, rest) };
  return { started: await startAuthorization(actor, start) };
}

/** With the OAuth client of the last time. Only the same account is taken. */
export async function reconnect(actor: Actor, credential: string, browser: string | undefined): Promise<Begun> {
  const home = await installation();
  const row = await rowOf(home.store, home.store.db, actor, credential);
  const oauthClient = (await grantRow(home, home.store.db, row.id))?.oauthClientId;
  // Somebody outside sees no scopes, so nothing is made to depend on them.
  const seen = actor.kind === "visitor" ? undefined : await connectionOf(actor, row.id);
  const askAgain = (seen?.missing.length ?? 0) > 0;
  return beginConnection(actor, {
    credential: row.id,
    ...(oauthClient ? { oauthClient } : {}),
    ...(browser === undefined ? {} : { browser }),
    ...(askAgain ? { askAgain } : {}),
  });
}
