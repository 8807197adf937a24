import { authorize, type Member } from "@/lib/actor";
import type { CredentialRow } from "@/lib/credentials/row";
import { AppError } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { type Installation, installation } from "@/lib/installation";
import { assertPassword } from "@/lib/users";
import { type SealFor, sealText } from "./age-file";
import { applicationsOf } from "./applications";
import { breaths } from "./breath";
import { openedRecords, rowsToExport, type Stub, stubOf } from "./collect";
import { mostOpen, mostToSeal, partsOf } from "./parts";
import { passphraseProblem } from "./passphrase";
import { tarOf } from "./tar";
import { yamlOf } from "./yaml-pieces";

/**
 * Credentials leave in two ways: sealed, with everything, by passphrase or for age recipients; or as stubs without any
 * secret, to be kept in Git. A plain file with secrets does not exist. The event is committed before the file is given. What
 * would be longer than an import takes is cut into several files, in one archive.
 */
export type ExportedFile = { name: string; type: string; text: string; count: number; files: number };
export const fileKind = "credentials/1";

export type SealedExport = {
  /** The person's own, asked again. */
  password: string;
  passphrase?: string;
  /** One `age1…` a line, in place of a passphrase. */
  recipients?: string;
  ids?: readonly string[];
};

/** Owners and admins. Throws `invalid_fields` at `password`, `passphrase` or `recipients`, `damaged`, `rate_limited`. */
export async function exportSealed(actor: Member, input: SealedExport): Promise<ExportedFile> {
  authorize(actor, "credential.export");
  const to = sealFor(input);
  await assertPassword(actor, input.password);
  return writeSealed(actor, to, input.ids);
}

/** Without asking for a password: for the terminal of whoever holds the master key. */
export async function writeSealed(actor: Member, to: SealFor, ids?: readonly string[]): Promise<ExportedFile> {
  authorize(actor, "credential.export");
  const home = await installation();
  const rows = await rowsToExport(home, actor, ids);
  const records = await openedRecords(home, rows);
  assertSome(records.length);
  const exportedAt = new Date().toISOString();
  const texts: string[] = [];
  for (const part of cut(actor, rows, records, { most: mostToSeal, room: 1 })) {
    const head = { keyrack: fileKind, exportedAt, ...carried(actor, part) };
    texts.push(await sealText(JSON.stringify({ ...head, credentials: part.map(({ entry }) => entry) }), to));
  }
  const by = "passphrase" in to ? "passphrase" : "recipients";
  await tell(home, actor, { form: "sealed", count: records.length, by });
  return fileOf(texts, { ending: "age", type: "application/octet-stream", count: records.length });
}

/** Owners and admins. Nothing in it is secret. */
export async function exportStubs(
  actor: Member,
  format: "yaml" | "json",
  ids?: readonly string[],
): Promise<ExportedFile> {
  authorize(actor, "credential.export");
  const home = await installation();
  const rows = await rowsToExport(home, actor, ids);
  const breath = breaths();
  const stubs: Stub[] = [];
  for (const row of rows) {
    await breath();
    stubs.push(stubOf(row));
  }
  assertSome(stubs.length);
  const texts: string[] = [];
  // Indented, and every name on a line of its own.
  for (const part of cut(actor, rows, stubs, { most: mostOpen, room: 2 })) {
    const head = { keyrack: fileKind, ...carried(actor, part) };
    const credentials = part.map(({ entry }) => entry);
    const json = format === "json";
    texts.push(
      json ? `${JSON.stringify({ ...head, credentials }, null, 2)}\n` : await yamlOf(head, credentials, breath),
    );
  }
  await tell(home, actor, { form: format, count: stubs.length });
  const type = format === "json" ? "application/json" : "application/yaml";
  return fileOf(texts, { ending: format, type, count: stubs.length });
}

/** `room` times what an entry takes as dense JSON. */
function cut<T>(
  actor: Member,
  rows: readonly CredentialRow[],
  entries: readonly T[],
  { most, room }: { most: number; room: number },
) {
  const bytesIn = (value: unknown) => (Buffer.byteLength(JSON.stringify(value)) + 2) * room;
  return partsOf(
    rows.flatMap((row, index) => (entries[index] === undefined ? [] : [{ row, entry: entries[index] }])),
    {
      bytesOf: bytesIn,
      applicationBytes: (id) =>
        bytesIn(
          applicationsOf(
            actor,
            rows.filter(({ connector }) => connector === id),
          ),
        ),
      most,
    },
  );
}

function fileOf(
  texts: readonly string[],
  { ending, type, count }: { ending: string; type: string; count: number },
): ExportedFile {
  const now = new Date();
  const name = `keyrack-${now.toISOString().slice(0, 10)}`;
  const [only] = texts;
  if (texts.length === 1 && only !== undefined) return { name: `${name}.${ending}`, type, text: only, count, files: 1 };
  const files = texts.map((text, index) => ({ name: `${name}-${index + 1}-of-${texts.length}.${ending}`, text }));
  return { name: `${name}.tar`, type: "application/x-tar", text: tarOf(files, now), count, files: files.length };
}

function carried(actor: Member, part: readonly { row: CredentialRow }[]) {
  const applications = applicationsOf(
    actor,
    part.map(({ row }) => row),
  );
  return applications.length > 0 ? { applications } : {};
}

export function sealFor({ passphrase = "", recipients = "" }: Partial<SealedExport>): SealFor {
  const list = recipients.split(/[\s,]+/).filter((each) => each !== "" && !each.startsWith("#"));
  if (list.length > 20) throw refused("recipients", "Use at most twenty recipients.");
  if (list.length > 0 && passphrase !== "") throw refused("passphrase", "Use a passphrase or recipients, not both.");
  if (list.length > 0) return { recipients: list };
  const problem = passphraseProblem(passphrase);
  if (problem) throw refused("passphrase", problem);
  return { passphrase };
}

function refused(field: string, message: string): AppError {
  return new AppError("invalid_fields", "Look at the marked field.", { fields: { [field]: message } });
}

function assertSome(count: number): void {
  if (count === 0) throw new AppError("not_found", "There is no credential to export.");
}

async function tell(home: Installation, actor: Member, detail: Record<string, string | number>): Promise<void> {
  const target = { kind: "workspace", id: actor.workspaceId, name: actor.workspaceName } as const;
  await home.store.write((tx) => record(home, tx, eventActor(actor), "credentials.exported", target, detail));
}
