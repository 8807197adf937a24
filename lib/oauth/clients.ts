import { randomBytes } from "node:crypto";
import { and, asc, eq, inArray, isNotNull } from "drizzle-orm";
import { clientFieldsOf, type Field, type Fields, type HttpScheme, isHttp, type Values } from "@/connectors/kit";
import { type Actor, actorId, authorize } from "@/lib/actor";
import { connectorOf, schemeOf } from "@/lib/catalog";
import { split } from "@/lib/credentials/sealed";
import { parseName, parseValues } from "@/lib/credentials/values";
import type { Owner } from "@/lib/custom-connectors/shelf";
import type { DB } from "@/lib/db/store";
import { AppError, notFound } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { newId } from "@/lib/id";
import { type Installation, installation } from "@/lib/installation";
import { sharedClientHint } from "@/lib/verification/explain";

/**
 * OAuth clients that a workspace registered at an application, each once for all the credentials that use it. Owners and
 * admins keep them; the secret half is sealed and never leaves. When an application refuses a client, that is said once,
 * here, and not of each credential.
 */
export type OAuthClientSummary = {
  id: string;
  connector: string;
  scheme: string;
  name: string;
  values: Readonly<Record<string, string>>;
  /** Credentials that use it. */
  uses: number;
  flaggedAt?: number;
  flagReason?: string;
  createdAt: number;
  updatedAt: number;
};

type Row = Installation["store"]["t"]["oauthClients"]["$inferSelect"];

/** Throws `invalid_fields`. `values` holds the fields that `clientFields` names. */
export async function createOAuthClient(
  actor: Actor,
  input: { connector: string; scheme: string; name: unknown; values: unknown },
): Promise<string> {
  authorize(actor, "oauthClient.manage");
  const scheme = oauthSchemeOf(input.connector, input.scheme, actor);
  const name = parseName(input.name);
  const { open, secret } = split(scheme.fields, parseValues(clientFields(scheme), input.values));
  const home = await installation();
  const id = newId("oc");
  const now = Date.now();
  await home.store.write(async (tx) => {
    await tx.insert(home.store.t.oauthClients).values({
      id,
      workspaceId: actor.workspaceId,
      connector: input.connector,
      scheme: input.scheme,
      name,
      values: open,
      ...sealed(home, actor.workspaceId, id, 1, secret),
      createdAt: now,
      createdBy: actorId(actor),
      updatedAt: now,
    });
    const target = { kind: "oauth_client", id, name } as const;
    await record(home, tx, eventActor(actor), "oauth_client.created", target, { connector: input.connector });
  });
  return id;
}

/** Absent secrets stay as they are. Clears the flag, and lets what waited for it go on at once. */
export async function updateOAuthClient(actor: Actor, id: string, input: { name?: unknown; values: unknown }) {
  authorize(actor, "oauthClient.manage");
  const home = await installation();
  const { oauthClients, grants } = home.store.t;
  await home.store.write(async (tx) => {
    const row = await clientRow(home, tx, actor.workspaceId, id);
    const scheme = oauthSchemeOf(row.connector, row.scheme, actor);
    const given = typeof input.values === "object" && input.values !== null ? input.values : {};
    const merged = { ...row.values, ...openClient(home, row), ...given };
    const { open, secret } = split(scheme.fields, parseValues(clientFields(scheme), merged));
    const name = input.name === undefined ? row.name : parseName(input.name);
    const revision = row.revision + 1;
    const next = { name, values: open, flaggedAt: null, flagReason: null, updatedAt: Date.now() };
    await tx
      .update(oauthClients)
      .set({ ...next, ...sealed(home, row.workspaceId, id, revision, secret) })
      .where(eq(oauthClients.id, id));
    const waiting = and(eq(grants.oauthClientId, id), isNotNull(grants.dueAt));
    await tx.update(grants).set({ retryAt: null, failures: 0, dueAt: Date.now() }).where(waiting);
    if (row.flaggedAt !== null) await sayAtUses(home, tx, id, null);
    await record(home, tx, eventActor(actor), "oauth_client.updated", { kind: "oauth_client", id, name });
  });
}

/** Throws `in_use` while a credential needs it. */
export async function removeOAuthClient(actor: Actor, id: string): Promise<void> {
  authorize(actor, "oauthClient.manage");
  const home = await installation();
  const { oauthClients, grants } = home.store.t;
  await home.store.write(async (tx) => {
    const row = await clientRow(home, tx, actor.workspaceId, id);
    const uses = await tx.select({ id: grants.credentialId }).from(grants).where(eq(grants.oauthClientId, id)).limit(1);
    if (uses.length > 0)
      throw new AppError(
        "in_use",
        "Credentials were connected with this OAuth client. Delete or reconnect them first.",
      );
    const rubbish = { wrappedDek: randomBytes(74), blob: randomBytes(64) };
    await tx.update(oauthClients).set(rubbish).where(eq(oauthClients.id, id));
    await tx.delete(oauthClients).where(eq(oauthClients.id, id));
    await record(home, tx, eventActor(actor), "oauth_client.deleted", { kind: "oauth_client", id, name: row.name });
  });
}

