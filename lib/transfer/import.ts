import { type Actor, authorize } from "@/lib/actor";
import { recheckCredential } from "@/lib/credentials/recheck";
import { loadShelf } from "@/lib/custom-connectors/shelf";
import type { DB } from "@/lib/db/store";
import { AppError } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { type Installation, installation } from "@/lib/installation";
import { log } from "@/lib/log";
import { forgetTokens } from "@/lib/tokens/live";
import { placeApplications } from "./applications";
import { type Choice, type Choices, chosenFor, type Match, planOf } from "./plan";
import type { Reading } from "./record";
import { countsOf, type Report, type ReportLine } from "./report";
import { beginUpload, closeUpload, openUpload } from "./upload";
import { type Decided, rowWriter } from "./write-rows";

/**
 * Imports what was looked at. Up to five hundred rows are one transaction: all of them or nothing. More are written in
 * portions, so that others can write in between; when one fails, what was written before stays, the report says which rows
 * were not reached and why, and the same file brought again goes on there. What came in is `unknown` until it is checked.
 */
export type ImportOptions = {
  /** By the place of the row in the file. */
  choices?: Readonly<Record<number, Choice>>;
  /** By what a row matches; the rest happens as proposed. */
  kinds?: Readonly<Partial<Record<Match, Choice>>>;
  checkAfter?: boolean;
  /** Does everything and then takes it back. */
  dry?: boolean;
};

export const wholeUpTo = 500;
const portion = 200;
const takenBack = new AppError("conflict", "Nothing was changed.");

/** The plan of an upload for the preview. Throws `expired`. */
export async function previewImport(actor: Actor, id: string) {
  const { store } = await installation();
  const { reading, ...state } = await openUpload(actor, id);
  const placed = placeApplications(actor, reading.applications ?? []);
  const plan = state.report ? [] : await planOf(store, store.db, actor, reading.records, placed);
  return { reading, plan, ...state };
}

/** With what was chosen on the pages before. Throws `expired`, `conflict` when it was imported already. */
export async function confirmImport(actor: Actor, id: string, options: ImportOptions = {}): Promise<Report> {
  const { reading, report, chosen, begun } = await openUpload(actor, id);
  if (report || begun) throw importedAlready();
  const choices = { ...chosen.rows, ...options.choices };
  return importReading(actor, reading, { ...options, choices, kinds: { ...chosen.kinds, ...options.kinds } }, id);
}

/** Also for the terminal, where nothing is kept between and nobody else writes: there it is always all or nothing. */
export async function importReading(
  actor: Actor,
  reading: Reading,
  options: ImportOptions = {},
  upload?: string,
): Promise<Report> {
  authorize(actor, "credential.create");
  const home = await installation();
  const chosen = { rows: options.choices ?? {}, kinds: options.kinds ?? {} };
  const small = upload === undefined || reading.records.length <= wholeUpTo;
  const work = (small ? importWhole : importInPortions)(home, actor, reading, { options, chosen, upload });
  // Of one that fails on the way a part may be stored.
  const report = await work.finally(() => (options.dry ? undefined : takeOver(home, reading)));
  if (options.checkAfter && !options.dry) void checkAll(actor, report);
  return report;
}

/** What is done is done, also when this process does not see all of it at once. */
async function takeOver({ store }: Installation, { applications }: Reading): Promise<void> {
  // Some tokens reach by tag.
  forgetTokens();
  if (!applications) return;
  await loadShelf(store).catch((error: unknown) => log("warn", "imported applications could not be read", { error }));
}

type Wanted = { options: ImportOptions; chosen: Choices; upload: string | undefined };

