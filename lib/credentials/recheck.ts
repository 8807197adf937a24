import { and, eq } from "drizzle-orm";
import type { Explanation, Outcome, Step } from "@/connectors/kit";
import { type Actor, authorize } from "@/lib/actor";
import { connectorOf, schemeOf } from "@/lib/catalog";
import type { DB } from "@/lib/db/store";
import { AppError } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { storedAccess } from "@/lib/grants/stored-access";
import { type Installation, installation } from "@/lib/installation";
import { notifyStatus } from "@/lib/notifications/notice";
import { standInOf } from "@/lib/oauth/stand-in";
import { planNext } from "@/lib/rechecks/plan";
import { explain } from "@/lib/verification/explain";
import { type Verification, verify } from "@/lib/verification/run";
import { limitChecks } from "./check";
import { recordVerification } from "./history";
import { incidentSentence, troubleUntil } from "./incident";
import { type CredentialRow, rowOf, searchText } from "./row";
import { openSecrets } from "./sealed";
import { columnsOf, type StatusChange, statusAfter } from "./status";

/** Verifies a stored credential again and records what came out. */
export type Recheck = { outcome: Outcome; explanation: Explanation | undefined; steps: Step[] };

export async function recheckCredential(
  actor: Actor,
  id: string,
  { many = false, ...options }: { onStep?: (step: Step) => void; signal?: AbortSignal; many?: boolean } = {},
): Promise<Recheck> {
  authorize(actor, "credential.verify");
  const home = await installation();
  const row = await rowOf(home.store, home.store.db, actor, id);
  if (row.state === "draft")
    throw new AppError("conflict", "This is a draft. Finish it first; it is checked when it is saved.");
  const connector = connectorOf(row.connector, row);
  const scheme = schemeOf(connector, row.scheme);
  const { values: secret, revision } = await openSecrets(home, row);
  const shared = await standInOf(home, row, scheme);
  const values = { ...row.values, ...secret, ...shared?.values };
  await limitChecks(actor, scheme, values, many);
  const access = storedAccess(home, row, scheme);
  const run = await verify(scheme, values, { egress: home.egress, facts: row.facts, ...access, ...options });
  const outcome = sameAccountOr(row.identity, row.label, run.outcome);
  return applyRun(actor, row, revision, { ...run, outcome });
}

/**
 * Records a run that was made from the sealed values of `revision`, and what it does to the status. That nothing changed
 * in the background is history, but no event: nobody did anything.
 */
export async function applyRun(
  actor: Actor,
  row: CredentialRow,
  revision: number,
  run: Verification,
): Promise<Recheck> {
  const home = await installation();
  const { store } = home;
  const { outcome } = run;
  const connector = connectorOf(row.connector, row);
  const explanation = explain(connector, schemeOf(connector, row.scheme), outcome);
  await store.write(async (tx) => {
    const current = await rowOf(store, tx, actor, row.id);
    const { secrets, credentials } = store.t;
    const sealed = await tx
      .select({ revision: secrets.revision })
      .from(secrets)
      .where(eq(secrets.credentialId, row.id));
    await recordVerification(store, tx, row, actor.name, run, explanation);
    const trouble = await troubleUntil(home, tx, current, outcome, run.at);
    // What was tested is no longer what is stored: the run is history, the status belongs to the newer values.
    if (sealed[0]?.revision !== revision) return planNext(home, tx, current, { outcome, at: run.at, red: false });
    const how = trouble !== undefined ? "incident" : actor.kind === "system" ? "background" : "asked";
    // The crowd may just have become full, and with it this row another.
    const seen = trouble === undefined ? current : await rowOf(store, tx, actor, row.id);
    const cause = trouble === undefined ? explanation?.cause : incidentSentence(connector.name, trouble);
    const next = statusAfter(seen, outcome, cause, run.at, how);
    const search = searchText(current.name, current.connector, next.label, next.identity, current);
    await tx
      .update(credentials)
      .set({ ...columnsOf(next), search })
      .where(and(eq(credentials.id, row.id), eq(credentials.workspaceId, actor.workspaceId)));
    await tell(home, tx, actor, seen, next, outcome);
    await notifyStatus(home, tx, seen, next, run.at);
    await planNext(home, tx, current, { outcome, at: run.at, red: next.status === "invalid" });
  });
  return { outcome, explanation, steps: run.steps };
}

async function tell(
  home: Installation,
  tx: DB,
  actor: Actor,
  current: CredentialRow,
  next: StatusChange,
  outcome: Outcome,
): Promise<void> {
  const target = { kind: "credential", id: current.id, name: current.name } as const;
  const who = eventActor(actor);
  const detail = { outcome: outcome.outcome, ...("reason" in outcome ? { reason: outcome.reason } : {}) };
  if (actor.kind !== "system") await record(home, tx, who, "credential.verified", target, detail);
  if (next.status === current.status) return;
  const change = { from: current.status, to: next.status, ...(next.reason ? { reason: next.reason } : {}) };
  await record(home, tx, who, "credential.status_changed", target, change);
}

/**
 * Values that suddenly open another account are not the credential that people believe to use. An answer that lets us in
 * but not everywhere often does not say whose account it is, and what stands in for that proves no other account.
 */
function sameAccountOr(identity: string | null, label: string | null, outcome: Outcome): Outcome {
  if (!identity || !("identity" in outcome) || !outcome.identity || outcome.identity === identity) return outcome;
  if (outcome.outcome === "limited") return { ...outcome, identity, label: label ?? identity };
  return {
    outcome: "rejected",
    reason: "wrong_account",
    hint: `It now opens ${outcome.label || outcome.identity}; it used to be ${label ?? identity}.`,
  };
}
