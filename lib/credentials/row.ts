import { and, eq } from "drizzle-orm";
import type { CredentialSummary, Reason, Status } from "@/connectors/kit";
import { type Actor, reaches } from "@/lib/actor";
import { findConnector } from "@/lib/catalog";
import type { Owner } from "@/lib/custom-connectors/shelf";
import type { DB, Store } from "@/lib/db/store";
import { notFound } from "@/lib/errors";

/** A row of the table and what people see of it. The sealed part lives in another table and is not selected here. */
export type CredentialRow = Store["t"]["credentials"]["$inferSelect"];

/** The actor's own, or `not_found`: another workspace's, or one beyond a token's reach, looks like none. */
export async function rowOf(store: Store, db: DB, actor: Actor, id: string): Promise<CredentialRow> {
  const { credentials } = store.t;
  const rows = await db
    .select()
    .from(credentials)
    .where(and(eq(credentials.workspaceId, actor.workspaceId), eq(credentials.id, id)));
  const row = rows[0];
  if (!row || !reaches(actor, row.id)) throw notFound();
  return row;
}

/** The columns that a summary needs. */
export function summaryColumns(store: Store) {
  const { credentials: c } = store.t;
  return {
    id: c.id,
    name: c.name,
    workspaceId: c.workspaceId,
    connector: c.connector,
    connectorVersion: c.connectorVersion,
    scheme: c.scheme,
    state: c.state,
    status: c.status,
    reason: c.reason,
    sentence: c.sentence,
    identity: c.identity,
    label: c.label,
    verifiedAt: c.verifiedAt,
    checkedAt: c.checkedAt,
    statusSince: c.statusSince,
    expiresAt: c.expiresAt,
    unconfirmedAt: c.unconfirmedAt,
    caretaker: c.caretaker,
    tags: c.tags,
    environment: c.environment,
    createdAt: c.createdAt,
    createdBy: c.createdBy,
    updatedAt: c.updatedAt,
    updatedBy: c.updatedBy,
  };
}

type SummaryRow = Pick<CredentialRow, keyof ReturnType<typeof summaryColumns>>;

/** `names` gives the name of a user by id. */
export function summaryOf(row: SummaryRow, names: ReadonlyMap<string, string>): CredentialSummary {
  const connector = findConnector(row.connector, row);
  const scheme = connector?.schemes.find((each) => each.id === row.scheme);
  return {
    id: row.id,
    name: row.name,
    connector: row.connector,
    connectorName: connector?.name ?? row.connector,
    tile: connector?.tile ?? { initials: row.connector.slice(0, 2).toUpperCase(), hue: 0 },
    scheme: row.scheme,
    schemeTitle: scheme?.title ?? row.scheme,
    status: row.status as Status,
    state: row.state as CredentialSummary["state"],
    ...(row.reason ? { reason: row.reason as Reason } : {}),
    sentence: row.sentence ?? "",
    ...(row.identity ? { identity: row.identity } : {}),
    ...(row.label ? { label: row.label } : {}),
    ...present("verifiedAt", row.verifiedAt),
    ...present("checkedAt", row.checkedAt),
    ...present("statusSince", row.statusSince),
    ...present("expiresAt", row.expiresAt),
    ...present("unconfirmedAt", row.unconfirmedAt),
    ...(row.caretaker === null
      ? {}
      : { caretaker: { id: row.caretaker, name: names.get(row.caretaker) ?? "somebody who left" } }),
    tags: row.tags,
    ...(row.environment ? { environment: row.environment } : {}),
    createdAt: row.createdAt,
    createdBy: names.get(row.createdBy) ?? "somebody who left",
    updatedAt: row.updatedAt,
    updatedBy: names.get(row.updatedBy) ?? "somebody who left",
  };
}

function present<K extends string>(key: K, value: number | null): { [P in K]?: number } {
  return value === null ? {} : ({ [key]: value } as { [P in K]: number });
}

/** Names of the people, API tokens and visitors by links of a workspace, by their ids. */
export async function namesIn(store: Store, workspaceId: string): Promise<Map<string, string>> {
  const { members, users } = store.t;
  const rows = await store.db
    .select({ id: users.id, name: users.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.workspaceId, workspaceId));
  const { apiTokens: t } = store.t;
  const tokens = await store.db.select({ id: t.id, name: t.name }).from(t).where(eq(t.workspaceId, workspaceId));
  const { connectLinks: l, connectVisits: v } = store.t;
  const visitors = await store.db
    .select({ id: v.id, name: l.audience })
    .from(v)
    .innerJoin(l, eq(l.id, v.linkId))
    .where(eq(v.workspaceId, workspaceId));
  return new Map([...rows, ...tokens, ...visitors].map(({ id, name }) => [id, name]));
}

/** What the search box looks through, lower case. */
export function searchText(
  name: string,
  connectorId: string,
  label: string | null,
  identity: string | null,
  of: Owner,
): string {
  const connector = findConnector(connectorId, of);
  return [name, connector?.name ?? connectorId, ...(connector?.aliases ?? []), label ?? "", identity ?? ""]
    .join("\n")
    .toLowerCase();
}
