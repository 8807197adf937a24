import { and, eq } from "drizzle-orm";
import type { CredentialSummary } from "@/connectors/kit";
import { type Actor, actorId, authorize } from "@/lib/actor";
import { connectorOf, schemeOf } from "@/lib/catalog";
import { AppError } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { shareClient } from "@/lib/grants/first";
import { installation } from "@/lib/installation";
import { notifyStatus } from "@/lib/notifications/notice";
import { forgetTypedDay } from "@/lib/rechecks/choose";
import { type CheckInput, runCheck } from "./check";
import { assertSavable, factsOf, insertChecked } from "./create";
import { recordVerification } from "./history";
import { type CheckResult, loadCheck, spendCheck } from "./kept-check";
import { type CredentialRow, namesIn, rowOf, searchText, summaryOf } from "./row";
import { isOtherAccount } from "./same-account";
import { openSecrets, split, storeSecrets } from "./sealed";
import { statusAfter } from "./status";
import { mergeValues, parseDraft, parseName, parseValues } from "./values";

/**
 * Changing values. They are verified first; until they pass, the old ones stay in use. Another account is refused
 * unless a new credential is asked for. Of the secrets only the replaced ones are sent at all.
 */
export type EditInput = {
  id: string;
  name?: unknown;
  saveUnverified?: boolean;
  /** The checked values belong to another account: keep the old credential and make a new one of them. */
  asNew?: boolean;
} & (
  | { check: string }
  | {
      values: CheckInput["values"];
      scheme?: string;
      base?: string;
      oauthClient?: string;
      draft?: boolean;
      /** A sign-in at the application follows, which is what tests them; then one in use may be changed as well. */
      connect?: "own" | "shared";
    }
);

export async function editCredential(actor: Actor, input: EditInput): Promise<CredentialSummary> {
  authorize(actor, "credential.edit");
  const { store } = await installation();
  const row = await rowOf(store, store.db, actor, input.id);
  const name = input.name === undefined ? row.name : parseName(input.name);
  if ("draft" in input && input.draft) return keepDraft(actor, row, name, input);
  const check = "check" in input ? await loadCheck(actor, input.check) : await checkEdit(actor, row, input);
  if (check.credential !== row.id)
    throw new AppError("conflict", "This check belongs to another credential. Check again.");
  assertSavable(check, input.saveUnverified === true && (row.state === "draft" || row.status === "unknown"));
  const { outcome } = check.run;
  const identity = "identity" in outcome ? outcome.identity : "";
  if (isOtherAccount(check.scheme, row, { identity, values: check.values })) {
    if (input.asNew)
      return insertChecked(
        actor,
        input.name === undefined || name === row.name ? `${row.name} (new account)` : name,
        check,
      );
    const now = "label" in outcome ? outcome.label : identity;
    throw new AppError(
      "wrong_account",
      `These values belong to ${now}; this credential is ${row.label ?? row.identity}. Make a new one of them, or enter the values of the same account.`,
      {
        cause: { id: check.id },
      },
    );
  }
  await apply(actor, row, name, check);
  return summaryAfter(actor, row.id);
}

function checkEdit(
  actor: Actor,
  row: CredentialRow,
  input: Pick<CheckInput, "values" | "base" | "oauthClient"> & { scheme?: string },
): Promise<CheckResult> {
  const { values, scheme = row.scheme, base, oauthClient } = input;
  return runCheck(actor, {
    connector: row.connector,
    scheme,
    values,
    credential: row.id,
    ...(base === undefined ? {} : { base }),
    ...(oauthClient === undefined ? {} : { oauthClient }),
  });
}

