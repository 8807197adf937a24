import { eq } from "drizzle-orm";
import type { Actor } from "@/lib/actor";
import { split } from "@/lib/credentials/sealed";
import type { DB, Store } from "@/lib/db/store";
import type { Placed } from "./applications";
import { breaths } from "./breath";
import { type Fit, fitOf } from "./fit";
import type { TransferRecord } from "./record";

/**
 * What an import would do, row by row. Accounts are told apart by what may be read: comparing secrets here would let
 * somebody try them without limit.
 */
export const matches = ["new", "sameId", "sameAccount", "conflict", "impossible"] as const;
export type Match = (typeof matches)[number];
export const choices = ["add", "skip", "replace", "both"] as const;
export type Choice = (typeof choices)[number];

export type PlanRow = {
  record: TransferRecord;
  match: Match;
  fit?: Fit;
  problem?: string;
  existing?: { id: string; name: string };
  /** The first is what happens unless somebody chooses. */
  choices: readonly Choice[];
};

/** With `chosen`, what somebody decided: for a row by its place in the file, for the others by what they match. */
export type Choices = {
  rows: Readonly<Record<number, Choice>>;
  kinds: Readonly<Partial<Record<Match, Choice>>>;
};

export function chosenFor({ match, choices }: PlanRow, index: number, { rows, kinds }: Choices): Choice {
  const wanted = [rows[index], kinds[match]].find((each) => each !== undefined && choices.includes(each));
  return wanted ?? choices[0] ?? "skip";
}

export async function planOf(
  store: Store,
  db: DB,
  actor: Actor,
  records: readonly TransferRecord[],
  placed: ReadonlyMap<string, Placed> = new Map(),
): Promise<PlanRow[]> {
  const here = indexed(await existingRows(store, db, actor));
  const seen = new Set<string>();
  const breath = breaths();
  const plan: PlanRow[] = [];
  for (const given of records) {
    await breath();
    const { id, ...rest } = given;
    const record = id === undefined || seen.has(id) ? rest : given;
    if (id !== undefined) seen.add(id);
    const fit = fitOf(actor, record, placed);
    if ("problem" in fit) plan.push({ record, match: "impossible", problem: fit.problem, choices: ["skip"] });
    else plan.push({ record, fit, ...matchOf(here, record, fit) });
  }
  return plan;
}

type Existing = Awaited<ReturnType<typeof existingRows>>[number];

async function existingRows(store: Store, db: DB, actor: Actor) {
  const { credentials: c } = store.t;
  return db
    .select({
      id: c.id,
      name: c.name,
      connector: c.connector,
      scheme: c.scheme,
      identity: c.identity,
      values: c.values,
      state: c.state,
    })
    .from(c)
    .where(eq(c.workspaceId, actor.workspaceId));
}

/** By what a record can be recognised by, each with the first row that has it. */
type Here = ReadonlyMap<string, Existing>;

function indexed(rows: readonly Existing[]): Here {
  const here = new Map<string, Existing>();
  for (const row of rows) {
    const open = openKey(row.values);
    const account = row.identity === null ? "open" : "identified";
    for (const key of [
      keyOf("id", row, row.id),
      keyOf("identity", row, row.identity ?? ""),
      keyOf("name", row, row.name.toLowerCase()),
      keyOf(`${account} values`, row, open),
      keyOf(`${account} named values`, row, `${row.name} ${open}`),
    ])
      if (!here.has(key)) here.set(key, row);
  }
  return here;
}

type Kind = { connector: string; scheme: string };
const keyOf = (what: string, { connector, scheme }: Kind, value: string) =>
  JSON.stringify([what, connector, scheme, value]);
const openKey = (values: Readonly<Record<string, string>>) => JSON.stringify(Object.entries(values).sort());

function matchOf(here: Here, record: TransferRecord, fit: Fit): Pick<PlanRow, "match" | "choices" | "existing"> {
  const kind = { connector: fit.connector.id, scheme: fit.scheme.id };
  const sameId = record.id === undefined ? undefined : here.get(keyOf("id", kind, record.id));
  const found = sameId ?? sameAccount(here, kind, record, fit);
  const named = found ?? here.get(keyOf("name", kind, record.name.toLowerCase()));
  if (!named) return { match: "new", choices: ["add", "skip"] };
  // A draft in place of something that works would stop what uses it.
  const replaceable = !fit.draft || named.state === "draft";
  const match = sameId ? "sameId" : found ? "sameAccount" : "conflict";
  const either: Choice[] = match === "conflict" ? ["both", "skip"] : ["skip", "both"];
  const existing = { id: named.id, name: named.name };
  return { match, existing, choices: replaceable ? [...either, "replace"] : either };
}

/** By the identity where both have one, otherwise by everything that may be read; one value alone also needs the name. */
function sameAccount(here: Here, kind: Kind, record: TransferRecord, fit: Fit): Existing | undefined {
  const identified = record.identity ? here.get(keyOf("identity", kind, record.identity)) : undefined;
  if (identified) return identified;
  const { open } = split(fit.scheme.fields, fit.values);
  const telling = Object.entries(open).filter(([key, value]) => fit.scheme.fields[key]?.default !== value);
  if (telling.length === 0) return undefined;
  const values = openKey(open);
  const [what, value] = telling.length > 1 ? ["values", values] : ["named values", `${record.name} ${values}`];
  const accounts = record.identity === undefined ? ["open", "identified"] : ["open"];
  return accounts.map((account) => here.get(keyOf(`${account} ${what}`, kind, value))).find((row) => row !== undefined);
}
