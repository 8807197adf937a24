import { randomBytes } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { type Action, type Actor, actorId, authorize } from "@/lib/actor";
import type { DB } from "@/lib/db/store";
import { AppError } from "@/lib/errors";
import type { EventAction } from "@/lib/event-action";
import { eventActor, record } from "@/lib/events";
import { bindingsOf, type UsedBy } from "@/lib/flows/used-by";
import { deleteGrant, grantRow } from "@/lib/grants/grant";
import { type Installation, installation } from "@/lib/installation";
import { revokeGrant } from "@/lib/oauth/revoke";
import { forgetTokens } from "@/lib/tokens/live";
import { type CredentialRow, rowOf, searchText } from "./row";
import { parseName } from "./values";

/** The verbs that contact nobody: rename, pause, resume and delete for good. */
export async function renameCredential(actor: Actor, id: string, input: unknown): Promise<void> {
  const name = parseName(input);
  await change(actor, id, "credential.rename", "credential.renamed", async ({ store }, tx, row) => {
    const search = searchText(name, row.connector, row.label, row.identity, row);
    const set = { name, search, updatedAt: Date.now(), updatedBy: actorId(actor) };
    await tx.update(store.t.credentials).set(set).where(eq(store.t.credentials.id, row.id));
    return { from: row.name, to: name };
  });
}

export async function disableCredential(actor: Actor, id: string): Promise<void> {
  await setState(actor, id, "disabled", "credential.disabled");
}

export async function enableCredential(actor: Actor, id: string): Promise<void> {
  await setState(actor, id, "active", "credential.enabled");
}

/**
 * Gone for good: the wrapped data key is overwritten before the rows go, and the write-ahead log is emptied. Backups
 * keep what they hold until they expire. Throws `in_use`, with the bindings as its cause, while flows stand on it,
 * unless `force` says that they may lose it. Access at the application is taken back unless `revoke` is false, and what
 * became of that is what this gives. Who deletes `many` empties the log after the last; `also` joins the transaction.
 */
export async function removeCredential(
  actor: Actor,
  id: string,
  options: { force?: boolean; revoke?: boolean; many?: boolean; also?: (tx: DB) => Promise<void> } = {},
): Promise<string | undefined> {
  const revocation = await revoke(actor, id, options);
  await change(actor, id, "credential.delete", "credential.deleted", async (home, tx, row) => {
    const users = await bindingsOf(home.store, tx, row.workspaceId, row.id);
    if (users.length > 0 && !options.force) throw inUse(users);
    await erase(home, tx, row);
    await options.also?.(tx);
    return { connector: row.connector, ...(revocation ? { revocation } : {}) };
  });
  forgetTokens();
  if (!options.many) await (await installation()).store.truncateLog();
  return revocation;
}

/** Joins the transaction of whoever may delete it. The log of the store is emptied after that. */
export async function erase(home: Installation, tx: DB, row: CredentialRow): Promise<void> {
  const { credentials, secrets, flowBindings, checks } = home.store.t;
  await tx.delete(flowBindings).where(eq(flowBindings.credentialId, row.id));
  const rubbish = { wrappedDek: randomBytes(74), blob: randomBytes(64) };
  await tx.update(secrets).set(rubbish).where(eq(secrets.credentialId, row.id));
  await tx.delete(secrets).where(eq(secrets.credentialId, row.id));
  await tx.delete(checks).where(eq(checks.credentialId, row.id));
  await deleteGrant(home, tx, { workspaceId: row.workspaceId, credentialId: row.id });
  await tx.delete(credentials).where(and(eq(credentials.id, row.id), eq(credentials.workspaceId, row.workspaceId)));
}

/** What became of the tokens at the application. Nothing is asked for what may not or cannot be deleted anyway. */
async function revoke(
  actor: Actor,
  id: string,
  { force = false, revoke: wanted = true }: { force?: boolean; revoke?: boolean },
): Promise<string | undefined> {
  const home = await installation();
  const { db } = home.store;
  const row = await rowOf(home.store, db, actor, id);
  authorize(actor, "credential.delete", row);
  const users = await bindingsOf(home.store, db, row.workspaceId, row.id);
  if (users.length > 0 && !force) throw inUse(users);
  const grant = wanted ? await grantRow(home, db, row.id) : undefined;
  return grant && (await revokeGrant(home, row)).result;
}

function inUse(users: readonly UsedBy[]): AppError {
  const names = [...new Set(users.map(({ flow }) => flow.name))];
  return new AppError("in_use", `Flows use this credential: ${names.slice(0, 5).join(", ")}.`, {
    cause: { flows: users },
  });
}

async function setState(actor: Actor, id: string, state: "active" | "disabled", event: EventAction): Promise<void> {
  await change(actor, id, "credential.disable", event, async ({ store }, tx, row) => {
    // A draft has nothing to pause; finishing it is what makes it active.
    if (row.state === "draft" || row.state === state) return undefined;
    const set = { state, updatedAt: Date.now(), updatedBy: actorId(actor) };
    await tx.update(store.t.credentials).set(set).where(eq(store.t.credentials.id, row.id));
    return {};
  });
}

/** Gives the event's detail, or nothing when nothing changed: then there is nothing to tell. */
type Work = (home: Installation, tx: DB, row: CredentialRow) => Promise<Record<string, string> | undefined>;

async function change(actor: Actor, id: string, action: Action, event: EventAction, work: Work): Promise<void> {
  const home = await installation();
  await home.store.write(async (tx) => {
    const row = await rowOf(home.store, tx, actor, id);
    authorize(actor, action, row);
    const detail = await work(home, tx, row);
    if (detail === undefined) return;
    await record(home, tx, eventActor(actor), event, { kind: "credential", id: row.id, name: row.name }, detail);
  });
}
