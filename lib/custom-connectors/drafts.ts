import { and, desc, eq, lt } from "drizzle-orm";
import type { Values } from "@/connectors/kit";
import { type Actor, actorId, authorize } from "@/lib/actor";
import { AppError, notFound } from "@/lib/errors";
import { newId } from "@/lib/id";
import { installation } from "@/lib/installation";
import type { Definition } from "./definition";
import { toDefinition } from "./definition-form";
import { type DryRun, dryRun, hashOf } from "./dry-run";
import type { Content } from "./form";
import { type Saved, type Source, saveConnector } from "./save";

/**
 * A description that somebody is still writing. It may be incomplete, it holds no secret, and it can be used by nobody.
 * Guesses of an import stand in it until a person has confirmed each or written something else.
 */
export type Draft = {
  id: string;
  source: Source;
  content: Content;
  /** The application it is to become a new version of. */
  connectorId?: string;
  /** Of that application, when this was begun. */
  from?: number;
  /** A dry run with what it says now has worked. */
  proven: boolean;
  updatedAt: number;
};

const most = 50;
const lifeMs = 30 * 86_400_000;
type Stored = Content & { from?: number };

/** Gives its id. What nobody touched for thirty days goes. */
export async function startDraft(
  actor: Actor,
  draft: { source: Source; content: Content; connectorId?: string; from?: number },
): Promise<string> {
  authorize(actor, "connector.manage");
  const { store } = await installation();
  const { connectorDrafts: d } = store.t;
  const now = Date.now();
  const id = newId("cd");
  const content: Stored = { ...draft.content, ...(draft.from === undefined ? {} : { from: draft.from }) };
  await store.write(async (tx) => {
    await tx.delete(d).where(lt(d.updatedAt, now - lifeMs));
    const open = await tx.select({ id: d.id }).from(d).where(eq(d.workspaceId, actor.workspaceId));
    if (open.length >= most)
      throw new AppError("conflict", `There are ${most} unfinished applications. Finish or discard some.`);
    await tx.insert(d).values({
      id,
      workspaceId: actor.workspaceId,
      connectorId: draft.connectorId ?? null,
      source: draft.source,
      content,
      provenHash: null,
      createdAt: now,
      createdBy: actorId(actor),
      updatedAt: now,
    });
  });
  return id;
}

export async function listDrafts(
  actor: Actor,
): Promise<{ id: string; name: string; open: number; updatedAt: number }[]> {
  authorize(actor, "connector.manage");
  const { store } = await installation();
  const { connectorDrafts: d } = store.t;
  const rows = await store.db.select().from(d).where(eq(d.workspaceId, actor.workspaceId)).orderBy(desc(d.updatedAt));
  return rows.map((row) => {
    const content = row.content as Stored;
    return { id: row.id, name: content.about.name ?? "", open: unconfirmed(content).length, updatedAt: row.updatedAt };
  });
}

/** Throws `not_found`. */
export async function getDraft(actor: Actor, id: string): Promise<Draft> {
  authorize(actor, "connector.manage");
  const row = await rowOf(actor, id);
  const { from, ...content } = row.content as Stored;
  return {
    id,
    source: row.source as Source,
    content,
    ...(row.connectorId === null ? {} : { connectorId: row.connectorId }),
    ...(from === undefined ? {} : { from }),
    proven: row.provenHash !== null && row.provenHash === hashIfWhole(content),
    updatedAt: row.updatedAt,
  };
}

/** Keeps what was written. A guess is settled when it was confirmed or something else was written in its place. */
export async function keepDraft(
  actor: Actor,
  id: string,
  written: { about: Values; ways: readonly Values[]; confirmed: readonly string[] },
): Promise<Draft> {
  const before = await getDraft(actor, id);
  const guesses = before.content.guesses.map((guess) => ({
    ...guess,
    confirmed: written.confirmed.includes(guess.at) || valueAt(before.content, guess.at) !== valueAt(written, guess.at),
  }));
  return put(actor, before, { ...before.content, about: written.about, ways: written.ways, guesses });
}

export async function addWay(actor: Actor, id: string): Promise<void> {
  const draft = await getDraft(actor, id);
  if (draft.content.ways.length >= 8) throw new AppError("conflict", "An application can have at most eight ways in.");
  await put(actor, draft, { ...draft.content, ways: [...draft.content.ways, {}] });
}

