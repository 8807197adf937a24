import { eq } from "drizzle-orm";
import { type Actor, actorId } from "@/lib/actor";
import { rowOf, searchText } from "@/lib/credentials/row";
import { split, storeSecrets } from "@/lib/credentials/sealed";
import type { DB } from "@/lib/db/store";
import { eventActor, record } from "@/lib/events";
import { deleteGrant } from "@/lib/grants/grant";
import { newId } from "@/lib/id";
import type { Installation } from "@/lib/installation";
import { forgetTypedDay } from "@/lib/rechecks/choose";
import { notePlace } from "@/lib/rechecks/plan";
import type { Fit } from "./fit";
import type { TransferRecord } from "./record";

/** Writes one record, with its secret and its event, in the transaction of the import. Nothing of it counts as checked. */
type Given = Omit<TransferRecord, "id"> & { id?: string | undefined };

export async function addRow(
  home: Installation,
  tx: DB,
  actor: Actor,
  given: Given,
  fit: Fit,
  both: boolean,
): Promise<string> {
  const id = both ? newId("cr") : (given.id ?? newId("cr"));
  const by = actorId(actor);
  const now = Date.now();
  const name = both ? `${given.name} (imported)` : given.name;
  const row = {
    id,
    name,
    workspaceId: actor.workspaceId,
    createdAt: now,
    createdBy: by,
    ...valuesOf(actor, name, fit, given),
  };
  await tx.insert(home.store.t.credentials).values(row);
  await storeSecrets(home, tx, row, split(fit.scheme.fields, fit.values).secret);
  await record(home, tx, eventActor(actor), "credential.created", { kind: "credential", id, name }, detailOf(fit));
  return id;
}

/**
 * The same id, and everything else from the file; what flows have bound stays bound. What the new values are worth is
 * told by the check that first sees them.
 */
export async function replaceRow(
  home: Installation,
  tx: DB,
  actor: Actor,
  id: string,
  given: Given,
  fit: Fit,
): Promise<void> {
  const { credentials: c } = home.store.t;
  const row = await rowOf(home.store, tx, actor, id);
  const set = { name: given.name, ...valuesOf(actor, given.name, fit, given) };
  await tx.update(c).set(set).where(eq(c.id, row.id));
  await storeSecrets(home, tx, row, split(fit.scheme.fields, fit.values).secret);
  await deleteGrant(home, tx, { workspaceId: row.workspaceId, credentialId: row.id });
  await forgetTypedDay(home, tx, row.id);
  await notePlace(home, tx, { ...row, ...set }, set.updatedAt);
  const target = { kind: "credential", id: row.id, name: given.name } as const;
  const replaced = Object.keys(split(fit.scheme.fields, fit.values).secret);
  await record(home, tx, eventActor(actor), "credential.updated", target, { ...detailOf(fit), replaced });
}

function valuesOf(actor: Actor, name: string, fit: Fit, given: Given) {
  const { open, secret } = split(fit.scheme.fields, fit.values);
  const now = Date.now();
  const by = actorId(actor);
  return {
    connector: fit.connector.id,
    connectorVersion: fit.connector.version ?? null,
    scheme: fit.scheme.id,
    values: open,
    kept: Object.fromEntries(Object.keys(secret).map((key) => [key, { at: now, by }])),
    facts: {},
    state: fit.draft ? "draft" : given.paused ? "disabled" : "active",
    status: "unknown",
    reason: null,
    sentence: fit.draft ? null : "Imported, and not checked yet.",
    identity: null,
    label: null,
    // One that comes with the file is not on the shelf before all of it is committed.
    search: `${searchText(name, fit.connector.id, null, null, actor)}\n${fit.connector.name.toLowerCase()}`,
    ...fit.labels,
    verifiedAt: null,
    checkedAt: null,
    statusSince: now,
    suspectedAt: null,
    expiresAt: null,
    updatedAt: now,
    updatedBy: by,
  };
}

function detailOf(fit: Fit) {
  const state = fit.draft ? { state: "draft" } : {};
  return { connector: fit.connector.id, scheme: fit.scheme.id, imported: true, status: "unknown", ...state };
}
