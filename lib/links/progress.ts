import { and, desc, eq, inArray } from "drizzle-orm";
import type { Tile } from "@/connectors/kit";
import { type Actor, authorize } from "@/lib/actor";
import { findConnector } from "@/lib/catalog";
import { namesIn } from "@/lib/credentials/row";
import type { Store } from "@/lib/db/store";
import { installation } from "@/lib/installation";
import type { Asked } from "./asked";
import { askedOf, type LinkRow, ownLink, type StepRow, type StepState, type VisitRow } from "./link";

/** What the sender sees: how far everybody is, where somebody is stuck and why, and whose account was connected. */
export type LinkState = "waiting" | "opened" | "stuck" | "toConfirm" | "done" | "expired" | "revoked";
export type LinkSummary = {
  id: string;
  audience: string;
  state: LinkState;
  /** Somebody found it over and asks for more time: since when. */
  askedAgainAt: number | undefined;
  applications: readonly { position: number; id: string; name: string; tile: Tile | undefined; optional: boolean }[];
  /** Of one visit: steps done; of several: visits done. */
  progress: { done: number; of: number };
  uses: number;
  createdAt: number;
  createdBy: string;
  expiresAt: number;
  /** Last time that something happened. */
  changedAt: number;
};
export type VisitView = {
  id: string;
  startedAt: number;
  seenAt: number;
  finishedAt: number | undefined;
  /** Handed on, and nobody has taken it yet. */
  free: boolean;
  steps: readonly StepView[];
};
export type StepView = {
  position: number;
  application: string;
  optional: boolean;
  state: StepState;
  reason: string | undefined;
  at: number;
  credential: { id: string; name: string; account: string | undefined; unconfirmedAt: number | undefined } | undefined;
};
export type LinkDetail = LinkSummary & {
  email: string | undefined;
  note: string;
  returnUrl: string | undefined;
  sentAt: number | undefined;
  /** The credential that is to be connected again. */
  credential: string | undefined;
  visits: readonly VisitView[];
};

/** Newest first, at most 200. */
export async function listLinks(actor: Actor): Promise<LinkSummary[]> {
  authorize(actor, "link.read");
  const { store } = await installation();
  const { connectLinks: l } = store.t;
  const rows = await store.db
    .select()
    .from(l)
    .where(eq(l.workspaceId, actor.workspaceId))
    .orderBy(desc(l.createdAt))
    .limit(200);
  return (await detailsOf(store, actor, rows)).map(({ visits: _, note: __, ...summary }) => summary);
}

/** Throws `not_found`. */
export async function getLink(actor: Actor, id: string): Promise<LinkDetail> {
  authorize(actor, "link.read");
  const { store } = await installation();
  const row = await ownLink(store, store.db, actor, id);
  const [detail] = await detailsOf(store, actor, [row]);
  if (!detail) throw new Error("a link without its details");
  return detail;
}

/** By which link it was connected; undefined for others. */
export async function linkOf(actor: Actor, credential: string): Promise<{ id: string; audience: string } | undefined> {
  authorize(actor, "link.read");
  const { store } = await installation();
  const { connectLinks: l, connectVisits: v, connectSteps: s } = store.t;
  const [found] = await store.db
    .select({ id: l.id, audience: l.audience })
    .from(s)
    .innerJoin(v, eq(v.id, s.visitId))
    .innerJoin(l, eq(l.id, v.linkId))
    .where(and(eq(s.credentialId, credential), eq(s.workspaceId, actor.workspaceId)))
    .orderBy(desc(s.at))
    .limit(1);
  return found;
}

