import { and, eq } from "drizzle-orm";
import type { Visitor } from "@/lib/actor";
import type { DB, Store } from "@/lib/db/store";
import { AppError } from "@/lib/errors";
import { type Asked, schemeAsked } from "./asked";
import {
  askedOf,
  assertUsable,
  hashOf,
  type LinkRow,
  linkBy,
  type StepRow,
  stepsOf,
  type VisitRow,
  visitsOf,
} from "./link";

/**
 * Who came by a link: the browser that holds both the address and what the first step put into its cookie. For one step
 * they become an actor that may hand in that one thing; before and after it they are nobody.
 */
export type Key = { text: string; browser: string | undefined };
export type Way = { link: LinkRow; visit: VisitRow; steps: readonly StepRow[] };
export type Step = { way: Way; asked: Asked; step: StepRow };

/** Of this browser; undefined for any other one. Looks only. */
export async function wayOf(
  store: Store,
  db: DB,
  link: LinkRow,
  browser: string | undefined,
): Promise<Way | undefined> {
  if (browser === undefined || browser === "") return undefined;
  const visit = (await visitsOf(store, db, link.id)).findLast((each) => each.browser === hashOf(browser));
  return visit && { link, visit, steps: await stepsOf(store, db, visit.id) };
}

/** Throws `not_found`, `expired`, and `forbidden` for a browser that the link is not bound to. */
export async function wayWith(store: Store, db: DB, { text, browser }: Key): Promise<Way> {
  const link = await linkBy(store, db, text);
  if (!link) throw new AppError("not_found", "There is no such link. Look whether its address is complete.");
  assertUsable(link);
  const way = await wayOf(store, db, link, browser);
  if (!way) throw new AppError("forbidden", "This link is open in another browser. Go on there, or ask for it here.");
  return way;
}

/** A step that waits for the visitor. Throws `not_found`, and `conflict` for one that is done. */
export async function stepWith(store: Store, db: DB, key: Key, position: number): Promise<Step> {
  const way = await wayWith(store, db, key);
  const step = way.steps.find((each) => each.position === position);
  const asked = askedOf(way.link)[position];
  if (!step || !asked) throw new AppError("not_found", "This link does not ask for that.");
  if (step.state === "done") throw connectedAlready();
  return { way, asked, step };
}

export function connectedAlready(): AppError {
  return new AppError("conflict", "This one is connected already. Go on with the next.");
}

/** Who may hand in this step with this authentication type, and nothing else. */
export function visitorAt({ way, asked, step }: Step, chosen: string | undefined): Visitor {
  const { link, visit } = way;
  const scheme = schemeAsked(asked, link, chosen ?? step.scheme ?? undefined);
  const credential = asked.credential ?? step.credentialId ?? undefined;
  return {
    kind: "visitor",
    visitId: visit.id,
    name: link.audience,
    workspaceId: link.workspaceId,
    asked: { connector: asked.connector, scheme: scheme.id, ...(credential ? { credential } : {}) },
  };
}

export async function updateStep(store: Store, tx: DB, step: StepRow, set: Partial<StepRow>): Promise<void> {
  const { connectSteps: s, connectVisits: v } = store.t;
  const at = Date.now();
  await tx
    .update(s)
    .set({ ...set, at })
    .where(and(eq(s.visitId, step.visitId), eq(s.position, step.position)));
  await tx.update(v).set({ seenAt: at }).where(eq(v.id, step.visitId));
}