/** The plan is made anew inside, so that a choice never falls on something that changed meanwhile. */
async function importWhole(home: Installation, actor: Actor, reading: Reading, { options, chosen, upload }: Wanted) {
  let report: Report | undefined;
  try {
    await home.store.write(async (tx) => {
      const placed = placeApplications(actor, reading.applications ?? []);
      const plan = await planOf(home.store, tx, actor, reading.records, placed);
      const decided = plan.map((row, index) => ({ row, choice: chosenFor(row, index, chosen) }));
      const lines = await rowWriter(home, actor, placed, decided)(tx, decided);
      report = reportOf(reading, lines, options);
      await tell(home, tx, actor, reading, report);
      // Whatever leaves the transaction as an error takes everything back.
      if (options.dry) throw takenBack;
      if (upload !== undefined && !(await closeUpload(home, tx, actor, upload, report))) throw importedAlready();
    });
  } catch (error) {
    if (error !== takenBack) throw error;
  }
  if (!report) throw new AppError("internal", "The import ended without a result.");
  return report;
}

/** The plan is made once; whatever a row would replace is looked at again when its turn has come. */
async function importInPortions(
  home: Installation,
  actor: Actor,
  reading: Reading,
  { options, chosen, upload }: Wanted,
) {
  const placed = placeApplications(actor, reading.applications ?? []);
  const plan = await planOf(home.store, home.store.db, actor, reading.records, placed);
  const decided: Decided[] = plan.map((row, index) => ({ row, choice: chosenFor(row, index, chosen) }));
  const dry = options.dry === true;
  if (upload !== undefined && !dry && !(await beginUpload(home, actor, upload))) throw importedAlready();
  const write = rowWriter(home, actor, placed, decided);
  const lines: ReportLine[] = [];
  try {
    for (let at = 0; at < decided.length; at += portion) {
      let written: ReportLine[] = [];
      await home.store
        .write(async (tx) => {
          written = await write(tx, decided.slice(at, at + portion), dry);
          if (dry) throw takenBack;
        })
        .catch((error: unknown) => {
          if (error !== takenBack) throw error;
        });
      lines.push(...written);
    }
  } catch (error) {
    log("error", "an import ended before its end", { written: lines.length, error });
    const why = error instanceof AppError ? error.message : "Something failed here.";
    const note = `Not reached: ${why} Bring the same file again to go on.`;
    lines.push(
      ...decided.slice(lines.length).map(({ row }) => ({ name: row.record.name, done: "skipped" as const, note })),
    );
  }
  const report = reportOf(reading, lines, options);
  if (dry) return report;
  const note = async (tx: DB) => {
    await tell(home, tx, actor, reading, report);
    if (upload !== undefined) await closeUpload(home, tx, actor, upload, report);
  };
  await home.store.write(note, { essential: true }).catch((error: unknown) => {
    throw unnoted(report, error);
  });
  return report;
}

/** What was written stays, and whoever is told of the failure must know. */
function unnoted(report: Report, cause: unknown): AppError {
  log("error", "the end of an import could not be noted", { error: cause });
  const { added, replaced } = countsOf(report);
  const done = `${added.toLocaleString("en")} added and ${replaced.toLocaleString("en")} replaced`;
  const detail = `The report could not be kept, but the import went as far as ${done}. Bring the same file again to see what is missing.`;
  return new AppError(cause instanceof AppError ? cause.code : "internal", detail, { cause });
}

function importedAlready(): AppError {
  return new AppError("conflict", "This file was imported already.");
}

function reportOf(reading: Reading, lines: readonly ReportLine[], { checkAfter = false }: ImportOptions): Report {
  const checkable = lines.filter(({ id, draft }) => id !== undefined && !draft).length;
  return { lines, unread: reading.unread, checking: checkAfter ? checkable : 0 };
}

async function tell(home: Installation, tx: DB, actor: Actor, reading: Reading, report: Report): Promise<void> {
  const target = { kind: "workspace", id: actor.workspaceId, name: "import" } as const;
  const detail = { form: reading.format, ...countsOf(report) };
  await record(home, tx, eventActor(actor), "credentials.imported", target, detail);
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