async function detailsOf(store: Store, actor: Actor, rows: readonly LinkRow[]): Promise<LinkDetail[]> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const { connectVisits: v, connectSteps: s, credentials: c } = store.t;
  const visits = await store.db.select().from(v).where(inArray(v.linkId, ids)).orderBy(v.startedAt);
  const found = await store.db
    .select({ step: s, name: c.name, label: c.label, identity: c.identity, unconfirmedAt: c.unconfirmedAt })
    .from(s)
    .innerJoin(v, eq(v.id, s.visitId))
    .leftJoin(c, and(eq(c.id, s.credentialId), eq(c.workspaceId, s.workspaceId)))
    .where(inArray(v.linkId, ids))
    .orderBy(s.position);
  const names = await namesIn(store, actor.workspaceId);
  return rows.map((row) => {
    const own = visits.filter((visit) => visit.linkId === row.id);
    const views = own.map((visit) =>
      visitView(
        row,
        visit,
        found.filter(({ step }) => step.visitId === visit.id),
      ),
    );
    return detailOf(row, views, names);
  });
}

type Found = {
  step: StepRow;
  name: string | null;
  label: string | null;
  identity: string | null;
  unconfirmedAt: number | null;
};

function visitView(row: LinkRow, visit: VisitRow, found: readonly Found[]): VisitView {
  return {
    id: visit.id,
    startedAt: visit.startedAt,
    seenAt: visit.seenAt,
    finishedAt: visit.finishedAt ?? undefined,
    free: visit.browser === null && visit.finishedAt === null,
    steps: found.map(({ step, name, label, identity, unconfirmedAt }) => {
      const asked = askedOf(row)[step.position];
      return {
        position: step.position,
        application: asked ? applicationOf(row, asked).name : "",
        optional: asked?.optional ?? false,
        state: step.state as StepState,
        reason: step.reason ?? undefined,
        at: step.at,
        credential:
          step.credentialId && name !== null && step.state === "done"
            ? {
                id: step.credentialId,
                name,
                account: label ?? identity ?? undefined,
                unconfirmedAt: unconfirmedAt ?? undefined,
              }
            : undefined,
      };
    }),
  };
}

function detailOf(row: LinkRow, visits: readonly VisitView[], names: ReadonlyMap<string, string>): LinkDetail {
  const asked = askedOf(row);
  const [first] = visits;
  const progress =
    row.uses > 1
      ? { done: visits.filter((each) => each.finishedAt !== undefined).length, of: row.uses }
      : { done: first?.steps.filter((each) => each.state === "done").length ?? 0, of: asked.length };
  return {
    id: row.id,
    audience: row.audience,
    email: row.email ?? undefined,
    note: row.note,
    returnUrl: row.returnUrl ?? undefined,
    sentAt: row.sentAt ?? undefined,
    credential: asked[0]?.credential,
    state: stateOf(row, visits),
    askedAgainAt: row.askedAgainAt ?? undefined,
    applications: asked.map((each, position) => ({ position, ...applicationOf(row, each) })),
    progress,
    uses: row.uses,
    createdAt: row.createdAt,
    createdBy: names.get(row.createdBy) ?? "somebody who left",
    expiresAt: row.expiresAt,
    changedAt: Math.max(row.createdAt, ...visits.map((each) => each.seenAt)),
    visits,
  };
}

/** What the sender has to know first: an account to confirm, then somebody who is stuck. */
function stateOf(row: LinkRow, visits: readonly VisitView[]): LinkState {
  const steps = visits.flatMap((each) => each.steps);
  if (steps.some((each) => each.credential?.unconfirmedAt !== undefined)) return "toConfirm";
  if (row.revokedAt !== null) return "revoked";
  if (visits.length >= row.uses && visits.every((each) => each.finishedAt !== undefined)) return "done";
  if (row.expiresAt <= Date.now()) return "expired";
  if (steps.some((each) => each.state === "stuck")) return "stuck";
  return visits.length > 0 ? "opened" : "waiting";
}

function applicationOf(row: LinkRow, asked: Asked) {
  const connector = findConnector(asked.connector, {
    workspaceId: row.workspaceId,
    connectorVersion: asked.connectorVersion,
  });
  return {
    id: asked.connector,
    name: connector?.name ?? asked.connector,
    tile: connector?.tile,
    optional: asked.optional,
  };
}
