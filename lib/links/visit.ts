import { and, eq, isNull } from "drizzle-orm";
import type { DB } from "@/lib/db/store";
import { AppError } from "@/lib/errors";
import { record } from "@/lib/events";
import { newId } from "@/lib/id";
import { type Installation, installation } from "@/lib/installation";
import { countTry } from "@/lib/limits";
import { notify } from "@/lib/notifications/notice";
import { askedOf, assertUsable, hashOf, type LinkRow, linkBy, linkTarget, visitsOf } from "./link";
import { type Key, updateStep, wayOf, wayWith } from "./visitor";

/**
 * The way of one browser through a link. Looking at it changes nothing, so that programs which read mail use nothing up;
 * the first step binds the link to that browser, and of two that take it at once one wins.
 */

/** Binds the browser, or goes on where it stopped. Throws `expired`, `conflict` when another one was first. */
export async function startVisit({ text, browser }: { text: string; browser: string }, address: string): Promise<void> {
  await countTry({ key: `connect start ${address}`, max: 120, windowMs: 15 * 60_000 });
  const home = await installation();
  const { store } = home;
  await store.write(async (tx) => {
    const link = await linkBy(store, tx, text);
    if (!link) throw new AppError("not_found", "There is no such link. Look whether its address is complete.");
    if (await wayOf(store, tx, link, browser)) return;
    assertUsable(link);
    const visits = await visitsOf(store, tx, link.id);
    const free = visits.find((each) => each.browser === null && each.finishedAt === null);
    if (free) await bind(home, tx, free.id, browser);
    else if (visits.length < link.uses) await begin(home, tx, link, browser);
    else throw new AppError("conflict", "Another browser was first. Go on there, or ask for the link to come here.");
    await record(home, tx, visitorOf(link, free?.id ?? "link"), "link.started", linkTarget(link));
  });
}

/** The same address then works in the next browser that takes it; this one is out. */
export async function handOn(key: Key): Promise<void> {
  const home = await installation();
  const { store } = home;
  await store.write(async (tx) => {
    const { link, visit } = await wayWith(store, tx, key);
    if (visit.finishedAt !== null) throw new AppError("conflict", "Everything is done already.");
    await tx
      .update(store.t.connectVisits)
      .set({ browser: null, seenAt: Date.now() })
      .where(eq(store.t.connectVisits.id, visit.id));
    await record(home, tx, visitorOf(link, visit.id), "link.handed_on", linkTarget(link));
  });
}

/** Leaves out what is optional, or takes it up again. */
export async function skipStep(key: Key, position: number, skipped: boolean): Promise<void> {
  const home = await installation();
  const { store } = home;
  await store.write(async (tx) => {
    const { link, steps } = await wayWith(store, tx, key);
    const step = steps.find((each) => each.position === position);
    const asked = askedOf(link)[position];
    if (!step || !asked?.optional || step.state === "done")
      throw new AppError("conflict", "Only what is optional can be left out.");
    await updateStep(store, tx, step, { state: skipped ? "skipped" : "open", reason: null });
  });
}

/** The visitor says that this was all. Throws `conflict` while something that is needed is missing. */
export async function finishVisit(key: Key): Promise<void> {
  const home = await installation();
  const { store } = home;
  await store.write(async (tx) => {
    const { link, visit, steps } = await wayWith(store, tx, key);
    const missing = steps.some(
      (step) => step.state !== "done" && step.state !== "skipped" && !askedOf(link)[step.position]?.optional,
    );
    if (missing) throw new AppError("conflict", "Something that is needed is not connected yet.");
    await endVisit(home, tx, link, visit.id);
  });
}

export async function endVisit(home: Installation, tx: DB, link: LinkRow, visitId: string): Promise<void> {
  const { connectVisits: v } = home.store.t;
  const now = Date.now();
  const open = and(eq(v.id, visitId), isNull(v.finishedAt));
  const ended = await tx.update(v).set({ finishedAt: now, seenAt: now }).where(open).returning({ id: v.id });
  if (ended.length === 0) return;
  const target = linkTarget(link);
  await record(home, tx, visitorOf(link, visitId), "link.finished", target);
  await notify(home, tx, { workspaceId: link.workspaceId, type: "link.finished", subject: target, at: now });
}

/** One click on a link that has run out; the sender sees it. Says nothing about links that are not there. */
export async function askAgain(text: string, address: string): Promise<void> {
  await countTry({ key: `connect ask ${address}`, max: 30, windowMs: 15 * 60_000 });
  const home = await installation();
  const { store } = home;
  const { connectLinks: l } = store.t;
  await store.write(async (tx) => {
    const link = await linkBy(store, tx, text);
    if (!link || link.revokedAt !== null || link.askedAgainAt !== null) return;
    await tx.update(l).set({ askedAgainAt: Date.now() }).where(eq(l.id, link.id));
    await record(home, tx, visitorOf(link, "link"), "link.asked_again", linkTarget(link));
  });
}

export function visitorOf(link: LinkRow, id: string) {
  return { kind: "visitor", id, name: link.audience, workspaceId: link.workspaceId };
}

async function bind({ store }: Installation, tx: DB, visitId: string, browser: string): Promise<void> {
  const { connectVisits: v } = store.t;
  await tx
    .update(v)
    .set({ browser: hashOf(browser), seenAt: Date.now() })
    .where(eq(v.id, visitId));
}

async function begin({ store }: Installation, tx: DB, link: LinkRow, browser: string): Promise<void> {
  const { connectVisits, connectSteps } = store.t;
  const now = Date.now();
  const id = newId("lv");
  const { workspaceId } = link;
  await tx.insert(connectVisits).values({
    id,
    linkId: link.id,
    workspaceId,
    browser: hashOf(browser),
    startedAt: now,
    seenAt: now,
    finishedAt: null,
  });
  const open = { workspaceId, state: "open", credentialId: null, reason: null, browser: null, at: now };
  await tx
    .insert(connectSteps)
    .values(askedOf(link).map((asked, position) => ({ visitId: id, position, scheme: asked.scheme, ...open })));
}