export async function listOAuthClients(actor: Actor, connector?: string): Promise<OAuthClientSummary[]> {
  authorize(actor, "credential.list");
  const { store } = await installation();
  const { oauthClients: c, grants } = store.t;
  const mine = and(eq(c.workspaceId, actor.workspaceId), connector ? eq(c.connector, connector) : undefined);
  const rows = await store.db.select().from(c).where(mine).orderBy(asc(c.name));
  const used = await store.db
    .select({ id: grants.oauthClientId })
    .from(grants)
    .where(eq(grants.workspaceId, actor.workspaceId));
  return rows.map((row) => ({
    id: row.id,
    connector: row.connector,
    scheme: row.scheme,
    name: row.name,
    values: row.values,
    uses: used.filter((each) => each.id === row.id).length,
    ...(row.flaggedAt === null ? {} : { flaggedAt: row.flaggedAt }),
    ...(row.flagReason === null ? {} : { flagReason: row.flagReason }),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  }));
}

/** One to be changed, with the names of the secrets it has. Throws `not_found`. */
export async function editableOAuthClient(
  actor: Actor,
  id: string,
): Promise<OAuthClientSummary & { secrets: readonly string[] }> {
  authorize(actor, "oauthClient.manage");
  const home = await installation();
  const row = await clientRow(home, home.store.db, actor.workspaceId, id);
  const client = (await listOAuthClients(actor, row.connector)).find((each) => each.id === id);
  if (!client) throw notFound();
  return { ...client, secrets: Object.keys(openClient(home, row)) };
}

/** All values of a client of this workspace, for the time of one request. Throws `not_found`. */
export async function clientValues(
  home: Installation,
  workspaceId: string,
  id: string,
): Promise<{ values: Values; row: Row }> {
  const row = await clientRow(home, home.store.db, workspaceId, id);
  return { values: { ...row.values, ...openClient(home, row) }, row };
}

/** Once: a client that is flagged already stays as it is, and no second event is written. */
export async function flagOAuthClient(home: Installation, workspaceId: string, id: string, says: string) {
  const { oauthClients } = home.store.t;
  await home.store.write(async (tx) => {
    const row = await clientRow(home, tx, workspaceId, id);
    if (row.flaggedAt !== null) return;
    const flag = { flaggedAt: Date.now(), flagReason: says.slice(0, 300) };
    await tx.update(oauthClients).set(flag).where(eq(oauthClients.id, id));
    await sayAtUses(home, tx, id, refusedSentence);
    const who = { kind: "system", id: "system", name: "Keyrack", workspaceId };
    await record(home, tx, who, "oauth_client.flagged", { kind: "oauth_client", id, name: row.name });
  });
}

const refusedSentence = `The OAuth client that it shares with others is refused. ${sharedClientHint}`;

/** What the lists tell of each credential that uses it; none changes its status, and what is broken for itself is left. */
async function sayAtUses({ store }: Installation, tx: DB, id: string, sentence: string | null): Promise<void> {
  const { credentials: c, grants: g } = store.t;
  const uses = tx.select({ id: g.credentialId }).from(g).where(eq(g.oauthClientId, id));
  const mine = and(inArray(c.id, uses), inArray(c.status, ["valid", "unknown"]));
  await tx.update(c).set({ sentence }).where(mine);
}

/** The fields of a scheme that its OAuth client consists of. */
export function clientFields(scheme: HttpScheme): Fields {
  const keys = scheme.oauth2 ? clientFieldsOf(scheme.oauth2) : [];
  return Object.fromEntries(
    keys.flatMap((key) => {
      const field: Field | undefined = scheme.fields[key];
      return field ? [[key, field] as const] : [];
    }),
  );
}

export function oauthSchemeOf(connector: string, id: string, of?: Owner): HttpScheme {
  const scheme = schemeOf(connectorOf(connector, of), id);
  if (isHttp(scheme) && scheme.oauth2) return scheme;
  throw new AppError("conflict", "This authentication type does not use OAuth.");
}

async function clientRow({ store }: Installation, db: DB, workspaceId: string, id: string): Promise<Row> {
  const { oauthClients: c } = store.t;
  const rows = await db
    .select()
    .from(c)
    .where(and(eq(c.id, id), eq(c.workspaceId, workspaceId)));
  const row = rows[0];
  if (!row) throw notFound();
  return row;
}

function openClient({ vault }: Installation, row: Row): Values {
  const place = { workspaceId: row.workspaceId, recordId: row.id, field: "client", revision: row.revision };
  const plain = vault.open(row, place);
  try {
    return JSON.parse(plain.toString("utf8")) as Values;
  } finally {
    plain.fill(0);
  }
}

function sealed({ vault }: Installation, workspaceId: string, recordId: string, revision: number, secret: Values) {
  const plain = Buffer.from(JSON.stringify(secret), "utf8");
  const { wrappedDek, blob } = vault.sealNew({ workspaceId, recordId, field: "client", revision }, plain);
  plain.fill(0);
  return { wrappedDek, blob, revision };
}
