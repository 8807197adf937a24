import { eq } from "drizzle-orm";
import { type Actor, authorize } from "@/lib/actor";
import { recheckCredential } from "@/lib/credentials/recheck";
import { loadShelf } from "@/lib/custom-connectors/shelf";
import type { DB } from "@/lib/db/store";
import { AppError } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { type Installation, installation } from "@/lib/installation";
import { log } from "@/lib/log";
import { forgetTokens } from "@/lib/tokens/live";
import { addMissing, placeApplications } from "./applications";
import { addRow, replaceRow } from "./apply";
import { type Choice, type PlanRow, planOf } from "./plan";
import type { Reading } from "./record";
import { countsOf, type Report, type ReportLine } from "./report";
import { closeUpload, openUpload } from "./upload";

/**
 * Imports what was looked at: all of it in one transaction, or nothing. The plan is made anew inside, so that a choice
 * never falls on something that changed meanwhile. What came in unverified is `unknown` until it is checked.
 */
export type ImportOptions = {
  /** By the place of the row in the file; the rest happens as proposed. */
  choices?: Readonly<Record<number, Choice>>;
  checkAfter?: boolean;
  /** Does everything and then takes it back. */
  dry?: boolean;
};

const takenBack = new AppError("conflict", "Nothing was changed.");

/** The plan of an upload for the preview. Throws `expired`. */
export async function previewImport(actor: Actor, id: string) {
  const { store } = await installation();
  const { reading, report, until } = await openUpload(actor, id);
  const placed = placeApplications(actor, reading.applications ?? []);
  const plan = await planOf(store, store.db, actor, reading.records, placed);
  return { reading, until, plan, ...(report ? { report } : {}) };
}

/** Throws `expired`, `conflict` when it was imported already. */
export async function confirmImport(actor: Actor, id: string, options: ImportOptions = {}): Promise<Report> {
  const { reading, report } = await openUpload(actor, id);
  if (report) throw new AppError("conflict", "This file was imported already.");
  return importReading(actor, reading, options, id);
}

/** Also for the terminal, where nothing is kept between. */
export async function importReading(
  actor: Actor,
  reading: Reading,
  options: ImportOptions = {},
  upload?: string,
): Promise<Report> {
  authorize(actor, "credential.create");
  const home = await installation();
  let report: Report | undefined;
  try {
    await home.store.write(async (tx) => {
      report = await importAll(home, tx, actor, reading, options);
      // Whatever leaves the transaction as an error takes everything back.
      if (options.dry) throw takenBack;
      if (upload !== undefined && !(await closeUpload(home, tx, actor, upload, report)))
        throw new AppError("conflict", "This file was imported already.");
    });
  } catch (error) {
    if (error !== takenBack) throw error;
  }
  if (!report) throw new AppError("internal", "The import ended without a result.");
  // Some tokens reach by tag.
  if (!options.dry) forgetTokens();
  if (!options.dry && reading.applications) await loadShelf(home.store);
  if (options.checkAfter && !options.dry) void checkAll(actor, report);
  return report;
}

async function importAll(
  home: Installation,
  tx: DB,
  actor: Actor,
  reading: Reading,
  { choices = {}, checkAfter = false }: ImportOptions,
): Promise<Report> {
  const placed = placeApplications(actor, reading.applications ?? []);
  const plan = (await planOf(home.store, tx, actor, reading.records, placed)).map((row, index) => {
    const wanted = choices[index];
    return { row, choice: wanted && row.choices.includes(wanted) ? wanted : (row.choices[0] ?? "skip") };
  });
  const wanted = new Set(plan.flatMap(({ row, choice }) => (choice === "skip" ? [] : (row.fit?.connector.id ?? []))));
  const added = await addMissing(home, tx, actor, placed.values(), wanted);
  const lines: ReportLine[] = [];
  for (const { row, choice } of plan) {
    const connector = row.fit && added.get(row.fit.connector.id);
    const settled = row.fit && connector ? { ...row, fit: { ...row.fit, connector } } : row;
    lines.push(await importOne(home, tx, actor, settled, choice));
  }
  const checkable = lines.filter(({ id, draft }) => id !== undefined && !draft).length;
  const report = { lines, unread: reading.unread, checking: checkAfter ? checkable : 0 };
  const target = { kind: "workspace", id: actor.workspaceId, name: "import" } as const;
  const detail = { form: reading.format, ...countsOf(report) };
  await record(home, tx, eventActor(actor), "credentials.imported", target, detail);
  return report;
}

async function importOne(home: Installation, tx: DB, actor: Actor, row: PlanRow, choice: Choice): Promise<ReportLine> {
  const { record: given, fit, existing, problem } = row;
  const note = problem ?? fit?.note;
  const base = { name: given.name, ...(note ? { note } : {}) };
  if (!fit || choice === "skip") return { ...base, done: "skipped" };
  const draft = fit.draft ? { draft: true } : {};
  if (choice === "replace" && existing) {
    authorize(actor, "credential.edit");
    await replaceRow(home, tx, actor, existing.id, given, fit);
    return { ...base, done: "replaced", id: existing.id, ...draft };
  }
  const { credentials: c } = home.store.t;
  const taken = given.id && (await tx.select({ id: c.id }).from(c).where(eq(c.id, given.id))).length > 0;
  const id = await addRow(home, tx, actor, taken ? { ...given, id: undefined } : given, fit, choice === "both");
  return { ...base, done: "added", id, ...draft };
}

/** One after the other, in the name of Keyrack; what cannot be checked now stays `unknown` and is looked at again later. */
async function checkAll({ workspaceId }: Actor, { lines }: Report): Promise<void> {
  const keyrack: Actor = { kind: "system", name: "Keyrack", workspaceId };
  for (const { id, draft } of lines) {
    if (id === undefined || draft) continue;
    try {
      await recheckCredential(keyrack, id);
    } catch (error) {
      if (!(error instanceof AppError))
        log("error", "an imported credential could not be checked", { credential: id, error });
    }
  }
}
