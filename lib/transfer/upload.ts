import { and, eq, lt } from "drizzle-orm";
import { type Actor, actorId, authorize } from "@/lib/actor";
import type { DB } from "@/lib/db/store";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { type Installation, installation } from "@/lib/installation";
import { countTry } from "@/lib/limits";
import type { Choices } from "./plan";
import { readUpload } from "./read-upload";
import type { Reading } from "./record";
import type { Report } from "./report";

/**
 * What was uploaded, between looking at it and confirming: sealed, for ten minutes, and only for the person who brought
 * it. It lies beside the checks, which are kept in the same way and cleared away by the same broom.
 */
const kind = "keyrack.import";
const lifeMs = 10 * 60_000;

/** Gives the id under which it can be looked at. Throws what `readUpload` throws, and `rate_limited`. */
export async function keepUpload(actor: Actor, bytes: Buffer, passphrase: string): Promise<string> {
  authorize(actor, "credential.create");
  // Opening a sealed file is work, and a passphrase may be guessed at.
  await countTry({ key: `import ${actorId(actor)}`, max: 20, windowMs: 10 * 60_000 });
  const reading = await readUpload(bytes, passphrase);
  if (reading.records.length === 0 && reading.unread.length === 0)
    throw new AppError("invalid_request", "There is no credential in this file.");
  const home = await installation();
  const id = newId("ck");
  const sealed = sealedReading(home, actor, id, reading);
  const { checks } = home.store.t;
  await home.store.write(async (tx) => {
    await tx.delete(checks).where(lt(checks.expiresAt, Date.now()));
    await tx.insert(checks).values({
      id,
      workspaceId: actor.workspaceId,
      userId: actorId(actor),
      connector: kind,
      scheme: reading.format,
      ...sealed,
      result: {},
      expiresAt: Date.now() + lifeMs,
    });
  });
  return id;
}

/** What became of it so far, without anything that was in the file. */
type Progress = { report?: Report; chosen?: Choices; begun?: number };

export type OpenedUpload = { reading: Reading; report?: Report; until: number; chosen: Choices; begun: boolean };

/** Throws `expired`. With a report when it was imported already; then nothing else is left of it. */
export async function openUpload(actor: Actor, id: string): Promise<OpenedUpload> {
  authorize(actor, "credential.create");
  const { store, vault } = await installation();
  const { checks } = store.t;
  const [row] = await store.db
    .select()
    .from(checks)
    .where(mine(actor, id, checks));
  if (!row || row.expiresAt < Date.now()) throw gone();
  const plain = vault.open({ ...row, revision: 1 }, placeOf(actor, id));
  const reading = JSON.parse(plain.toString("utf8")) as Reading;
  plain.fill(0);
  const { report, chosen = { rows: {}, kinds: {} }, begun } = row.result as Progress;
  return { reading, until: row.expiresAt, chosen, begun: begun !== undefined, ...(report ? { report } : {}) };
}

/** Keeps what was decided on one page of the plan for the others, and for the import. Throws `expired`. */
export async function keepChoices(actor: Actor, id: string, change: (before: Choices) => Choices): Promise<Choices> {
  authorize(actor, "credential.create");
  const { store } = await installation();
  return store.write(async (tx) => {
    const before = await progressOf(store, tx, actor, id);
    if (!before || before.report || before.begun !== undefined) throw gone();
    const chosen = change(before.chosen ?? { rows: {}, kinds: {} });
    await tx
      .update(store.t.checks)
      .set({ result: { ...before, chosen } })
      .where(mine(actor, id, store.t.checks));
    return chosen;
  });
}

/** Before the first of many portions. False when it was begun, used or thrown away before. */
export async function beginUpload({ store }: Installation, actor: Actor, id: string): Promise<boolean> {
  return store.write(async (tx) => {
    const before = await progressOf(store, tx, actor, id);
    if (!before || before.report || before.begun !== undefined) return false;
    await tx
      .update(store.t.checks)
      .set({ result: { ...before, begun: Date.now() } })
      .where(mine(actor, id, store.t.checks));
    return true;
  });
}

/** In place of the content. False when it was used or thrown away before. */
export async function closeUpload(
  home: Installation,
  tx: DB,
  actor: Actor,
  id: string,
  report: Report,
): Promise<boolean> {
  const before = await progressOf(home.store, tx, actor, id);
  if (!before || before.report) return false;
  const empty = sealedReading(home, actor, id, { format: "keyrack", records: [], unread: [] });
  const { checks } = home.store.t;
  await tx
    .update(checks)
    .set({ ...empty, result: { report } })
    .where(mine(actor, id, checks));
  return true;
}

async function progressOf(
  { t }: Installation["store"],
  tx: DB,
  actor: Actor,
  id: string,
): Promise<Progress | undefined> {
  const [row] = await tx
    .select({ result: t.checks.result })
    .from(t.checks)
    .where(mine(actor, id, t.checks));
  return row && (row.result as Progress);
}

function gone(): AppError {
  return new AppError("expired", "This file was brought more than ten minutes ago. Choose it again.");
}

export async function dropUpload(actor: Actor, id: string): Promise<void> {
  const { store } = await installation();
  await store.write(async (tx) => void (await tx.delete(store.t.checks).where(mine(actor, id, store.t.checks))));
}

function mine(actor: Actor, id: string, checks: Installation["store"]["t"]["checks"]) {
  const own = and(eq(checks.workspaceId, actor.workspaceId), eq(checks.userId, actorId(actor)));
  return and(eq(checks.id, id), eq(checks.connector, kind), own);
}

function sealedReading({ vault }: Installation, actor: Actor, id: string, reading: Reading) {
  const plain = Buffer.from(JSON.stringify(reading), "utf8");
  const { wrappedDek, blob } = vault.sealNew(placeOf(actor, id), plain);
  plain.fill(0);
  return { wrappedDek, blob };
}

function placeOf(actor: Actor, id: string) {
  return { workspaceId: actor.workspaceId, recordId: id, field: "import", revision: 1 };
}
