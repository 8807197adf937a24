import { and, count, desc, eq, gt, gte, inArray, isNull, ne, notInArray, or, type SQL } from "drizzle-orm";
import type { Outcome, Reason } from "@/connectors/kit";
import { type Actor, authorize } from "@/lib/actor";
import { findConnector } from "@/lib/catalog";
import type { DB } from "@/lib/db/store";
import { eventActor, record } from "@/lib/events";
import { newId } from "@/lib/id";
import { type Installation, installation } from "@/lib/installation";
import { forgetNotices, notify } from "@/lib/notifications/notice";
import { notePlace } from "@/lib/rechecks/plan";
import { keyOf, namesHost, type Place, placeFrom, placeOf } from "./place";
import { type CredentialRow, rowOf } from "./row";

/**
 * Tells trouble at an application from trouble with a credential. When many credentials of one application fail alike
 * within five minutes, that is said once, and for half an hour none of them turns red for it; where people name the
 * host themselves, each host is looked at alone. What still fails alike after that is meant: the next incident of the
 * same kind is not believed before six hours have passed.
 */
export type IncidentKind = "silent" | "refusing";
export type Incident = {
  id: string;
  connector: string;
  connectorName: string;
  /** Of the trouble, where it is not all of the application. */
  host?: string;
  kind: IncidentKind;
  /** Credentials that had failed when it was noticed. */
  affected: number;
  startedAt: number;
  /** Milliseconds since 1970. */
  until: number;
};

const windowMs = 5 * 60_000;
const lastsMs = 30 * 60_000;
const silenceMs = 6 * 3_600_000;
/** So many are enough anywhere; a share of all counts from three on, because one of two is no crowd. */
const crowd = 5;
const share = 0.3;
const least = 3;

/** Those that are not over. */
export async function listIncidents(actor: Actor, now = Date.now()): Promise<Incident[]> {
  authorize(actor, "credential.list");
  const { store } = await installation();
  const { incidents: i } = store.t;
  const rows = await store.db
    .select()
    .from(i)
    .where(and(eq(i.workspaceId, actor.workspaceId), gt(i.until, now)))
    .orderBy(desc(i.startedAt));
  return rows.map(({ workspaceId, ...row }) => {
    const { connector, host } = placeFrom(row.connector);
    const connectorName = findConnector(connector, { workspaceId })?.name ?? connector;
    return { ...row, kind: row.kind as IncidentKind, connector, connectorName, ...(host ? { host } : {}) };
  });
}

/** The one that a credential may be caught in: trouble at its application, or at its host, that is not over. */
export async function incidentAround(actor: Actor, id: string, now = Date.now()): Promise<Incident | undefined> {
  authorize(actor, "credential.read");
  const { store } = await installation();
  const place = keyOf(placeOf(await rowOf(store, store.db, actor, id)));
  const incidents = await listIncidents(actor, now);
  return incidents.find(({ connector, host }) => keyOf({ connector, host }) === place);
}

/**
 * Joins the transaction that recorded a failure, and gives when the incident that it belongs to is over; undefined when
 * it stands alone. The one that makes the crowd full opens it, and takes back what turned red on the way there.
 */
export async function troubleUntil(
  home: Installation,
  tx: DB,
  row: CredentialRow,
  outcome: Outcome,
  at: number,
): Promise<number | undefined> {
  const kind = kindOf(outcome);
  if (kind === undefined) return undefined;
  const { incidents: i } = home.store.t;
  const place = placeOf(row);
  const mine = and(eq(i.workspaceId, row.workspaceId), eq(i.connector, keyOf(place)), eq(i.kind, kind));
  const [last] = await tx.select().from(i).where(mine).orderBy(desc(i.until)).limit(1);
  if (last && last.until > at) return last.until;
  if (last && last.until > at - silenceMs) return undefined;
  if (place.host !== undefined) await notePlace(home, tx, row, at);
  const kin = kinOf(home, row, place);
  const failed = await failedAlike(home, tx, row.workspaceId, kin, { kind, at });
  if (failed.length < least || (failed.length < crowd && failed.length < share * (await total(home, tx, kin))))
    return undefined;
  const until = at + lastsMs;
  const { workspaceId, connector } = row;
  const affected = failed.length;
  await tx
    .insert(i)
    .values({ id: newId("in"), workspaceId, connector: keyOf(place), kind, affected, startedAt: at, until });
  const who = eventActor({ kind: "system", name: "Keyrack", workspaceId });
  const application = findConnector(connector, row)?.name ?? connector;
  const name = `${application}${place.host ? ` at ${place.host}` : ""}`;
  await record(home, tx, who, "incident.noticed", { kind: "connector", id: connector, name }, { kind, affected });
  const data = { kind, affected, until };
  await notify(home, tx, {
    workspaceId,
    type: "incident.started",
    subject: { id: connector, name },
    connector,
    data,
    at,
  });
  if (kind === "refusing")
    await takeBack(home, tx, failed, at, { until, sentence: incidentSentence(application, until) });
  return until;
}

