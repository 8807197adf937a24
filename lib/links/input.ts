import { and, eq } from "drizzle-orm";
import { isHttp, type Scheme, type Values } from "@/connectors/kit";
import type { Actor } from "@/lib/actor";
import { connectorOf, schemeOf, usableConnector } from "@/lib/catalog";
import { rowOf } from "@/lib/credentials/row";
import { parseDraft, parseName } from "@/lib/credentials/values";
import { AppError } from "@/lib/errors";
import { grantRow } from "@/lib/grants/grant";
import type { Installation } from "@/lib/installation";
import { type Asked, isAskable, leavesFor, scopeFieldOf } from "./asked";

/** What a sender asks for, checked while the sender is there: what a visitor meets is possible, and holds no secret. */
export type AskedInput = {
  connector: string;
  /** Absent: the visitor chooses. */
  scheme?: string | undefined;
  optional?: boolean | undefined;
  name?: string | undefined;
  /** Readable fields that are filled in. With a locked type only these, otherwise by type. */
  values?: Readonly<Record<string, string>> | undefined;
  locked?: readonly string[] | undefined;
  /** Wanted at the application; they are locked then. */
  scopes?: readonly string[] | undefined;
  /** The workspace's OAuth client; empty: the visitor enters one. Absent: the usual one. */
  oauthClient?: string | undefined;
};

const applicationsAtMost = 10;

export async function parseAsked(
  home: Installation,
  actor: Actor,
  { applications, credential, audience }: { applications: readonly AskedInput[] } & Record<string, unknown>,
): Promise<readonly Asked[]> {
  if (typeof credential === "string" && credential !== "") return [await again(home, actor, credential)];
  if (applications.length === 0 || applications.length > applicationsAtMost)
    throw wrong("applications", `Choose one to ${applicationsAtMost} applications.`);
  const asked: Asked[] = [];
  for (const [at, each] of applications.entries())
    asked.push(await parseOne(home, actor, each, `applications.${at}`, String(audience ?? "")));
  if (asked.every((each) => each.optional)) throw wrong("applications", "Leave at least one that is not optional.");
  return asked;
}

async function parseOne(
  home: Installation,
  actor: Actor,
  input: AskedInput,
  at: string,
  audience: string,
): Promise<Asked> {
  const connector = usableConnector(actor, input.connector);
  const locked = input.scheme ? schemeOf(connector, input.scheme) : undefined;
  const offered = locked ? [locked] : connector.schemes.filter(isAskable);
  const [only, ...others] = offered;
  if (only === undefined || !offered.every(isAskable))
    throw wrong(at, `${connector.name} is connected with a code on another screen, which a link cannot ask for.`);
  const scheme = others.length === 0 ? only : undefined;
  if (scheme === undefined && offered.some(needsScopes))
    throw wrong(at, `Choose one way in for ${connector.name}: one of them has to know which scopes to ask for.`);
  const rows = await clientsOf(home, actor, connector.id);
  const clients: Record<string, string> = {};
  for (const each of offered) {
    const usual = rows.find((row) => row.scheme === each.id && row.flaggedAt === null)?.id;
    const chosen = input.oauthClient === undefined ? usual : input.oauthClient;
    if (chosen === undefined || chosen === "" || !isHttp(each) || !each.oauth2) continue;
    if (!rows.some((row) => row.id === chosen && row.scheme === each.id))
      throw wrong(`${at}.oauthClient`, "This OAuth client belongs to something else.");
    clients[each.id] = chosen;
  }
  const filled = scheme ? parseFilled(scheme, input, at) : undefined;
  return {
    connector: connector.id,
    connectorVersion: connector.version ?? null,
    scheme: scheme?.id ?? null,
    optional: input.optional === true,
    name: parseName(input.name?.trim() || shortened(`${connector.name} - ${audience.trim() || "link"}`)),
    values: scheme && filled ? { [scheme.id]: filled.values } : {},
    locked: scheme && filled ? { [scheme.id]: filled.locked } : {},
    clients,
  };
}

function parseFilled(scheme: Scheme, input: AskedInput, at: string): { values: Values; locked: string[] } {
  const given = Object.fromEntries(Object.entries(input.values ?? {}).filter(([, value]) => value.trim() !== ""));
  const scopeField = scopeFieldOf(scheme);
  if (input.scopes !== undefined && input.scopes.length > 0) {
    if (scopeField === undefined) throw wrong(`${at}.scopes`, "This authentication type has no scopes to choose.");
    given[scopeField] = input.scopes.join(" ");
  }
  for (const key of [...Object.keys(given), ...(input.locked ?? [])]) {
    const field = scheme.fields[key];
    if (!field) throw wrong(`${at}.values`, `${scheme.title} has no field "${key.slice(0, 60)}".`);
    if (field.secret) throw wrong(`${at}.values`, `"${field.label}" is secret: only whoever gets the link enters it.`);
  }
  const needed = scopeField !== undefined && leavesFor(scheme) ? scheme.fields[scopeField] : undefined;
  if (scopeField && needed && !given[scopeField] && !needed.optional && !needed.default)
    throw wrong(`${at}.scopes`, "Choose at least one scope: the link asks for these and no others.");
  const scopesLocked = input.scopes !== undefined && input.scopes.length > 0 && scopeField ? [scopeField] : [];
  const locked = [...new Set([...(input.locked ?? []), ...scopesLocked])];
  const empty = locked.find((key) => !given[key] && !scheme.fields[key]?.optional && !scheme.fields[key]?.default);
  if (empty !== undefined)
    throw wrong(`${at}.values`, `Fill in "${scheme.fields[empty]?.label ?? empty}", or leave it to them.`);
  return { values: parseDraft(scheme.fields, given), locked };
}

/** One that is there, to be connected with the same account: nothing of it but its secrets can be given anew. */
async function again(home: Installation, actor: Actor, id: string): Promise<Asked> {
  const row = await rowOf(home.store, home.store.db, actor, id);
  if (row.state === "draft")
    throw new AppError("conflict", "Finish this draft first, or delete it and ask for a new one.");
  const scheme = schemeOf(connectorOf(row.connector, row), row.scheme);
  if (!isAskable(scheme))
    throw new AppError("conflict", "It is connected with a code on another screen, which a link cannot ask for.");
  const client = (await grantRow(home, home.store.db, row.id))?.oauthClientId;
  return {
    connector: row.connector,
    connectorVersion: row.connectorVersion,
    scheme: row.scheme,
    optional: false,
    name: row.name,
    values: {},
    locked: {},
    clients: client ? { [row.scheme]: client } : {},
    credential: row.id,
  };
}

/** A token that may make links need not be one that reads the list, so this asks by itself. */
async function clientsOf({ store }: Installation, { workspaceId }: Actor, connector: string) {
  const { oauthClients: c } = store.t;
  return store.db
    .select({ id: c.id, scheme: c.scheme, flaggedAt: c.flaggedAt })
    .from(c)
    .where(and(eq(c.workspaceId, workspaceId), eq(c.connector, connector)));
}

/** They are the sender's to choose, never the visitor's. */
function needsScopes(scheme: Scheme): boolean {
  const key = leavesFor(scheme) ? scopeFieldOf(scheme) : undefined;
  const field = key === undefined ? undefined : scheme.fields[key];
  return field !== undefined && !field.optional && !field.default;
}

function shortened(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 119)}…`;
}

function wrong(field: string, message: string): AppError {
  return new AppError("invalid_fields", message, { fields: { [field]: message } });
}
