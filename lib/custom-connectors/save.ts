import { and, count, eq } from "drizzle-orm";
import { isHttp, secretEndpointsOf } from "@/connectors/kit";
import { type Actor, actorId, authorize } from "@/lib/actor";
import type { DB } from "@/lib/db/store";
import { AppError, notFound } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { type Installation, installation } from "@/lib/installation";
import { compile } from "./compile";
import { type Definition, parseDefinition } from "./definition";
import { loadShelf, ownPrefix, shelvedOf } from "./shelf";

/**
 * Saving, changing and deleting an application of one's own. Each save is a new version and none is ever changed:
 * credentials go on with the one they were verified with until they are edited. What would pull the ground from under
 * one in use is refused and says what to do.
 */
export type Source = "form" | "openapi" | "file";
export type SaveInput = {
  definition: unknown;
  source: Source;
  /** What it becomes a new version of; absent makes a new application. */
  id?: string | undefined;
  /** The version that was looked at; another one meanwhile is a `conflict`. */
  from?: number | undefined;
  /** A dry run with exactly this definition has worked. */
  proven?: boolean;
};
export type Saved = { id: string; version: number };

const most = 200;

/** Throws `invalid_fields`, `conflict`, `in_use`, `not_found`. */
export async function saveConnector(actor: Actor, input: SaveInput): Promise<Saved> {
  authorize(actor, "connector.manage");
  const definition = parseDefinition(input.definition);
  const home = await installation();
  const saved = await home.store.write(async (tx) => {
    const head = input.id === undefined ? undefined : await headOf(home, tx, actor, input.id);
    if (head && input.from !== undefined && head.version !== input.from)
      throw new AppError("conflict", "Somebody saved another version meanwhile. Open it again and compare.");
    const id = head?.id ?? (await freeId(home, tx, actor, definition.name));
    if (head) await assertCompatible(home, tx, actor, id, definition);
    const version = (head?.version ?? 0) + 1;
    await insertVersion(home, tx, actor, { id, version, definition, source: input.source, proven: input.proven });
    const target = { kind: "connector", id, name: definition.name } as const;
    const detail = { version, source: input.source };
    await record(home, tx, eventActor(actor), head ? "connector.updated" : "connector.created", target, detail);
    return { id, version };
  });
  await loadShelf(home.store);
  return saved;
}

/** A new one, in the transaction of an import; whoever commits that reads the shelf again. Throws as `saveConnector` does. */
export async function addConnector(home: Installation, tx: DB, actor: Actor, input: unknown): Promise<Saved> {
  authorize(actor, "connector.manage");
  const definition = parseDefinition(input);
  const made = { id: await freeId(home, tx, actor, definition.name), version: 1 };
  await insertVersion(home, tx, actor, { ...made, definition, source: "file", proven: false });
  const target = { kind: "connector", id: made.id, name: definition.name } as const;
  await record(home, tx, eventActor(actor), "connector.created", target, { version: 1, source: "file" });
  return made;
}

/** Throws `in_use` while a credential, an OAuth client or a flow needs it. */
export async function removeConnector(actor: Actor, id: string): Promise<void> {
  authorize(actor, "connector.manage");
  const home = await installation();
  const { customConnectors: c, customConnectorVersions: v, connectorDrafts: d, connectorLogos: l } = home.store.t;
  const name = shelvedOf(actor.workspaceId, id)?.versions.values().next().value?.definition.name ?? id;
  await home.store.write(async (tx) => {
    await headOf(home, tx, actor, id);
    const reason = await neededBy(home, tx, actor, id);
    if (reason) throw new AppError("in_use", reason);
    await tx.delete(v).where(and(eq(v.workspaceId, actor.workspaceId), eq(v.connectorId, id)));
    await tx.delete(d).where(and(eq(d.workspaceId, actor.workspaceId), eq(d.connectorId, id)));
    await tx.delete(l).where(and(eq(l.workspaceId, actor.workspaceId), eq(l.connectorId, id)));
    await tx.delete(c).where(and(eq(c.workspaceId, actor.workspaceId), eq(c.id, id)));
    await record(home, tx, eventActor(actor), "connector.deleted", { kind: "connector", id, name });
  });
  await loadShelf(home.store);
}

type New = { id: string; version: number; definition: Definition; source: Source; proven: boolean | undefined };

