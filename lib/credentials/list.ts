import { and, asc, count, desc, eq, gte, inArray, isNull, like, lt, notExists, or, type SQL, sql } from "drizzle-orm";
import { type CredentialSummary, expiresSoonMs } from "@/connectors/kit";
import { type Actor, authorize, may } from "@/lib/actor";
import type { Store } from "@/lib/db/store";
import { installation } from "@/lib/installation";
import { namesIn, summaryColumns, summaryOf } from "./row";
import { tagged } from "./tag";
import { type Way, wayCondition } from "./ways";

/**
 * The list, filtered, sorted and paged in the database: a page costs the same however many there are. Every credential
 * is in exactly one of the status filters, the one whose mark it shows: `expiring` is valid with its end in sight.
 */
export const statusFilters = ["valid", "limited", "invalid", "unknown", "expiring", "draft", "disabled"] as const;
export type StatusFilter = (typeof statusFilters)[number];
export const sorts = ["changed", "name", "status", "checked", "expiry"] as const;
export type Sort = (typeof sorts)[number];

export type ListQuery = {
  status?: StatusFilter;
  /** Only these. */
  ids?: readonly string[];
  connector?: string;
  scheme?: string;
  /** A family of authentication types. */
  way?: Way;
  /** Exactly this tag. */
  tag?: string;
  environment?: string;
  /** A user id, or `none`. */
  caretaker?: string;
  /** Older than this many days, and without a call in as many. */
  unusedDays?: number;
  q?: string;
  sort?: Sort;
  /** From 1. */
  page?: number;
  /** Rows a page, 1-200; 50 by default. */
  size?: number;
};

/** A line of the list; an editor may delete only what is their own. */
export type ListedCredential = CredentialSummary & { removable: boolean };
export type CredentialPage = { items: ListedCredential[]; total: number; page: number; pages: number };
export type StatusCounts = Readonly<Record<StatusFilter | "all", number>>;

export async function listCredentials(actor: Actor, query: ListQuery = {}): Promise<CredentialPage> {
  authorize(actor, "credential.list");
  const { store } = await installation();
  const { credentials } = store.t;
  const where = and(conditions(store, actor, query), await wayCondition(store, actor, query.way));
  const size = Math.min(Math.max(query.size ?? 50, 1), 200);
  const [found] = await store.db.select({ total: count() }).from(credentials).where(where);
  const total = found?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / size));
  const page = Math.min(Math.max(query.page ?? 1, 1), pages);
  const rows = await store.db
    .select(summaryColumns(store))
    .from(credentials)
    .where(where)
    .orderBy(...order(store, query.sort ?? "changed"))
    .limit(size)
    .offset((page - 1) * size);
  const names = await namesIn(store, actor.workspaceId);
  const items = rows.map((row) => ({ ...summaryOf(row, names), removable: may(actor, "credential.delete", row) }));
  return { items, total, page, pages };
}

/** Of the whole workspace, whatever is filtered. */
export async function countByStatus(actor: Actor): Promise<StatusCounts> {
  authorize(actor, "credential.list");
  const { store } = await installation();
  const { credentials: c } = store.t;
  const mine = eq(c.workspaceId, actor.workspaceId);
  const rows = await store.db
    .select({ state: c.state, status: c.status, n: count() })
    .from(c)
    .where(mine)
    .groupBy(c.state, c.status);
  const [soon] = await store.db
    .select({ n: count() })
    .from(c)
    .where(and(mine, isExpiring(store)));
  const sum = (keep: (row: { state: string; status: string }) => boolean) =>
    rows.filter(keep).reduce((total, row) => total + row.n, 0);
  const active = (status: string) => sum((row) => row.state === "active" && row.status === status);
  return {
    all: sum(() => true),
    valid: active("valid") - (soon?.n ?? 0),
    limited: active("limited"),
    invalid: active("invalid"),
    unknown: active("unknown"),
    expiring: soon?.n ?? 0,
    draft: sum((row) => row.state === "draft"),
    disabled: sum((row) => row.state === "disabled"),
  };
}

/** Those in use that do not work, for the mark in the navigation: one look into an index. */
export async function countInvalid(actor: Actor): Promise<number> {
  authorize(actor, "credential.list");
  const { store } = await installation();
  const { credentials: c } = store.t;
  const [found] = await store.db
    .select({ n: count() })
    .from(c)
    .where(and(eq(c.workspaceId, actor.workspaceId), eq(c.state, "active"), eq(c.status, "invalid")));
  return found?.n ?? 0;
}

