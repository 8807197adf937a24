import { and, desc, eq, inArray, lt, or } from "drizzle-orm";
import { type Actor, authorize } from "@/lib/actor";
import { AppError, notFound } from "@/lib/errors";
import { newId } from "@/lib/id";
import { type Installation, installation } from "@/lib/installation";
import { countTry } from "@/lib/limits";
import { canMail } from "@/lib/mail/send";
import { quarantineSentence } from "@/lib/quarantine";
import { channelRow } from "./channels";
import { deliverDue } from "./deliver";
import { queueMessage } from "./plan";
import { type Item, wordsOf } from "./words";

/** What was sent, what waits and what did not arrive, for owners and admins; they may send one again, or a test. */
export type Delivery = {
  id: string;
  channel: { id: string; name: string };
  title: string;
  recipient?: string;
  state: "waiting" | "sent" | "failed";
  attempts: number;
  createdAt: number;
  lastAt?: number;
  lastStatus?: number;
  lastDetail?: string;
  /** Of the next try. */
  dueAt?: number;
};

/** Newest first; `before` is the last one already shown. */
export async function listDeliveries(
  actor: Actor,
  options: { channel?: string; limit?: number; before?: { at: number; id: string } } = {},
): Promise<Delivery[]> {
  authorize(actor, "notification.manage");
  const { store } = await installation();
  const { deliveries: d, channels: ch } = store.t;
  const { channel, limit = 25, before } = options;
  const older = before && or(lt(d.createdAt, before.at), and(eq(d.createdAt, before.at), lt(d.id, before.id)));
  const rows = await store.db
    .select({ d, channel: { id: ch.id, name: ch.name } })
    .from(d)
    .innerJoin(ch, eq(ch.id, d.channelId))
    .where(
      and(eq(d.workspaceId, actor.workspaceId), channel === undefined ? undefined : eq(d.channelId, channel), older),
    )
    .orderBy(desc(d.createdAt), desc(d.id))
    .limit(limit);
  return rows.map(({ d: row, channel: of }) => ({
    id: row.id,
    channel: of,
    title: wordsOf(row.items as Item[], row.digest, "").title,
    ...(row.recipient === null ? {} : { recipient: row.recipient }),
    state: row.state as Delivery["state"],
    attempts: row.attempts,
    createdAt: row.createdAt,
    ...(row.lastAt === null ? {} : { lastAt: row.lastAt }),
    ...(row.lastStatus === null ? {} : { lastStatus: row.lastStatus }),
    ...(row.lastDetail === null ? {} : { lastDetail: row.lastDetail }),
    ...(row.dueAt === null ? {} : { dueAt: row.dueAt }),
  }));
}

/** Whether this Keyrack has a mail server. */
export async function mailIsSet(actor: Actor): Promise<boolean> {
  authorize(actor, "notification.manage");
  return canMail(await installation());
}

/** The same message under the same id, now. Throws `not_found`, `conflict` while it waits for its hour. */
export async function redeliver(actor: Actor, id: string): Promise<void> {
  authorize(actor, "notification.manage");
  const home = await installation();
  const { deliveries: d } = home.store.t;
  const mine = and(eq(d.id, id), eq(d.workspaceId, actor.workspaceId));
  if ((await home.store.db.select({ id: d.id }).from(d).where(mine)).length === 0) throw notFound();
  await limited(actor);
  await home.store.write(async (tx) => {
    const [row] = await tx.select().from(d).where(mine);
    if (!row) throw notFound();
    if (row.digest && row.attempts === 0)
      throw new AppError("conflict", "This one still collects. It goes out at its hour.");
    if (row.leaseUntil !== null && row.leaseUntil > Date.now())
      throw new AppError("conflict", "It is being sent at this moment.");
    await tx.update(d).set({ state: "waiting", dueAt: Date.now(), firstTriedAt: null }).where(mine);
  });
  await deliverDue(home, { only: [id] });
}

/** Sends a test at once and gives what became of it; of several mail addresses that of the first that failed. */
export async function sendTest(actor: Actor, channelId: string): Promise<{ sent: boolean; detail?: string }> {
  authorize(actor, "notification.manage");
  const home = await installation();
  const { paused } = await channelState(home, actor, channelId);
  if (paused) throw new AppError("conflict", "This channel is paused. Save it to resume it.");
  await limited(actor);
  const now = Date.now();
  const item: Item = {
    id: newId("no"),
    type: "test",
    at: now,
    subject: { id: channelId, name: "test" },
    tags: [],
    data: {},
  };
  const ids = await home.store.write(async (tx) => {
    const channel = await channelRow(home, tx, actor.workspaceId, channelId);
    return queueMessage(home, tx, channel, { type: "test", items: [item], now, atOnce: true });
  });
  await deliverDue(home, { only: ids });
  const rows = await endedRows(home, ids);
  const failed = rows.find(({ state }) => state !== "sent");
  return failed ? { sent: false, ...(failed.detail ? { detail: failed.detail } : {}) } : { sent: true };
}

async function channelState(home: Installation, actor: Actor, id: string): Promise<{ paused: boolean }> {
  return { paused: (await channelRow(home, home.store.db, actor.workspaceId, id)).pausedAt !== null };
}

/** The scheduler may have been faster and still be at it: then its try is waited for. */
async function endedRows({ store }: Installation, ids: readonly string[]) {
  const { deliveries: d } = store.t;
  for (let looks = 0; ; looks += 1) {
    const columns = { state: d.state, detail: d.lastDetail, leaseUntil: d.leaseUntil };
    const rows = await store.db
      .select(columns)
      .from(d)
      .where(inArray(d.id, [...ids]));
    if (looks === 80 || rows.every(({ leaseUntil }) => leaseUntil === null)) return rows;
    await new Promise((done) => setTimeout(done, 250));
  }
}

async function limited(actor: Actor): Promise<void> {
  if ((await installation()).quarantine.now) throw new AppError("conflict", quarantineSentence);
  await countTry({ key: `notify ${actor.workspaceId}`, max: 20, windowMs: 60_000 });
}
