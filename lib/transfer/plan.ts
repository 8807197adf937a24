import { eq } from "drizzle-orm";
import type { Actor } from "@/lib/actor";
import { split } from "@/lib/credentials/sealed";
import type { DB, Store } from "@/lib/db/store";
import type { Placed } from "./applications";
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

export async function planOf(
  store: Store,
  db: DB,
  actor: Actor,
  records: readonly TransferRecord[],
  placed: ReadonlyMap<string, Placed> = new Map(),
): Promise<PlanRow[]> {
  const here = await existingRows(store, db, actor);
  const seen = new Set<string>();
  return records.map((given) => {
    const { id, ...rest } = given;
    const record = id === undefined || seen.has(id) ? rest : given;
    if (id !== undefined) seen.add(id);
    const fit = fitOf(actor, record, placed);
    if ("problem" in fit) return { record, match: "impossible", problem: fit.problem, choices: ["skip"] };
    return { record, fit, ...matchOf(here, record, fit) };
  });
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

function matchOf(
  here: readonly Existing[],
  record: TransferRecord,
  fit: Fit,
): Pick<PlanRow, "match" | "choices" | "existing"> {
  const alike = here.filter(({ connector, scheme }) => connector === fit.connector.id && scheme === fit.scheme.id);
  const sameId = alike.find(({ id }) => id === record.id);
  const found = sameId ?? alike.find((each) => isSameAccount(each, record, fit));
  const named = found ?? alike.find(({ name }) => name.toLowerCase() === record.name.toLowerCase());
  if (!named) return { match: "new", choices: ["add", "skip"] };
  // A draft in place of something that works would stop what uses it.
  const replaceable = !fit.draft || named.state === "draft";
  const match = sameId ? "sameId" : found ? "sameAccount" : "conflict";
  const either: Choice[] = match === "conflict" ? ["both", "skip"] : ["skip", "both"];
  const existing = { id: named.id, name: named.name };
  return { match, existing, choices: replaceable ? [...either, "replace"] : either };
}

function isSameAccount(row: Existing, record: TransferRecord, fit: Fit): boolean {
  if (record.identity !== undefined && row.identity !== null) return record.identity === row.identity;
  const open = Object.entries(split(fit.scheme.fields, fit.values).open);
  const telling = open.filter(([key, value]) => fit.scheme.fields[key]?.default !== value);
  if (telling.length === 0 || Object.keys(row.values).length !== open.length) return false;
  return open.every(([key, value]) => row.values[key] === value) && (telling.length > 1 || row.name === record.name);
}