/** Applications that this workspace has credentials of, for the filter. */
export async function connectorsInUse(actor: Actor): Promise<{ connector: string; count: number }[]> {
  authorize(actor, "credential.list");
  const { store } = await installation();
  const { credentials: c } = store.t;
  return store.db
    .select({ connector: c.connector, count: count() })
    .from(c)
    .where(eq(c.workspaceId, actor.workspaceId))
    .groupBy(c.connector)
    .orderBy(desc(count()), asc(c.connector));
}

/** `mine` keeps to the actor's workspace. */
export function conditions(
  store: Store,
  actor: Actor,
  query: ListQuery,
  mine: SQL = eq(store.t.credentials.workspaceId, actor.workspaceId),
): SQL | undefined {
  const { credentials: c } = store.t;
  return and(
    mine,
    actor.kind === "token" && actor.reach !== "all" ? inArray(c.id, [...actor.reach]) : undefined,
    query.status === undefined ? undefined : statusCondition(store, query.status),
    query.ids === undefined ? undefined : inArray(c.id, [...query.ids]),
    query.connector === undefined ? undefined : eq(c.connector, query.connector),
    query.scheme === undefined ? undefined : eq(c.scheme, query.scheme),
    query.environment === undefined ? undefined : eq(c.environment, query.environment),
    query.caretaker === undefined ? undefined : caredBy(store, query.caretaker),
    query.tag === undefined ? undefined : tagged(store, query.tag),
    query.unusedDays === undefined ? undefined : isUnused(store, query.unusedDays),
    ...(query.q ?? "")
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== "")
      .slice(0, 8)
      .map((word) => like(c.search, sql`${`%${word.replace(/[\\%_]/g, "\\$&")}%`} ESCAPE '\\'`)),
  );
}

function statusCondition(store: Store, status: StatusFilter): SQL | undefined {
  const { credentials: c } = store.t;
  if (status === "draft" || status === "disabled") return eq(c.state, status);
  if (status === "expiring") return isExpiring(store);
  if (status === "valid") return and(eq(c.state, "active"), eq(c.status, status), isLasting(store));
  return and(eq(c.state, "active"), eq(c.status, status));
}

function caredBy(store: Store, caretaker: string): SQL | undefined {
  const { credentials: c } = store.t;
  return caretaker === "none" ? isNull(c.caretaker) : eq(c.caretaker, caretaker);
}

/** What is younger has had no time to be used. */
function isUnused(store: Store, days: number): SQL | undefined {
  const { credentials: c, uses: u } = store.t;
  const since = Date.now() - days * dayMs;
  const used = store.db
    .select({ one: sql`1` })
    .from(u)
    .where(and(eq(u.credentialId, c.id), gte(u.day, Math.floor(since / dayMs))));
  return and(lt(c.createdAt, since), notExists(used));
}

const dayMs = 86_400_000;

function isExpiring(store: Store): SQL | undefined {
  const { credentials: c } = store.t;
  return and(eq(c.state, "active"), eq(c.status, "valid"), lt(c.expiresAt, Date.now() + expiresSoonMs));
}

function isLasting(store: Store): SQL | undefined {
  const { credentials: c } = store.t;
  return or(isNull(c.expiresAt), gte(c.expiresAt, Date.now() + expiresSoonMs));
}

export function order(store: Store, sort: Sort): SQL[] {
  const { credentials: c } = store.t;
  const last = [desc(c.updatedAt), desc(c.id)];
  switch (sort) {
    case "name":
      return [asc(sql`lower(${c.name})`), asc(c.id)];
    case "status":
      return [
        asc(sql`CASE ${c.status} WHEN 'invalid' THEN 0 WHEN 'unknown' THEN 1 WHEN 'limited' THEN 2 ELSE 3 END`),
        ...last,
      ];
    case "checked":
      return [desc(c.checkedAt), desc(c.id)];
    case "expiry":
      return [asc(sql`coalesce(${c.expiresAt}, 9007199254740991)`), ...last];
    default:
      return last;
  }
}

/** Other credentials of this workspace that are the same account at the same application. */
export async function sameAccount(
  store: Store,
  actor: Actor,
  connector: string,
  identity: string,
  except?: string,
): Promise<{ id: string; name: string }[]> {
  const { credentials: c } = store.t;
  const rows = await store.db
    .select({ id: c.id, name: c.name })
    .from(c)
    .where(or(and(eq(c.workspaceId, actor.workspaceId), eq(c.connector, connector), eq(c.identity, identity))))
    .limit(5);
  return rows.filter((row) => row.id !== except);
}