/** At a credential that is caught in one. */
export function incidentSentence(connectorName: string, until: number): string {
  const time = new Date(until).toISOString().slice(11, 16);
  return `${connectorName} fails many credentials alike, so none is called broken before ${time} UTC.`;
}

/** Places of a workspace whose refusals are not believed now, as `keyOf` writes them. */
export async function refusingNow({ store }: Installation, workspaceId: string, now: number): Promise<Set<string>> {
  const { incidents: i } = store.t;
  const active = and(eq(i.workspaceId, workspaceId), eq(i.kind, "refusing"), gt(i.until, now));
  const rows = await store.db.select({ connector: i.connector }).from(i).where(active);
  return new Set(rows.map(({ connector }) => connector));
}

/** What is the fault of one credential, of our own haste or of a rule here makes no crowd. */
function kindOf(outcome: Outcome): IncidentKind | undefined {
  if (outcome.outcome === "rejected") return refusals.includes(outcome.reason) ? "refusing" : undefined;
  return outcome.outcome === "inconclusive" && outages.includes(outcome.reason) ? "silent" : undefined;
}

const refusals: readonly Reason[] = ["invalid_credentials", "expired", "revoked", "account_locked", "invalid_client"];
const outages: readonly Reason[] = ["dns", "refused", "timeout", "tls", "server_error", "unexpected_response"];

/** The credentials of a place, by the host that the schedule has. Where it has none yet, one may be anywhere. */
function kinOf({ store }: Installation, row: CredentialRow, { connector, host }: Place): SQL | undefined {
  const { credentials: c, schedules: s } = store.t;
  const mine = and(eq(c.workspaceId, row.workspaceId), eq(c.connector, connector));
  if (host !== undefined) return and(mine, or(eq(s.host, host), isNull(s.host)));
  const elsewhere = (findConnector(connector, row)?.schemes ?? []).filter(namesHost).map(({ id }) => id);
  return elsewhere.length === 0 ? mine : and(mine, notInArray(c.scheme, elsewhere));
}

/** Ids of credentials that were not red before and failed in the window. */
async function failedAlike(
  { store }: Installation,
  tx: DB,
  workspaceId: string,
  kin: SQL | undefined,
  { kind, at }: { kind: IncidentKind; at: number },
): Promise<string[]> {
  const { verifications: v, credentials: c, schedules: s } = store.t;
  const since = at - windowMs;
  const reasons = kind === "refusing" ? refusals : outages;
  const alike = and(eq(v.workspaceId, workspaceId), gte(v.at, since), inArray(v.reason, [...reasons]));
  const rows = await tx
    .selectDistinct({ id: v.credentialId })
    .from(v)
    .innerJoin(c, eq(c.id, v.credentialId))
    .leftJoin(s, eq(s.credentialId, c.id))
    .where(and(alike, kin, or(ne(c.status, "invalid"), gte(c.statusSince, since))));
  return rows.map(({ id }) => id);
}

async function total({ store }: Installation, tx: DB, kin: SQL | undefined): Promise<number> {
  const { credentials: c, schedules: s } = store.t;
  const [row] = await tx
    .select({ n: count() })
    .from(c)
    .leftJoin(s, eq(s.credentialId, c.id))
    .where(and(kin, eq(c.state, "active")));
  return row?.n ?? 0;
}

/** The first of the crowd turned red before there was one: in doubt again, and their tokens are tried once more after it. */
async function takeBack(
  home: Installation,
  tx: DB,
  failed: readonly string[],
  at: number,
  { until, sentence }: { until: number; sentence: string },
) {
  const { credentials: c, grants: g } = home.store.t;
  const red = and(inArray(c.id, [...failed]), eq(c.status, "invalid"), gte(c.statusSince, at - windowMs));
  const back = await tx
    .update(c)
    .set({ status: "unknown", sentence, statusSince: at, suspectedAt: at })
    .where(red)
    .returning({ id: c.id });
  const again = back.map(({ id }) => id);
  await forgetNotices(home, tx, again, "credential.invalid");
  if (again.length > 0) await tx.update(g).set({ retryAt: until, dueAt: until }).where(inArray(g.credentialId, again));
}