async function apply(actor: Actor, row: CredentialRow, name: string, check: CheckResult): Promise<void> {
  const home = await installation();
  const { store } = home;
  const now = Date.now();
  const by = actorId(actor);
  const { open, secret } = split(check.scheme.fields, check.values);
  const before = (await openSecrets(home, row)).values;
  const kept = Object.fromEntries(
    Object.keys(secret).map((key) => [
      key,
      before[key] === secret[key] && row.kept[key] ? row.kept[key] : { at: now, by },
    ]),
  );
  const { outcome } = check.run;
  const next = {
    ...statusAfter({ ...row, sentence: null }, outcome, check.explanation?.cause, check.run.at, "asked"),
    name,
    connectorVersion: check.connector.version ?? null,
    scheme: check.scheme.id,
    values: open,
    kept,
    facts: { ...row.facts, ...factsOf(outcome) },
    state: row.state === "draft" ? "active" : row.state,
    updatedAt: now,
    updatedBy: by,
  };
  const changed = [...Object.keys({ ...row.values, ...open })].filter((key) => row.values[key] !== open[key]);
  const replaced = Object.keys(secret).filter((key) => kept[key]?.at === now);
  const removed = Object.keys(before).filter((key) => secret[key] === undefined);
  await store.write(async (tx) => {
    const { credentials } = store.t;
    await spendCheck(home, tx, check.id);
    await storeSecrets(home, tx, row, secret, check.baseRevision);
    await shareClient(home, tx, row, check.oauthClient);
    await tx
      .update(credentials)
      .set({ ...next, search: searchText(name, row.connector, next.label, next.identity, row) })
      .where(and(eq(credentials.id, row.id), eq(credentials.workspaceId, actor.workspaceId)));
    await recordVerification(
      store,
      tx,
      { ...row, connectorVersion: next.connectorVersion },
      actor.name,
      check.run,
      check.explanation,
    );
    await notifyStatus(home, tx, { ...row, name }, next, check.run.at);
    if (replaced.length > 0) await forgetTypedDay(home, tx, row.id);
    const target = { kind: "credential", id: row.id, name } as const;
    const detail = { changed, replaced, ...(removed.length > 0 ? { removed } : {}), status: next.status };
    await record(home, tx, eventActor(actor), "credential.updated", target, detail);
  });
}

/** Who may change it is told how it stands, also where they may not look at others. */
async function summaryAfter(actor: Actor, id: string): Promise<CredentialSummary> {
  const { store } = await installation();
  return summaryOf(await rowOf(store, store.db, actor, id), await namesIn(store, actor.workspaceId));
}

async function keepDraft(
  actor: Actor,
  row: CredentialRow,
  name: string,
  input: { values: CheckInput["values"]; scheme?: string; connect?: "own" | "shared" },
): Promise<CredentialSummary> {
  const { values: given, connect } = input;
  const draft = row.state === "draft";
  const moved = input.scheme !== undefined && input.scheme !== row.scheme;
  if (moved && !draft) throw new AppError("conflict", "The authentication type of a credential in use stays.");
  if (!draft && !connect)
    throw new AppError("conflict", "Only what is not in use yet can be kept as a draft. Check and save instead.");
  const home = await installation();
  const { store } = home;
  const scheme = schemeOf(connectorOf(row.connector, row), input.scheme ?? row.scheme);
  const { values: held, revision } = await openSecrets(home, row);
  // Another type may send a field of the same name elsewhere: what is readable moves along, what is sealed does not.
  const secret = moved ? {} : held;
  const { input: merged, cleared } = mergeValues(scheme, { open: row.values, secret }, given);
  if (!draft && cleared)
    throw new AppError("conflict", "These addresses lead elsewhere. Add a new credential for them; this one stays.");
  const values = draft || connect === "shared" ? parseDraft(scheme.fields, merged) : parseValues(scheme.fields, merged);
  const { open, secret: hidden } = split(scheme.fields, values);
  const now = Date.now();
  await store.write(async (tx) => {
    await storeSecrets(home, tx, row, hidden, revision);
    await tx
      .update(store.t.credentials)
      .set({
        name,
        scheme: scheme.id,
        values: open,
        kept: Object.fromEntries(
          Object.keys(hidden).map((key) => [
            key,
            (secret[key] === hidden[key] ? row.kept[key] : undefined) ?? { at: now, by: actorId(actor) },
          ]),
        ),
        search: searchText(name, row.connector, row.label, row.identity, row),
        updatedAt: now,
        updatedBy: actorId(actor),
      })
      .where(eq(store.t.credentials.id, row.id));
    await record(
      home,
      tx,
      eventActor(actor),
      "credential.updated",
      { kind: "credential", id: row.id, name },
      draft ? { state: "draft" } : {},
    );
  });
  return summaryAfter(actor, row.id);
}
