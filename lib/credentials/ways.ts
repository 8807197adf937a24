import { and, count, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { SchemeType } from "@/connectors/kit";
import { type Actor, authorize } from "@/lib/actor";
import { findConnector } from "@/lib/catalog";
import { keptRows } from "@/lib/db/kept-rows";
import type { Store } from "@/lib/db/store";
import { installation } from "@/lib/installation";

/**
 * Authentication types as people look for them: a few families, whatever each application calls its own. Which ones a
 * credential belongs to is known by the catalogue and not by the database, so the pairs in use are looked up first.
 */
export const ways = ["key", "password", "oauth", "signed", "certificate", "none"] as const;
export type Way = (typeof ways)[number];

/** Those that this workspace has credentials of, in the order above. */
export async function waysInUse(actor: Actor): Promise<Way[]> {
  authorize(actor, "credential.list");
  const { store } = await installation();
  const found = new Set((await pairs(store, actor)).map(({ way }) => way));
  return ways.filter((way) => found.has(way));
}

/** No condition without a way; one that nothing fulfils when nothing is of it. */
export async function wayCondition(store: Store, actor: Actor, way: Way | undefined): Promise<SQL | undefined> {
  if (way === undefined) return undefined;
  const { credentials: c } = store.t;
  const schemes = new Map<string, string[]>();
  for (const pair of await pairs(store, actor)) {
    if (pair.way === way) schemes.set(pair.connector, [...(schemes.get(pair.connector) ?? []), pair.scheme]);
  }
  const each = [...schemes].map(([connector, ids]) => and(eq(c.connector, connector), inArray(c.scheme, ids)));
  return each.length === 0 ? sql`1 = 0` : or(...each);
}

type Pair = { connector: string; scheme: string; way: Way };
const kept = keptRows<readonly Pair[]>();

/** Read once for each change of the store: it looks at every credential. */
async function pairs(store: Store, actor: Actor): Promise<readonly Pair[]> {
  return (await kept(store, actor.workspaceId, () => readPairs(store, actor))) ?? [];
}

async function readPairs(store: Store, actor: Actor): Promise<Pair[]> {
  const { credentials: c } = store.t;
  const rows = await store.db
    .select({ connector: c.connector, scheme: c.scheme, version: c.connectorVersion, n: count() })
    .from(c)
    .where(eq(c.workspaceId, actor.workspaceId))
    .groupBy(c.connector, c.scheme, c.connectorVersion);
  return rows.flatMap(({ connector, scheme, version }) => {
    const of = { workspaceId: actor.workspaceId, connectorVersion: version };
    const type = findConnector(connector, of)?.schemes.find(({ id }) => id === scheme)?.type;
    return type === undefined ? [] : [{ connector, scheme, way: families[type] }];
  });
}

const families: Readonly<Record<SchemeType, Way>> = {
  none: "none",
  apiKey: "key",
  bearer: "key",
  basic: "password",
  digest: "password",
  login: "password",
  userPassword: "password",
  oauth1: "oauth",
  oauth2: "oauth",
  jwt: "signed",
  signature: "signed",
  mtls: "certificate",
  privateKey: "certificate",
};
