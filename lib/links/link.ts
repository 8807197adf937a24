import { createHash, randomBytes } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import type { Actor } from "@/lib/actor";
import type { DB, Store } from "@/lib/db/store";
import { AppError, notFound } from "@/lib/errors";
import { publicUrl } from "@/lib/installation";
import type { Asked } from "./asked";

/** The rows of a link and of those who came by it, and the text in its address, of which only the hash is kept. */
export type LinkRow = Store["t"]["connectLinks"]["$inferSelect"];
export type VisitRow = Store["t"]["connectVisits"]["$inferSelect"];
export type StepRow = Store["t"]["connectSteps"]["$inferSelect"];
export type StepState = "open" | "stuck" | "choose" | "done" | "skipped";

/** 256 bits, base64url. */
export function newLinkText(): string {
  return randomBytes(32).toString("base64url");
}

export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

export async function linkAddress(text: string): Promise<string> {
  return `${(await publicUrl()).url}/connect/${text}`;
}

/** Undefined for what cannot be one, without asking the store. */
export async function linkBy(store: Store, db: DB, text: string): Promise<LinkRow | undefined> {
  if (!/^[\w-]{43}$/.test(text)) return undefined;
  const { connectLinks: l } = store.t;
  const [row] = await db
    .select()
    .from(l)
    .where(eq(l.hash, hashOf(text)));
  return row;
}

/** The workspace's own, or `not_found`. */
export async function ownLink(store: Store, db: DB, actor: Actor, id: string): Promise<LinkRow> {
  const { connectLinks: l } = store.t;
  const [row] = await db
    .select()
    .from(l)
    .where(and(eq(l.workspaceId, actor.workspaceId), eq(l.id, id)));
  if (!row) throw notFound();
  return row;
}

export function askedOf(row: Pick<LinkRow, "asked">): readonly Asked[] {
  return row.asked as Asked[];
}

export async function visitsOf(store: Store, db: DB, linkId: string): Promise<VisitRow[]> {
  const { connectVisits: v } = store.t;
  return db.select().from(v).where(eq(v.linkId, linkId)).orderBy(asc(v.startedAt), asc(v.id));
}

export async function stepsOf(store: Store, db: DB, visitId: string): Promise<StepRow[]> {
  const { connectSteps: s } = store.t;
  return db.select().from(s).where(eq(s.visitId, visitId)).orderBy(asc(s.position));
}

/** Nobody goes on with a link that is revoked or over. */
export function assertUsable(row: LinkRow): void {
  if (row.revokedAt !== null) throw new AppError("expired", "This link was withdrawn. Ask whoever sent it.");
  if (row.expiresAt <= Date.now()) throw new AppError("expired", "This link has run out. Ask for more time below.");
}

export function linkTarget(row: Pick<LinkRow, "id" | "audience">) {
  return { kind: "link", id: row.id, name: row.audience } as const;
}
