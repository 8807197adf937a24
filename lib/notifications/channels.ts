import { randomBytes } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import { type Actor, actorId, authorize } from "@/lib/actor";
import type { DB } from "@/lib/db/store";
import { AppError, notFound } from "@/lib/errors";
import type { EventAction } from "@/lib/event-action";
import { eventActor, record } from "@/lib/events";
import { newId } from "@/lib/id";
import { type Installation, installation } from "@/lib/installation";
import { newSigningSecret } from "@/lib/signatures/webhook";
import { type ChannelFacts, type ChannelInput, type ChannelKind, parseChannel } from "./input";
import type { NoticeType } from "./notice";
import { type ChannelSecret, openChannel, sealChannel } from "./secret";

/**
 * Where a workspace wants to be told: mail addresses, webhooks, Slack. Owners and admins keep them. An address of a
 * webhook is as good as a password, so it is sealed, and only its host is shown; a signing secret is shown once.
 */
export type ChannelRow = Installation["store"]["t"]["channels"]["$inferSelect"];
export type Channel = {
  id: string;
  kind: ChannelKind;
  name: string;
  place: string;
  events: NoticeType[];
  tags: string[];
  environments: string[];
  digestHour: number | null;
  pausedAt?: number;
  pausedWhy?: string;
  /** Until then the secret before still signs. */
  overlapUntil?: number;
};

const channelsAtMost = 20;
const overlapMs = 24 * 3_600_000;

export async function listChannels(actor: Actor): Promise<Channel[]> {
  authorize(actor, "notification.manage");
  const { store } = await installation();
  const { channels: ch } = store.t;
  const mine = eq(ch.workspaceId, actor.workspaceId);
  return (await store.db.select().from(ch).where(mine).orderBy(asc(ch.createdAt))).map(channelOf);
}

/** Throws `not_found`. */
export async function getChannel(actor: Actor, id: string): Promise<Channel> {
  authorize(actor, "notification.manage");
  const home = await installation();
  return channelOf(await channelRow(home, home.store.db, actor.workspaceId, id));
}

/** Gives the signing secret of a webhook, this once. Throws `invalid_fields`, `conflict` when there are twenty. */
export async function createChannel(
  actor: Actor,
  kind: ChannelKind,
  input: ChannelInput,
): Promise<{ id: string; signing?: string }> {
  authorize(actor, "notification.manage");
  const facts = parseChannel(kind, input, false);
  const home = await installation();
  const { channels: ch } = home.store.t;
  const id = newId("ch");
  const now = Date.now();
  const signing = kind === "webhook" ? newSigningSecret() : undefined;
  const secret = { ...(facts.url ? { url: facts.url } : {}), ...(signing ? { signing } : {}) };
  await home.store.write(async (tx) => {
    const others = await tx.select({ id: ch.id }).from(ch).where(eq(ch.workspaceId, actor.workspaceId));
    if (others.length >= channelsAtMost)
      throw new AppError("conflict", `There are ${channelsAtMost} channels already. Delete one first.`);
    await tx.insert(ch).values({
      id,
      workspaceId: actor.workspaceId,
      kind,
      ...columnsOf(facts),
      place: placeOf(facts),
      ...sealChannel(home, { id, workspaceId: actor.workspaceId, revision: 1 }, secret),
      createdAt: now,
      createdBy: actorId(actor),
      updatedAt: now,
    });
    await tell(home, tx, actor, "channel.created", { id, name: facts.name });
  });
  return { id, ...(signing ? { signing } : {}) };
}

/** An empty URL stays as it was. What was paused goes on. */
export async function updateChannel(actor: Actor, id: string, input: ChannelInput): Promise<void> {
  await change(actor, id, "channel.updated", (home, row) => {
    const facts = parseChannel(row.kind as ChannelKind, input, true);
    const sealed = facts.url === undefined ? {} : resealed(home, row, (secret) => ({ ...secret, url: facts.url }));
    const place = facts.url === undefined && facts.to.length === 0 ? row.place : placeOf(facts);
    return { ...columnsOf(facts), ...sealed, place, pausedAt: null, pausedWhy: null };
  });
}

/** A new signing secret, given this once; for a day the one before signs as well. */
export async function rotateChannelSecret(actor: Actor, id: string): Promise<string> {
  const signing = newSigningSecret();
  await change(actor, id, "channel.secret_rotated", (home, row) => {
    if (row.kind !== "webhook") throw new AppError("conflict", "Only a webhook has a signing secret.");
    const next = ({ signing: previous, ...rest }: ChannelSecret) => ({ ...rest, signing, previous });
    return { ...resealed(home, row, next), overlapUntil: Date.now() + overlapMs };
  });
  return signing;
}

export async function removeChannel(actor: Actor, id: string): Promise<void> {
  authorize(actor, "notification.manage");
  const home = await installation();
  const { channels: ch } = home.store.t;
  await home.store.write(async (tx) => {
    const row = await channelRow(home, tx, actor.workspaceId, id);
    await tx
      .update(ch)
      .set({ wrappedDek: randomBytes(74), blob: randomBytes(64) })
      .where(eq(ch.id, id));
    await tx.delete(ch).where(eq(ch.id, id));
    await tell(home, tx, actor, "channel.deleted", row);
  });
}

/** Of this workspace. Throws `not_found`. */
export async function channelRow(
  { store }: Installation,
  db: DB,
  workspaceId: string,
  id: string,
): Promise<ChannelRow> {
  const { channels: ch } = store.t;
  const mine = and(eq(ch.id, id), eq(ch.workspaceId, workspaceId));
  const [row] = await db.select().from(ch).where(mine);
  if (!row) throw notFound();
  return row;
}

async function change(
  actor: Actor,
  id: string,
  event: EventAction,
  work: (home: Installation, row: ChannelRow) => Partial<ChannelRow>,
): Promise<void> {
  authorize(actor, "notification.manage");
  const home = await installation();
  const { channels: ch } = home.store.t;
  await home.store.write(async (tx) => {
    const row = await channelRow(home, tx, actor.workspaceId, id);
    const next = work(home, row);
    await tx
      .update(ch)
      .set({ ...next, updatedAt: Date.now() })
      .where(eq(ch.id, id));
    await tell(home, tx, actor, event, { id, name: next.name ?? row.name });
  });
}

function tell(home: Installation, tx: DB, actor: Actor, event: EventAction, row: { id: string; name: string }) {
  return record(home, tx, eventActor(actor), event, { kind: "channel", id: row.id, name: row.name });
}

function resealed(home: Installation, row: ChannelRow, next: (secret: ChannelSecret) => ChannelSecret) {
  return sealChannel(home, { ...row, revision: row.revision + 1 }, next(openChannel(home, row)));
}

function columnsOf({ name, events, tags, environments, digestHour }: ChannelFacts) {
  return { name, events, tags, environments, digestHour };
}

function placeOf({ to, url }: ChannelFacts): string {
  return url === undefined ? to.join(", ") : new URL(url).host;
}

function channelOf(row: ChannelRow): Channel {
  return {
    id: row.id,
    kind: row.kind as ChannelKind,
    name: row.name,
    place: row.place,
    events: row.events as NoticeType[],
    tags: row.tags,
    environments: row.environments,
    digestHour: row.digestHour,
    ...(row.pausedAt === null ? {} : { pausedAt: row.pausedAt }),
    ...(row.pausedWhy === null ? {} : { pausedWhy: row.pausedWhy }),
    ...(row.overlapUntil === null || row.overlapUntil < Date.now() ? {} : { overlapUntil: row.overlapUntil }),
  };
}
