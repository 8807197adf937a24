import { and, eq, like } from "drizzle-orm";
import type { Connector, CredentialSummary, Outcome, Scheme, Values } from "@/connectors/kit";
import { type Actor, actorId, authorize } from "@/lib/actor";
import { schemeOf, usableConnector } from "@/lib/catalog";
import { AppError } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { shareClient } from "@/lib/grants/first";
import { newId } from "@/lib/id";
import { type Installation, installation } from "@/lib/installation";
import { forgetTokens } from "@/lib/tokens/live";
import { type CheckInput, runCheck } from "./check";
import { recordVerification } from "./history";
import { type CheckResult, loadCheck, spendCheck } from "./kept-check";
import { type LabelInput, type Labels, parseLabels } from "./labels";
import { type CredentialRow, namesIn, searchText, summaryOf } from "./row";
import { split, storeSecrets } from "./sealed";
import { statusAfter } from "./status";
import { parseDraft, parseName } from "./values";

/**
 * A new credential: verified, sealed and stored in one transaction with its verification and its event. A rejected one
 * is not stored. An inconclusive one is stored only when a person says so, and then as unknown.
 */
export type CreateInput = { name: unknown; saveUnverified?: boolean; labels?: LabelInput } & (
  | { check: string }
  | (Omit<CheckInput, "credential"> & { draft?: boolean })
);

/** Thrown inside `verification_failed`: the run, and the check under which the values stay sealed for ten minutes. */
export type FailedCheck = Pick<CheckResult, "id" | "run" | "explanation">;

export function failedCheck(error: unknown): FailedCheck | undefined {
  if (!(error instanceof AppError) || error.code !== "verification_failed") return undefined;
  return error.cause as FailedCheck | undefined;
}

export async function createCredential(actor: Actor, input: CreateInput): Promise<CredentialSummary> {
  authorize(actor, "credential.create");
  const name = parseName(input.name);
  const labels = parseLabels(input.labels ?? {});
  if ("draft" in input && input.draft) return createDraft(actor, name, input, labels);
  const check = "check" in input ? await loadCheck(actor, input.check) : await runCheck(actor, input);
  assertSavable(check, input.saveUnverified === true);
  return insertChecked(actor, name, check, labels);
}

/** Stores what a check found as a new credential. */
export async function insertChecked(
  actor: Actor,
  name: string,
  check: CheckResult,
  labels: Partial<Labels> = {},
): Promise<CredentialSummary> {
  const row = { ...rowFor(actor, name, check.connector, check.scheme, check.values), ...labels };
  const { outcome } = check.run;
  const judged: CredentialRow = {
    ...row,
    ...statusAfter(row, outcome, check.explanation?.cause, check.run.at, "asked"),
    facts: factsOf(outcome),
  };
  return insert(actor, judged, check.scheme, check.values, check);
}

/** Throws `verification_failed` when the outcome does not allow to save. */
export function assertSavable(check: CheckResult, saveUnverified: boolean): void {
  const { outcome } = check.run;
  if (outcome.outcome === "verified" || outcome.outcome === "limited") return;
  if (outcome.outcome === "inconclusive" && saveUnverified) return;
  const detail = check.explanation
    ? `${check.explanation.cause} ${check.explanation.next}`
    : "The application did not accept these values.";
  const fields = check.explanation?.field ? { [check.explanation.field]: check.explanation.cause } : {};
  const cause: FailedCheck = { id: check.id, run: check.run, explanation: check.explanation };
  throw new AppError("verification_failed", detail, { cause, fields });
}

/** A name that is not taken yet: "Stripe", "Stripe 2", … */
export async function suggestName(actor: Actor, connector: Connector): Promise<string> {
  authorize(actor, "credential.create");
  const { store } = await installation();
  const { credentials: c } = store.t;
  const rows = await store.db
    .select({ name: c.name })
    .from(c)
    .where(and(eq(c.workspaceId, actor.workspaceId), like(c.name, `${connector.name.replace(/[%_]/g, "")}%`)));
  const taken = new Set(rows.map((row) => row.name));
  if (!taken.has(connector.name)) return connector.name;
  let number = 2;
  while (taken.has(`${connector.name} ${number}`)) number++;
  return `${connector.name} ${number}`;
}

export function factsOf(outcome: Outcome): Record<string, string> {
  return outcome.outcome === "verified" || outcome.outcome === "limited" ? { ...outcome.facts } : {};
}

async function createDraft(
  actor: Actor,
  name: string,
  input: Omit<CheckInput, "credential">,
  labels: Partial<Labels>,
): Promise<CredentialSummary> {
  const connector = usableConnector(actor, input.connector);
  const scheme = schemeOf(connector, input.scheme);
  const values = parseDraft(scheme.fields, input.values);
  const row = { ...rowFor(actor, name, connector, scheme, values), ...labels, state: "draft" };
  return insert(actor, row, scheme, values);
}

function rowFor(actor: Actor, name: string, connector: Connector, scheme: Scheme, values: Values): CredentialRow {
  const now = Date.now();
  const by = actorId(actor);
  const { open, secret } = split(scheme.fields, values);
  return {
    id: newId("cr"),
    workspaceId: actor.workspaceId,
    name,
    connector: connector.id,
    connectorVersion: connector.version ?? null,
    scheme: scheme.id,
    values: open,
    kept: Object.fromEntries(Object.keys(secret).map((key) => [key, { at: now, by }])),
    facts: {},
    state: "active",
    status: "unknown",
    reason: null,
    sentence: null,
    identity: null,
    label: null,
    search: "",
    tags: [],
    environment: null,
    verifiedAt: null,
    checkedAt: null,
    statusSince: now,
    suspectedAt: null,
    expiresAt: null,
    createdAt: now,
    createdBy: by,
    caretaker: actor.kind === "member" ? by : null,
    unconfirmedAt: actor.kind === "visitor" ? now : null,
    updatedAt: now,
    updatedBy: by,
  };
}

async function insert(
  actor: Actor,
  row: CredentialRow,
  scheme: Scheme,
  values: Values,
  check?: CheckResult,
): Promise<CredentialSummary> {
  const home: Installation = await installation();
  const { store } = home;
  const whole = { ...row, search: searchText(row.name, row.connector, row.label, row.identity, row) };
  await store.write(async (tx) => {
    if (check) await spendCheck(home, tx, check.id);
    await tx.insert(store.t.credentials).values(whole);
    await storeSecrets(home, tx, whole, split(scheme.fields, values).secret);
    if (check?.oauthClient) await shareClient(home, tx, whole, check.oauthClient);
    if (check) await recordVerification(store, tx, whole, actor.name, check.run, check.explanation);
    const target = { kind: "credential", id: whole.id, name: whole.name } as const;
    await record(home, tx, eventActor(actor), "credential.created", target, {
      connector: whole.connector,
      scheme: whole.scheme,
      state: whole.state,
      status: whole.status,
    });
  });
  if (whole.tags.length > 0) forgetTokens();
  return summaryOf(whole, await namesIn(store, actor.workspaceId));
}