/** Guesses about later ones move up with them. */
export async function removeWay(actor: Actor, id: string, index: number): Promise<void> {
  const draft = await getDraft(actor, id);
  const { ways, guesses } = draft.content;
  if (ways.length < 2) throw new AppError("conflict", "An application needs at least one way in.");
  const moved = guesses.flatMap((guess) => {
    const [, number, key] = /^ways\.(\d+)\.(.+)$/.exec(guess.at) ?? [];
    if (number === undefined || Number(number) < index) return [guess];
    return Number(number) === index ? [] : [{ ...guess, at: `ways.${Number(number) - 1}.${key}` }];
  });
  await put(actor, draft, { ...draft.content, ways: ways.filter((_, at) => at !== index), guesses: moved });
}

export async function discardDraft(actor: Actor, id: string): Promise<void> {
  authorize(actor, "connector.manage");
  await rowOf(actor, id);
  const { store } = await installation();
  const { connectorDrafts: d } = store.t;
  await store.write(async (tx) => void (await tx.delete(d).where(eq(d.id, id))));
}

/** Throws `invalid_fields` where the description is not whole yet. That it worked is remembered, the values are not. */
export async function tryDraft(actor: Actor, id: string, input: { scheme: string; values: unknown }): Promise<DryRun> {
  const { content } = await getDraft(actor, id);
  const definition = toDefinition(content);
  const run = await dryRun(actor, { definition, ...input });
  if (run.works) {
    const { store } = await installation();
    const { connectorDrafts: d } = store.t;
    await store.write(async (tx) => {
      await tx
        .update(d)
        .set({ provenHash: hashOf(definition) })
        .where(eq(d.id, id));
    });
  }
  return run;
}

/** Whole, and every guess decided. Throws `invalid_fields`, keyed as the form is. */
export function settled({ content }: Pick<Draft, "content">): Definition {
  const definition = toDefinition(content);
  const open = unconfirmed(content);
  if (open.length === 0) return definition;
  throw new AppError(
    "invalid_fields",
    "Some of this was only guessed from the document. Confirm or correct what is marked.",
    { fields: Object.fromEntries(open.map(({ at }) => [at, "Confirm this guess, or write what is right."])) },
  );
}

/** Becomes an application, or a new version of one. Throws `invalid_fields` while a guess is not settled. */
export async function finishDraft(actor: Actor, id: string): Promise<Saved> {
  const draft = await getDraft(actor, id);
  const { source, connectorId, from, proven } = draft;
  const saved = await saveConnector(actor, { definition: settled(draft), source, id: connectorId, from, proven });
  await discardDraft(actor, id);
  return saved;
}

export function unconfirmed({ guesses }: Pick<Content, "guesses">) {
  return guesses.filter((guess) => guess.confirmed !== true);
}

function valueAt({ about, ways }: Pick<Content, "about" | "ways">, at: string): string {
  const [head, index, key] = at.split(".");
  const value = head === "about" ? about[index ?? ""] : ways[Number(index)]?.[key ?? ""];
  return (value ?? "").replace(/\r\n/g, "\n").trim();
}

async function put(actor: Actor, draft: Draft, content: Content): Promise<Draft> {
  const { store } = await installation();
  const { connectorDrafts: d } = store.t;
  const stored: Stored = { ...content, ...(draft.from === undefined ? {} : { from: draft.from }) };
  await store.write(async (tx) => {
    await tx
      .update(d)
      .set({ content: stored, updatedAt: Date.now() })
      .where(and(eq(d.id, draft.id), eq(d.workspaceId, actor.workspaceId)));
  });
  return getDraft(actor, draft.id);
}

async function rowOf(actor: Actor, id: string) {
  const { store } = await installation();
  const { connectorDrafts: d } = store.t;
  const [row] = await store.db
    .select()
    .from(d)
    .where(and(eq(d.id, id), eq(d.workspaceId, actor.workspaceId)));
  if (!row) throw notFound();
  return row;
}

function hashIfWhole(content: Content): string | undefined {
  try {
    return hashOf(toDefinition(content));
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}
