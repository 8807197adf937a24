import { and, eq, isNotNull } from "drizzle-orm";
import { type Actor, authorize } from "@/lib/actor";
import { removeCredential } from "@/lib/credentials/change";
import { rowOf } from "@/lib/credentials/row";
import type { DB } from "@/lib/db/store";
import { AppError } from "@/lib/errors";
import type { EventAction } from "@/lib/event-action";
import { eventActor, record } from "@/lib/events";
import { type Installation, installation } from "@/lib/installation";
import { hours } from "./create";
import { askedOf, type LinkRow, linkTarget, ownLink } from "./link";

/** What the sender does with a link that is out: end it, give it time, let another browser go on, judge what came. */

export async function revokeLink(actor: Actor, id: string): Promise<void> {
  await change(actor, id, "link.revoked", async ({ store }, tx, row) => {
    const { connectLinks: l } = store.t;
    if (row.revokedAt === null) await tx.update(l).set({ revokedAt: Date.now() }).where(eq(l.id, row.id));
  });
}

/** From now on, for so many hours at least; the address stays the same. */
export async function extendLink(actor: Actor, id: string, more: number = hours.usual): Promise<void> {
  if (!(more >= hours.least && more <= hours.most))
    throw new AppError("invalid_fields", "Choose from 1 hour to 30 days.", { fields: { hours: "1 hour to 30 days." } });
  await change(actor, id, "link.extended", async ({ store }, tx, row) => {
    if (row.revokedAt !== null) throw new AppError("conflict", "This link is revoked. Make another one.");
    const { connectLinks: l } = store.t;
    const expiresAt = Math.max(row.expiresAt, Date.now() + more * 3_600_000);
    await tx.update(l).set({ expiresAt, askedAgainAt: null }).where(eq(l.id, row.id));
  });
}

/** For somebody who lost the browser they began in: the next one that opens the link goes on there. */
export async function releaseLink(actor: Actor, id: string): Promise<void> {
  await change(actor, id, "link.released", async ({ store }, tx, row) => {
    const { connectVisits: v } = store.t;
    const open = (await tx.select().from(v).where(eq(v.linkId, row.id))).filter((each) => each.finishedAt === null);
    if (open.length === 0) throw new AppError("conflict", "Nobody is on the way. The link is open to any browser.");
    for (const each of open) await tx.update(v).set({ browser: null }).where(eq(v.id, each.id));
  });
}

/** From now on it may be used. `credential.edit` is enough: whoever looks after credentials knows the accounts. */
export async function confirmAccount(actor: Actor, credential: string): Promise<void> {
  authorize(actor, "link.manage");
  const home = await installation();
  const { store } = home;
  const { credentials: c } = store.t;
  await store.write(async (tx) => {
    const row = await rowOf(store, tx, actor, credential);
    if (row.unconfirmedAt === null) return;
    if (row.state === "draft") throw new AppError("conflict", "It is not connected yet.");
    await tx
      .update(c)
      .set({ unconfirmedAt: null })
      .where(and(eq(c.id, row.id), isNotNull(c.unconfirmedAt)));
    const target = { kind: "credential", id: row.id, name: row.name } as const;
    await record(home, tx, eventActor(actor), "credential.confirmed", target, { label: row.label ?? "" });
  });
}

/** The wrong account: what was connected is deleted, and the link asks for it once more. */
export async function declineAccount(actor: Actor, id: string, credential: string): Promise<void> {
  authorize(actor, "link.manage");
  const home = await installation();
  const { store } = home;
  const { connectVisits: v, connectSteps: s } = store.t;
  const row = await ownLink(store, store.db, actor, id);
  const [step] = await store.db
    .select({ visitId: s.visitId, position: s.position })
    .from(s)
    .innerJoin(v, eq(v.id, s.visitId))
    .where(and(eq(v.linkId, row.id), eq(s.credentialId, credential)));
  const found = await rowOf(store, store.db, actor, credential);
  if (!step || found.unconfirmedAt === null || askedOf(row)[step.position]?.credential !== undefined)
    throw new AppError("conflict", "There is nothing to decline here.");
  const askAnew = async (tx: DB) => {
    const open = { state: "open", credentialId: null, reason: null, browser: null, at: Date.now() };
    await tx
      .update(s)
      .set(open)
      .where(and(eq(s.visitId, step.visitId), eq(s.position, step.position)));
    await tx.update(v).set({ finishedAt: null }).where(eq(v.id, step.visitId));
  };
  await removeCredential(actor, credential, { also: askAnew });
}

async function change(
  actor: Actor,
  id: string,
  action: EventAction,
  work: (home: Installation, tx: DB, row: LinkRow) => Promise<void>,
): Promise<void> {
  authorize(actor, "link.manage");
  const home = await installation();
  await home.store.write(async (tx) => {
    const row = await ownLink(home.store, tx, actor, id);
    await work(home, tx, row);
    await record(home, tx, eventActor(actor), action, linkTarget(row));
  });
}
