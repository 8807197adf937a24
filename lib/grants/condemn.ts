import { eq } from "drizzle-orm";
import type { Explanation, Outcome } from "@/connectors/kit";
import { connectorOf } from "@/lib/catalog";
import { recordVerification } from "@/lib/credentials/history";
import { incidentSentence, troubleUntil } from "@/lib/credentials/incident";
import { type CredentialRow, rowOf, searchText } from "@/lib/credentials/row";
import { columnsOf, statusAfter } from "@/lib/credentials/status";
import type { DB } from "@/lib/db/store";
import { record } from "@/lib/events";
import type { Installation } from "@/lib/installation";
import { notifyStatus } from "@/lib/notifications/notice";
import { flagOAuthClient } from "@/lib/oauth/clients";
import type { OAuthCredential } from "@/lib/oauth/credential";
import type { Refused } from "@/lib/oauth/refusal";
import { explain, sharedClientHint } from "@/lib/verification/explain";
import { type Fenced, postpone, retire } from "./commit";
import type { GrantRow } from "./grant";

/**
 * What a rejected refresh does. A dead grant makes its credential invalid at once: the token endpoint has the last word on
 * that. A refused client that the workspace shares is flagged, once, and none of its credentials turns red for it.
 */
export type Verdict = { outcome: Refused; interruptedAt: number | undefined };

export const sharedClientRefused: Refused = {
  outcome: "inconclusive",
  reason: "not_checkable",
  hint: sharedClientHint,
};

export async function condemn(
  home: Installation,
  credential: OAuthCredential,
  fenced: Fenced,
  verdict: Verdict,
): Promise<{ outcome: Refused }> {
  const { row, oauthClient } = credential;
  if (verdict.outcome.reason === "invalid_client" && oauthClient !== undefined) {
    await flagOAuthClient(home, row.workspaceId, oauthClient, verdict.outcome.says ?? "invalid_client");
    await postpone(home, fenced, sharedClientRefused, Date.now());
    return { outcome: sharedClientRefused };
  }
  const outcome = honest(verdict);
  let waiting: Refused | undefined;
  await home.store.write(async (tx) => {
    if (!(await retire(home, tx, fenced))) return;
    const actor = { kind: "system", name: "Keyrack", workspaceId: row.workspaceId } as const;
    const current = await rowOf(home.store, tx, actor, row.id);
    const explanation = explain(connectorOf(row.connector, row), credential.scheme, outcome);
    const at = Date.now();
    const run = { outcome, steps: [], at, ms: 0 };
    await recordVerification(home.store, tx, current, actor.name, run, explanation);
    const trouble = await troubleUntil(home, tx, current, outcome, at);
    if (trouble !== undefined) {
      waiting = await suspend(home, tx, current, outcome, { at, until: trouble });
      return;
    }
    const next = statusColumns(current, outcome, explanation, at);
    await tx.update(home.store.t.credentials).set(next).where(eq(home.store.t.credentials.id, current.id));
    const who = { ...actor, id: "system" };
    const target = { kind: "credential", id: current.id, name: current.name } as const;
    await record(home, tx, who, "credential.refresh_failed", target, {
      reason: outcome.reason,
      ...(verdict.interruptedAt === undefined ? {} : { interruptedAt: verdict.interruptedAt }),
    });
    await notifyStatus(home, tx, current, next, at);
    if (current.status !== "invalid") {
      const change = { from: current.status, to: "invalid", reason: outcome.reason };
      await record(home, tx, who, "credential.status_changed", target, change);
    }
  });
  return { outcome: waiting ?? outcome };
}

/** One of many that the application refuses alike: tried once more when that is over, and not red before. */
async function suspend(
  home: Installation,
  tx: DB,
  row: CredentialRow,
  outcome: Refused,
  { at, until }: { at: number; until: number },
): Promise<Refused> {
  const { credentials: c, grants: g } = home.store.t;
  const hint = incidentSentence(connectorOf(row.connector, row).name, until);
  const current = await rowOf(
    home.store,
    tx,
    { kind: "system", name: "Keyrack", workspaceId: row.workspaceId },
    row.id,
  );
  await tx
    .update(c)
    .set(columnsOf(statusAfter(current, outcome, hint, at, "incident")))
    .where(eq(c.id, row.id));
  await tx.update(g).set({ retryAt: until, dueAt: until }).where(eq(g.credentialId, row.id));
  return { outcome: "inconclusive", reason: "server_error", hint, retryAfter: Math.ceil((until - at) / 1000) };
}

/**
 * A refresh that failed for reasons that are nobody's here. What still works without it is not spoken of; from the second
 * failure on, or when the access token is over, it is history, and may be one of many.
 */
export async function noteOutage(
  home: Installation,
  { row, scheme }: OAuthCredential,
  grant: GrantRow,
  outcome: Refused,
) {
  const at = Date.now();
  const hurts = grant.expiresAt !== null && grant.expiresAt <= at;
  if (!(grant.failures === 1 || (grant.failures === 0 && hurts))) return;
  await home.store.write(async (tx) => {
    const actor = { kind: "system", name: "Keyrack", workspaceId: row.workspaceId } as const;
    const current = await rowOf(home.store, tx, actor, row.id);
    const explanation = explain(connectorOf(row.connector, row), scheme, outcome);
    await recordVerification(home.store, tx, current, actor.name, { outcome, steps: [], at, ms: 0 }, explanation);
    await troubleUntil(home, tx, current, outcome, at);
    const { credentials: c } = home.store.t;
    const next = statusAfter(current, outcome, sentenceOf(outcome, explanation), at, "background");
    await tx.update(c).set(columnsOf(next)).where(eq(c.id, row.id));
  });
}

/** Says so when it was us: a crash between spending a token and storing the next. */
function honest({ outcome, interruptedAt }: Verdict): Refused {
  if (interruptedAt === undefined || outcome.outcome !== "rejected" || outcome.reason !== "revoked") return outcome;
  const at = new Date(interruptedAt).toISOString().replace("T", " ").slice(0, 16);
  return {
    ...outcome,
    hint: `A refresh was interrupted here at ${at} UTC, and the application does not take the old token again.`,
  };
}

function statusColumns(current: CredentialRow, outcome: Outcome, explanation: Explanation | undefined, at: number) {
  // The token endpoint's word counts as asked: it is not an API that may be confused for a minute.
  const next = statusAfter(current, outcome, sentenceOf(outcome, explanation), at, "asked");
  return {
    ...columnsOf(next),
    search: searchText(current.name, current.connector, next.label, next.identity, current),
  };
}

function sentenceOf(outcome: Outcome, explanation: Explanation | undefined): string | undefined {
  const hint = outcome.outcome === "verified" ? undefined : outcome.hint;
  return [explanation?.cause, hint].filter((part) => part !== undefined).join(" ") || undefined;
}
