import { and, eq } from "drizzle-orm";
import type { Explanation, Outcome, Step } from "@/connectors/kit";
import { type Actor, authorize } from "@/lib/actor";
import { connectorOf, schemeOf } from "@/lib/catalog";
import { AppError } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { installation } from "@/lib/installation";
import { explain } from "@/lib/verification/explain";
import { verify } from "@/lib/verification/run";
import { limitChecks } from "./check";
import { recordVerification } from "./history";
import { rowOf, searchText } from "./row";
import { openSecrets } from "./sealed";
import { statusAfter } from "./status";

/** Verifies a stored credential again and records what came out. */
export type Recheck = { outcome: Outcome; explanation: Explanation | undefined; steps: Step[] };

export async function recheckCredential(
  actor: Actor,
  id: string,
  options: { onStep?: (step: Step) => void; signal?: AbortSignal } = {},
): Promise<Recheck> {
  authorize(actor, "credential.verify");
  const home = await installation();
  const { store } = home;
  const row = await rowOf(store, store.db, actor, id);
  if (row.state === "draft")
    throw new AppError("conflict", "This is a draft. Finish it first; it is checked when it is saved.");
  const connector = connectorOf(row.connector);
  const scheme = schemeOf(connector, row.scheme);
  const { values: secret, revision } = await openSecrets(home, row);
  const values = { ...row.values, ...secret };
  await limitChecks(actor, scheme, values);
  const run = await verify(scheme, values, { egress: home.egress, facts: row.facts, ...options });
  const outcome = sameAccountOr(row.identity, row.label, run.outcome);
  const explanation = explain(connector, scheme, outcome);
  const judged = { ...run, outcome };

  await store.write(async (tx) => {
    const current = await rowOf(store, tx, actor, id);
    const sealed = await tx
      .select({ revision: store.t.secrets.revision })
      .from(store.t.secrets)
      .where(eq(store.t.secrets.credentialId, id));
    await recordVerification(store, tx, row, actor.name, judged, explanation);
    // What was tested is no longer what is stored: the run is history, the status belongs to the newer values.
    if (sealed[0]?.revision !== revision) return;
    const how = actor.kind === "system" ? "background" : "asked";
    const next = statusAfter(current, outcome, explanation?.cause, run.at, how);
    const search = searchText(current.name, current.connector, next.label, next.identity);
    const { status, reason, sentence, identity, label, verifiedAt, checkedAt, statusSince, suspectedAt, expiresAt } =
      next;
    await tx
      .update(store.t.credentials)
      .set({
        status,
        reason,
        sentence,
        identity,
        label,
        verifiedAt,
        checkedAt,
        statusSince,
        suspectedAt,
        expiresAt,
        search,
      })
      .where(and(eq(store.t.credentials.id, id), eq(store.t.credentials.workspaceId, actor.workspaceId)));
    const target = { kind: "credential", id, name: current.name } as const;
    const who = eventActor(actor);
    const detail = { outcome: outcome.outcome, ...("reason" in outcome ? { reason: outcome.reason } : {}) };
    await record(home, tx, who, "credential.verified", target, detail);
    if (status !== current.status) {
      await record(home, tx, who, "credential.status_changed", target, {
        from: current.status,
        to: status,
        ...(reason ? { reason } : {}),
      });
    }
  });
  return { outcome, explanation, steps: run.steps };
}

/** Values that suddenly open another account are not the credential that people believe to use. */
function sameAccountOr(identity: string | null, label: string | null, outcome: Outcome): Outcome {
  if (!identity || !("identity" in outcome) || !outcome.identity || outcome.identity === identity) return outcome;
  return {
    outcome: "rejected",
    reason: "wrong_account",
    hint: `It now opens ${outcome.label || outcome.identity}; it used to be ${label ?? identity}.`,
  };
}
