import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Tables } from "@/drizzle/tables";
import { type Actor, authorize } from "@/lib/actor";
import { keptRows } from "@/lib/db/kept-rows";
import { prepared } from "@/lib/db/prepared";
import { notFound } from "@/lib/errors";
import { installation, openInstallationNow } from "@/lib/installation";
import { resolveReference } from "@/lib/reference";
import { conditions, type ListQuery } from "./list";

/**
 * The metadata of credentials as machines read it: lean, with one prepared statement for one. The sealed half is in
 * another table. Pages go by id, so that each credential is listed exactly once whatever changes meanwhile.
 */
export type Metadata = Awaited<ReturnType<ReturnType<typeof byId>["execute"]>>[number];

/** `reference` is an id or `@alias`. At once when the row is kept. Throws or rejects with `not_found`. */
export function readMetadata(actor: Actor, reference: string): Metadata | Promise<Metadata> {
  authorize(actor, "credential.read");
  const home = openInstallationNow();
  if (home === undefined) return installation().then(() => readMetadata(actor, reference));
  const { store } = home;
  const id = resolveReference(actor, reference);
  const found = rows(store, id, async () => (await byId(store.db, store.t).execute({ id }))[0]);
  return found instanceof Promise ? found.then((row) => own(actor, row)) : own(actor, found);
}

function own(actor: Actor, row: Metadata | undefined): Metadata {
  if (row === undefined || row.workspaceId !== actor.workspaceId) throw notFound();
  return row;
}

/** At most `limit` after the id `after`. */
export async function pageMetadata(
  actor: Actor,
  query: Pick<ListQuery, "status" | "connector" | "q" | "tag" | "environment">,
  page: { limit: number; after?: string | undefined },
): Promise<Metadata[]> {
  authorize(actor, "credential.list");
  const { store } = await installation();
  const { credentials: c } = store.t;
  // A database of one process is asked so that no index of the workspace fits: a page in the order of ids then needs no
  // sorting of all others. One that is shared weighs that by itself, and would read everything for such a condition.
  const plain = eq(c.workspaceId, actor.workspaceId);
  const mine = store.shared ? plain : sql`coalesce(${c.workspaceId}, '') = ${actor.workspaceId}`;
  return store.db
    .select(columns(store.t))
    .from(c)
    .where(and(conditions(store, actor, query, mine), page.after === undefined ? undefined : gt(c.id, page.after)))
    .orderBy(asc(c.id))
    .limit(page.limit);
}

const rows = keptRows<Metadata>();
const byId = prepared((db, t) =>
  db
    .select(columns(t))
    .from(t.credentials)
    .where(eq(t.credentials.id, sql.placeholder("id")))
    .prepare(),
);

function columns({ credentials: c }: Tables) {
  return {
    id: c.id,
    workspaceId: c.workspaceId,
    name: c.name,
    connector: c.connector,
    scheme: c.scheme,
    state: c.state,
    status: c.status,
    reason: c.reason,
    sentence: c.sentence,
    identity: c.identity,
    label: c.label,
    tags: c.tags,
    environment: c.environment,
    verifiedAt: c.verifiedAt,
    checkedAt: c.checkedAt,
    expiresAt: c.expiresAt,
    createdAt: c.createdAt,
    updatedAt: c.updatedAt,
  };
}