async function insertVersion({ store }: Installation, tx: DB, actor: Actor, made: New): Promise<void> {
  const { customConnectors: c, customConnectorVersions: v } = store.t;
  const { id, version, definition, source, proven } = made;
  const [now, by] = [Date.now(), actorId(actor)];
  const verifiedAt = proven ? now : null;
  await tx.insert(v).values({
    workspaceId: actor.workspaceId,
    connectorId: id,
    version,
    definition,
    source,
    createdAt: now,
    createdBy: by,
    verifiedAt,
  });
  const change = { version, updatedAt: now, updatedBy: by };
  await tx
    .insert(c)
    .values({ workspaceId: actor.workspaceId, id, createdAt: now, createdBy: by, ...change })
    .onConflictDoUpdate({ target: [c.workspaceId, c.id], set: change });
}

async function headOf({ store }: Installation, tx: DB, actor: Actor, id: string) {
  const { customConnectors: c } = store.t;
  const [head] = await tx
    .select()
    .from(c)
    .where(and(eq(c.workspaceId, actor.workspaceId), eq(c.id, id)));
  if (!head) throw notFound();
  return head;
}

/** Ways in that credentials use stay, and a client secret that is shared goes nowhere else than before. */
async function assertCompatible(home: Installation, tx: DB, actor: Actor, id: string, next: Definition): Promise<void> {
  const { credentials: r, oauthClients: o } = home.store.t;
  const connector = compile(id, 0, next);
  const used = await tx
    .selectDistinct({ scheme: r.scheme })
    .from(r)
    .where(and(eq(r.workspaceId, actor.workspaceId), eq(r.connector, id)));
  const lost = used.find(({ scheme }) => !connector.schemes.some((each) => each.id === scheme));
  if (lost)
    throw new AppError("in_use", `Credentials use the way in “${lost.scheme}”, which this version lacks. Keep it.`);
  const clients = await tx
    .select({ scheme: o.scheme, name: o.name })
    .from(o)
    .where(and(eq(o.workspaceId, actor.workspaceId), eq(o.connector, id)));
  for (const { scheme, name } of clients) {
    if (tokenPlaces(home, actor, id, scheme) !== placesOf(connector, scheme))
      throw new AppError(
        "in_use",
        `The OAuth client “${name}” was entered for other addresses than these. Remove it first, under Settings and OAuth clients.`,
      );
  }
}

function tokenPlaces(_: Installation, actor: Actor, id: string, scheme: string): string {
  const shelved = shelvedOf(actor.workspaceId, id);
  const definition = shelved?.versions.get(shelved.newest)?.definition;
  return definition ? placesOf(compile(id, 0, definition), scheme) : "";
}

function placesOf(connector: ReturnType<typeof compile>, id: string): string {
  const scheme = connector.schemes.find((each) => each.id === id);
  const places = scheme && isHttp(scheme) && scheme.oauth2 ? secretEndpointsOf(scheme.oauth2) : [];
  return places.map((place) => new URL(place).origin).join(" ");
}

async function neededBy({ store }: Installation, tx: DB, actor: Actor, id: string): Promise<string | undefined> {
  const { credentials: r, oauthClients: o, flows: f, flowSlots: s } = store.t;
  const mine = { workspaceId: actor.workspaceId };
  const [credentials] = await tx
    .select({ n: count() })
    .from(r)
    .where(and(eq(r.workspaceId, mine.workspaceId), eq(r.connector, id)));
  if (credentials && credentials.n > 0)
    return credentials.n === 1
      ? "One credential uses this application. Delete it first."
      : `${credentials.n} credentials use this application. Delete them first.`;
  const [clients] = await tx
    .select({ n: count() })
    .from(o)
    .where(and(eq(o.workspaceId, mine.workspaceId), eq(o.connector, id)));
  if (clients && clients.n > 0)
    return "An OAuth client of the workspace belongs to it. Remove that first, under Settings.";
  const [slot] = await tx
    .select({ name: f.name })
    .from(s)
    .innerJoin(f, eq(f.id, s.flowId))
    .where(and(eq(f.workspaceId, mine.workspaceId), eq(s.connector, id)))
    .limit(1);
  return slot ? `The flow “${slot.name}” has a slot for it. Take that out first.` : undefined;
}

async function freeId({ store }: Installation, tx: DB, actor: Actor, name: string): Promise<string> {
  const { customConnectors: c } = store.t;
  const rows = await tx.select({ id: c.id }).from(c).where(eq(c.workspaceId, actor.workspaceId));
  if (rows.length >= most) throw new AppError("conflict", `A workspace can describe at most ${most} applications.`);
  const taken = new Set(rows.map((row) => row.id));
  const slug = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40)
    .replace(/-+$/, "");
  const wanted = `${ownPrefix}${slug || "application"}`;
  for (let number = 1; ; number++) {
    const id = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(id)) return id;
  }
}
