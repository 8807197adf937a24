import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { findConnector } from "@/lib/catalog";
import type { DB } from "@/lib/db/store";
import { newId } from "@/lib/id";
import type { Installation } from "@/lib/installation";
import type { ChannelRow } from "./channels";
import type { NoticeType } from "./notice";
import type { Item } from "./words";

/**
 * Turns notices into messages. What changes its mind within a minute is not told, and what one application does to many
 * credentials becomes one message: notices wait a moment for others of their kind. Notices and the messages made of
 * them change hands in one commit, so none is lost or told twice.
 */
const settleMs: Readonly<Record<NoticeType, number>> = {
  "credential.invalid": 60_000,
  "credential.recovered": 60_000,
  "credential.expiring": 0,
  "link.finished": 0,
  "incident.started": 0,
};
/** While more of the same come in, it waits on, but not for ever. */
const quietMs = 20_000;
const longestMs = 10 * 60_000;

type NoticeRow = Installation["store"]["t"]["notices"]["$inferSelect"];

/** Gives how many messages were made. */
export async function planMessages(home: Installation, now: number): Promise<number> {
  const { notices: n } = home.store.t;
  if ((await home.store.db.select({ id: n.id }).from(n).limit(1)).length === 0) return 0;
  return home.store.write(async (tx) => {
    const rows = await tx.select().from(n).orderBy(asc(n.at)).limit(5_000);
    const groups = new Map<string, NoticeRow[]>();
    for (const row of rows) groups.set(groupOf(row), [...(groups.get(groupOf(row)) ?? []), row]);
    let made = 0;
    for (const group of groups.values()) if (isReady(group, now)) made += await turn(home, tx, group, now);
    return made;
  });
}

/** Each link is its own message, and each trouble, which may be at one host of many; expiries of all go together. */
function groupOf({ workspaceId, type, connector, id }: NoticeRow): string {
  if (type === "link.finished" || type === "incident.started") return id;
  return [workspaceId, type, type === "credential.expiring" ? "" : connector].join(" ");
}

function isReady(group: readonly NoticeRow[], now: number): boolean {
  const first = group[0];
  const last = group.at(-1);
  if (!first || !last) return false;
  const settle = settleMs[first.type as NoticeType] ?? 0;
  if (settle === 0 || now - first.at >= longestMs) return true;
  return now - first.at >= settle && now - last.at >= quietMs;
}

async function turn(home: Installation, tx: DB, group: readonly NoticeRow[], now: number): Promise<number> {
  const { notices: n, channels: ch } = home.store.t;
  const ids = group.map(({ id }) => id);
  await tx.delete(n).where(inArray(n.id, ids));
  const [first] = group;
  if (!first) return 0;
  const rows = await tx
    .select()
    .from(ch)
    .where(and(eq(ch.workspaceId, first.workspaceId), isNull(ch.pausedAt)));
  let made = 0;
  for (const channel of rows) {
    if (!channel.events.includes(first.type)) continue;
    const items = group.filter((notice) => concerns(channel, notice)).map(itemOf);
    if (items.length > 0) made += (await queueMessage(home, tx, channel, { type: first.type, items, now })).length;
  }
  return made;
}

/** Trouble at an application concerns everybody who wants to know of it, and so does a link, which has no tags. */
function concerns({ tags, environments }: ChannelRow, notice: NoticeRow): boolean {
  if (notice.type === "incident.started" || notice.type === "link.finished") return true;
  const tagged = tags.length === 0 || tags.some((tag) => notice.tags.includes(tag));
  return tagged && (environments.length === 0 || environments.includes(notice.environment ?? ""));
}

/**
 * Joins the transaction. One message for each mail address, one for any other channel; or a line in the next digest.
 * Gives their ids.
 */
export async function queueMessage(
  { store }: Installation,
  tx: DB,
  channel: ChannelRow,
  { type, items, now, atOnce = false }: { type: string; items: readonly Item[]; now: number; atOnce?: boolean },
): Promise<string[]> {
  const { deliveries: d } = store.t;
  const digest = channel.digestHour !== null && !atOnce;
  const recipients = channel.kind === "email" ? channel.place.split(", ") : [null];
  const ids: string[] = [];
  for (const recipient of recipients) {
    const open = digest ? await openDigest(store, tx, channel.id, recipient) : undefined;
    if (open) {
      await tx
        .update(d)
        .set({ items: [...open.items, ...items] })
        .where(eq(d.id, open.id));
      ids.push(open.id);
      continue;
    }
    const id = newId("dl");
    ids.push(id);
    await tx.insert(d).values({
      id,
      workspaceId: channel.workspaceId,
      channelId: channel.id,
      type: digest ? "digest" : type,
      recipient,
      items: [...items],
      digest,
      state: "waiting",
      dueAt: digest ? nextHour(channel.digestHour ?? 0, now) : now,
      attempts: 0,
      createdAt: now,
    });
  }
  return ids;
}

async function openDigest(store: Installation["store"], tx: DB, channelId: string, recipient: string | null) {
  const { deliveries: d } = store.t;
  const to = recipient === null ? isNull(d.recipient) : eq(d.recipient, recipient);
  const open = and(eq(d.channelId, channelId), eq(d.digest, true), eq(d.state, "waiting"), eq(d.attempts, 0), to);
  return (await tx.select({ id: d.id, items: d.items }).from(d).where(open).limit(1))[0];
}

function nextHour(hour: number, now: number): number {
  const day = new Date(now);
  const today = Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), hour);
  return today > now ? today : today + 86_400_000;
}

function itemOf(notice: NoticeRow): Item {
  const connector = notice.connector ?? undefined;
  const name = connector === undefined ? undefined : findConnector(connector, notice)?.name;
  return {
    id: notice.id,
    type: notice.type as NoticeType,
    at: notice.at,
    ...(connector === undefined ? {} : { connector, connectorName: name ?? connector }),
    subject: { id: notice.subjectId, name: notice.subjectName },
    ...(notice.environment === null ? {} : { environment: notice.environment }),
    tags: notice.tags,
    data: notice.data,
  };
}
