import { and, eq, lt } from "drizzle-orm";
import type { Connector, Explanation, Scheme, Values } from "@/connectors/kit";
import { type Actor, actorId } from "@/lib/actor";
import { connectorOf, schemeOf } from "@/lib/catalog";
import type { DB } from "@/lib/db/store";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { type Installation, installation } from "@/lib/installation";
import type { Verification } from "@/lib/verification/run";

/** What a save needs to know about a check. */
export type CheckResult = {
  id: string;
  connector: Connector;
  scheme: Scheme;
  values: Values;
  run: Verification;
  explanation: Explanation | undefined;
  credential: string | undefined;
  baseRevision: number | undefined;
  /** The OAuth client of the workspace that it was made with. `values` hold nothing of it. */
  oauthClient?: string | undefined;
};

const lifeMs = 10 * 60_000;

/** A check of this person that is not older than ten minutes. Throws `expired`. */
export async function loadCheck(actor: Actor, id: string): Promise<CheckResult> {
  const { store, vault } = await installation();
  const { checks } = store.t;
  const [row] = await store.db
    .select()
    .from(checks)
    .where(and(eq(checks.id, id), eq(checks.workspaceId, actor.workspaceId), eq(checks.userId, actorId(actor))));
  if (!row || row.expiresAt < Date.now()) {
    throw new AppError("expired", "This check is more than ten minutes old. Check the values again.");
  }
  const plain = vault.open({ ...row, revision: 1 }, placeOf(actor.workspaceId, id));
  const values = JSON.parse(plain.toString("utf8")) as Values;
  plain.fill(0);
  const connector = connectorOf(row.connector, row);
  const { run, explanation, oauthClient } = row.result as Kept;
  return {
    id,
    connector,
    scheme: schemeOf(connector, row.scheme),
    values,
    run,
    explanation,
    credential: row.credentialId ?? undefined,
    baseRevision: row.baseRevision ?? undefined,
    oauthClient,
  };
}

type Kept = { run: Verification; explanation?: Explanation; oauthClient?: string };

/** In the transaction that saves what was checked, so that it is saved once. Throws `conflict`. */
export async function spendCheck({ store }: Installation, tx: DB, id: string): Promise<void> {
  const { checks } = store.t;
  const used = await tx.delete(checks).where(eq(checks.id, id)).returning({ id: checks.id });
  if (used.length === 0) throw new AppError("conflict", "These values were saved already. Look at what is there.");
}

/** Old checks go, and one that is not to be saved. */
export async function dropChecks(unwanted?: string): Promise<void> {
  const { store } = await installation();
  const { checks } = store.t;
  await store.write(async (tx) => {
    if (unwanted !== undefined) await tx.delete(checks).where(eq(checks.id, unwanted));
    await tx.delete(checks).where(lt(checks.expiresAt, Date.now()));
  });
}

/** Sealed, for ten minutes. Gives its id. */
export async function keepCheck(
  { store, vault }: Installation,
  actor: Actor,
  check: Omit<CheckResult, "id">,
): Promise<string> {
  const id = newId("ck");
  const plain = Buffer.from(JSON.stringify(check.values), "utf8");
  const sealed = vault.sealNew(placeOf(actor.workspaceId, id), plain);
  plain.fill(0);
  const { run, explanation, oauthClient } = check;
  await store.write(async (tx) => {
    await tx.delete(store.t.checks).where(lt(store.t.checks.expiresAt, Date.now()));
    await tx.insert(store.t.checks).values({
      id,
      workspaceId: actor.workspaceId,
      userId: actorId(actor),
      connector: check.connector.id,
      connectorVersion: check.connector.version ?? null,
      scheme: check.scheme.id,
      credentialId: check.credential ?? null,
      baseRevision: check.baseRevision ?? null,
      wrappedDek: sealed.wrappedDek,
      blob: sealed.blob,
      result: { run, explanation, oauthClient },
      expiresAt: Date.now() + lifeMs,
    });
  });
  return id;
}

function placeOf(workspaceId: string, id: string) {
  return { workspaceId, recordId: id, field: "check", revision: 1 };
}
