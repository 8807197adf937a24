import { and, eq, inArray } from "drizzle-orm";
import type { Connector } from "@/connectors/kit";
import { type Actor, authorize } from "@/lib/actor";
import type { DB } from "@/lib/db/store";
import type { Installation } from "@/lib/installation";
import { forAll } from "@/lib/request-context";
import { addMissing, type Placed } from "./applications";
import { addRow, replaceRow } from "./apply";
import { breaths } from "./breath";
import type { Choice, PlanRow } from "./plan";
import type { ReportLine } from "./report";

/**
 * Writes rows of a plan in a transaction, and says of each what became of it. Others are answered in between. What was to
 * be replaced and is no longer what it was is left alone, and an id that is taken is never taken over.
 */
export type Decided = { row: PlanRow; choice: Choice };
type Write = (tx: DB, rows: readonly Decided[], dry?: boolean) => Promise<ReportLine[]>;

/** Applications that the file brings are made with the first rows, once; `all` says which are wanted. */
export function rowWriter(
  home: Installation,
  actor: Actor,
  placed: ReadonlyMap<string, Placed>,
  all: readonly Decided[],
): Write {
  const wanted = new Set(all.flatMap(({ row, choice }) => (choice === "skip" ? [] : (row.fit?.connector.id ?? []))));
  let made: ReadonlyMap<string, Connector> | undefined;
  return async (tx, rows, dry = false) => {
    const added = made ?? (await addMissing(home, tx, actor, placed.values(), wanted));
    const known = await knownIds(home, tx, actor, rows);
    const breath = breaths();
    const lines: ReportLine[] = [];
    for (const { row, choice } of rows) {
      await breath();
      const connector = row.fit && added.get(row.fit.connector.id);
      const settled = row.fit && connector ? { ...row, fit: { ...row.fit, connector } } : row;
      lines.push(await writeOne(home, tx, actor, { row: settled, choice }, known));
    }
    // Kept only when they stay.
    if (!dry) made = added;
    return lines;
  };
}

type Known = { taken: ReadonlySet<string>; existing: ReadonlySet<string> };

async function knownIds(home: Installation, tx: DB, actor: Actor, rows: readonly Decided[]): Promise<Known> {
  const { credentials: c } = home.store.t;
  const given = rows.flatMap(({ row }) => row.record.id ?? []);
  const existing = rows.flatMap(({ row }) => row.existing?.id ?? []);
  const own = and(eq(c.workspaceId, actor.workspaceId), inArray(c.id, existing));
  // In any workspace, which the transaction of a request does not see.
  const everywhere = await forAll(
    async () => await home.store.db.select({ id: c.id }).from(c).where(inArray(c.id, given)),
  );
  return {
    taken: new Set(everywhere.map(({ id }) => id)),
    existing: new Set((await tx.select({ id: c.id }).from(c).where(own)).map(({ id }) => id)),
  };
}

async function writeOne(
  home: Installation,
  tx: DB,
  actor: Actor,
  { row, choice }: Decided,
  { taken, existing: there }: Known,
): Promise<ReportLine> {
  const { record: given, fit, existing, problem } = row;
  const note = problem ?? fit?.note;
  const base = { name: given.name, ...(note ? { note } : {}) };
  if (!fit || choice === "skip") return { ...base, done: "skipped" };
  const draft = fit.draft ? { draft: true } : {};
  if (choice === "replace" && existing) {
    authorize(actor, "credential.edit");
    if (!there.has(existing.id)) return { ...base, done: "skipped", note: "It was deleted meanwhile. Bring it again." };
    await replaceRow(home, tx, actor, existing.id, given, fit);
    return { ...base, done: "replaced", id: existing.id, ...draft };
  }
  const free = given.id !== undefined && taken.has(given.id) ? { ...given, id: undefined } : given;
  const id = await addRow(home, tx, actor, free, fit, choice === "both");
  return { ...base, done: "added", id, ...draft };
}
