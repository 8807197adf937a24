import { stringify } from "yaml";
import { authorize, type Member } from "@/lib/actor";
import type { CredentialRow } from "@/lib/credentials/row";
import { AppError } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { type Installation, installation } from "@/lib/installation";
import { assertPassword } from "@/lib/users";
import { type SealFor, sealText } from "./age-file";
import { applicationsOf } from "./applications";
import { openedRecords, rowsToExport, stubOf } from "./collect";
import { passphraseProblem } from "./passphrase";

/**
 * Credentials leave in two ways: sealed, with everything, by passphrase or for age recipients; or as stubs without any
 * secret, to be kept in Git. A plain file with secrets does not exist. The event is committed before the file is given.
 */
export type ExportedFile = { name: string; type: string; text: string; count: number };
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
  const document = {
    keyrack: fileKind,
    exportedAt: new Date().toISOString(),
    ...carried(actor, rows),
    credentials: records,
  };
  const text = await sealText(JSON.stringify(document), to);
  await tell(home, actor, {
    form: "sealed",
    count: records.length,
    by: "passphrase" in to ? "passphrase" : "recipients",
  });
  return { name: `keyrack-${today()}.age`, type: "application/octet-stream", text, count: records.length };
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
  const stubs = rows.map(stubOf);
  assertSome(stubs.length);
  const document = { keyrack: fileKind, ...carried(actor, rows), credentials: stubs };
  const text = format === "json" ? `${JSON.stringify(document, null, 2)}\n` : stringify(document, { lineWidth: 0 });
  await tell(home, actor, { form: format, count: stubs.length });
  const type = format === "json" ? "application/json" : "application/yaml";
  return { name: `keyrack-${today()}.${format}`, type, text, count: stubs.length };
}

function carried(actor: Member, rows: readonly CredentialRow[]) {
  const applications = applicationsOf(actor, rows);
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

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
