import { authorize, type Member } from "./actor";
import { type EventFilter, type EventLine, eventActor, listEvents, record } from "./events";
import { installation } from "./installation";

/**
 * The audit trail as a file, page by page, so that a long one is never in memory at once. In CSV no cell can become a
 * formula: one that begins like it gets an apostrophe before it, which spreadsheets do not show.
 */
export type EventFormat = "csv" | "jsonl";

/** The event that tells of the export is committed before the first line is given. */
export async function exportEvents(
  actor: Member,
  format: EventFormat,
  filter: EventFilter,
): Promise<AsyncGenerator<string>> {
  authorize(actor, "event.list");
  const home = await installation();
  const target = { kind: "workspace", id: actor.workspaceId, name: actor.workspaceName } as const;
  await home.store.write((tx) => record(home, tx, eventActor(actor), "events.exported", target, { form: format }));
  return lines(actor, format, filter);
}

async function* lines(actor: Member, format: EventFormat, filter: EventFilter): AsyncGenerator<string> {
  if (format === "csv") yield "number,time,who,action,kind,id,name,detail\r\n";
  for (let before: number | undefined; ; ) {
    const page = await listEvents(actor, { ...filter, limit: 500, ...(before === undefined ? {} : { before }) });
    if (page.length === 0) return;
    yield page.map(format === "csv" ? csvLine : jsonLine).join("");
    before = page.at(-1)?.seq;
  }
}

function jsonLine({ seq, at, actor, action, target, detail }: EventLine): string {
  const moment = new Date(at).toISOString();
  return `${JSON.stringify({ seq, at: moment, actor, action, target: target ?? null, detail })}\n`;
}

function csvLine({ seq, at, actor, action, target, detail }: EventLine): string {
  const told = JSON.stringify(detail);
  const cells = [String(seq), new Date(at).toISOString(), actor, action, target?.kind, target?.id, target?.name, told];
  return `${cells.map((cell) => csvCell(cell ?? "")).join(",")}\r\n`;
}

export function csvCell(text: string): string {
  const safe = /^[\s]*[=+\-@|%\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
