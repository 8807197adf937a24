import { and, count, eq, inArray } from "drizzle-orm";
import { type Actor, authorize } from "@/lib/actor";
import { AppError, type ErrorCode, notFound } from "@/lib/errors";
import { installation } from "@/lib/installation";
import { log } from "@/lib/log";
import { setCaretaker } from "@/lib/members/hand-over";
import { disableCredential, enableCredential } from "./change";
import { parseLabels, relabel, retagCredential } from "./labels";
import { conditions, type ListQuery, order } from "./list";
import type { CredentialRow } from "./row";
import { wayCondition } from "./ways";

/**
 * One act on many credentials. Each is a verb of its own: it is authorized, done and recorded by itself, so one that is
 * refused keeps no other from being done, and what happened is told for each, in the order they were named.
 */
export const bulkMost = 500;

export type BulkChange =
  | { verb: "tag"; add: readonly string[]; remove: readonly string[] }
  | { verb: "environment"; environment: string | null }
  /** A user id. */
  | { verb: "caretaker"; caretaker: string | null }
  | { verb: "pause" }
  | { verb: "resume" };

/** `name` is empty for what does not exist for the actor; `why` is a sentence. */
export type BulkLine = {
  id: string;
  name: string;
  result: "done" | "same" | "refused";
  code?: ErrorCode;
  why?: string;
};

/** Throws `invalid_fields` for what could be done to none of them. */
export async function changeMany(actor: Actor, ids: readonly string[], change: BulkChange): Promise<BulkLine[]> {
  assertPossible(change);
  const rows = await rowsNamed(actor, ids);
  const lines: BulkLine[] = [];
  for (const { id, row } of rows) {
    lines.push(await lineOf(id, row, async (found) => ((await apply(actor, found, change)) ? "done" : "same")));
  }
  return lines;
}

/** Ids and names of what a list holds, all its pages together, as far as they can be chosen at once, in its order. */
export async function matching(
  actor: Actor,
  query: Omit<ListQuery, "page" | "size">,
): Promise<{ items: { id: string; name: string }[]; total: number }> {
  authorize(actor, "credential.list");
  const { store } = await installation();
  const { credentials: c } = store.t;
  const where = and(conditions(store, actor, query), await wayCondition(store, actor, query.way));
  const [found] = await store.db.select({ total: count() }).from(c).where(where);
  const items = await store.db
    .select({ id: c.id, name: c.name })
    .from(c)
    .where(where)
    .orderBy(...order(store, query.sort ?? "changed"))
    .limit(bulkMost);
  return { items, total: found?.total ?? 0 };
}

/** The rows behind ids, each once, with the holes where none is. Throws `invalid_fields` without any, or with too many. */
export async function rowsNamed(
  actor: Actor,
  ids: readonly string[],
): Promise<{ id: string; row: CredentialRow | undefined }[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) throw refused("Choose at least one credential.");
  if (wanted.length > bulkMost) throw refused(`Choose at most ${bulkMost} credentials at once.`);
  const { store } = await installation();
  const { credentials: c } = store.t;
  const rows = await store.db
    .select()
    .from(c)
    .where(and(eq(c.workspaceId, actor.workspaceId), inArray(c.id, wanted)));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return wanted.map((id) => ({ id, row: byId.get(id) }));
}

/** A refusal becomes a line, and so does what nobody expected: others were changed before it, and people must know. */
export async function lineOf(
  id: string,
  row: CredentialRow | undefined,
  work: (row: CredentialRow) => Promise<"done" | "same">,
): Promise<BulkLine> {
  const name = row?.name ?? "";
  try {
    if (row === undefined) throw notFound();
    return { id, name, result: await work(row) };
  } catch (error) {
    if (!(error instanceof AppError)) {
      log("error", "one of many credentials failed in a way it should not", { credential: id, error });
      return { id, name, result: "refused", code: "internal", why: "Something failed here. Try it again." };
    }
    const [at] = Object.values(error.fields);
    return { id, name, result: "refused", code: error.code, why: at ?? error.message };
  }
}

/** False when it is so already. */
async function apply(actor: Actor, row: CredentialRow, change: BulkChange): Promise<boolean> {
  switch (change.verb) {
    case "tag":
      return retagCredential(actor, row.id, change);
    case "environment":
      return relabel(actor, row.id, () => parseLabels({ environment: change.environment }));
    case "caretaker":
      await setCaretaker(actor, row.id, change.caretaker);
      return row.caretaker !== change.caretaker;
    case "pause":
      return switchTo(row, "disabled", () => disableCredential(actor, row.id));
    case "resume":
      return switchTo(row, "active", () => enableCredential(actor, row.id));
  }
}

async function switchTo(row: CredentialRow, state: string, work: () => Promise<void>): Promise<boolean> {
  if (row.state === "draft") throw new AppError("conflict", "It is a draft, which nothing can use yet.");
  // Who may not is refused also where nothing would change.
  await work();
  return row.state !== state;
}

function assertPossible(change: BulkChange): void {
  if (change.verb === "environment") parseLabels({ environment: change.environment });
  if (change.verb !== "tag") return;
  parseLabels({ tags: change.add });
  if (change.add.length + change.remove.length > 0) return;
  const add = "Name a tag to add, or choose one to take away.";
  throw new AppError("invalid_fields", "Look at the marked field.", { fields: { tags: add } });
}

function refused(message: string): AppError {
  return new AppError("invalid_fields", message, { fields: { id: message } });
}
