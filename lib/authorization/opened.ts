import { eq, sql } from "drizzle-orm";
import type { Reason, Scheme, Values } from "@/connectors/kit";
import type { Actor } from "@/lib/actor";
import { findConnector } from "@/lib/catalog";
import { keptRows } from "@/lib/db/kept-rows";
import { prepared } from "@/lib/db/prepared";
import { AppError, notFound } from "@/lib/errors";
import type { Installation } from "@/lib/installation";
import { resolveReference } from "@/lib/reference";

/**
 * A credential opened to be used, by its id or by an alias of the token's flow. What is out of reach does not exist; what
 * is not usable is refused with its reason before anything is unsealed. One prepared read, one decryption.
 */
export type Opened = {
  id: string;
  name: string;
  workspaceId: string;
  connector: string;
  connectorVersion: number | null;
  scheme: Scheme;
  /** Open and sealed ones together. */
  values: Values;
  facts: Values;
  /** Of the sealed values: counts up with each change. */
  revision: number;
  expiresAt: number | null;
  suspectedAt: number | null;
};

/** What a refusal for use carries as its cause. */
export type Unusable = { reason: Reason | "disabled" | "draft" };

/** At once when the row is kept. Throws `not_found`, `credential_invalid`, `reconnect_required`, `damaged`. */
export function openForUse(home: Installation, actor: Actor, reference: string): Opened | Promise<Opened> {
  const row = rowFor(home, actor, reference);
  return row instanceof Promise ? row.then((read) => usable(home, actor, read)) : usable(home, actor, row);
}

/** The same whatever its status: what is stored is stored. Only what came by a link waits to be confirmed. */
export async function openStored(home: Installation, actor: Actor, reference: string): Promise<Opened> {
  const row = assertOwn(actor, await rowFor(home, actor, reference));
  if (row.unconfirmedAt !== null) throw unconfirmed(row.label);
  return openedFrom(home, row, schemeFor(row));
}

type Row = Awaited<ReturnType<ReturnType<typeof byId>["execute"]>>[number];

/** The sealed row, which may be kept until anything at all is committed. */
const rows = keptRows<Row>();

/**
 * What was opened from a kept row, for a second at most: a credential that is asked for thousands of times is not
 * decrypted each time, and one that nobody asks for does not lie open. Another row, after any change, is opened anew.
 */
let openNow = new WeakMap<Row, Opened>();
let closing = false;
const openMs = 1_000;

function keptOpen(row: Row, opened: Opened): Opened {
  openNow.set(row, opened);
  if (closing) return opened;
  closing = true;
  setTimeout(() => {
    openNow = new WeakMap();
    closing = false;
  }, openMs).unref();
  return opened;
}

function rowFor({ store }: Installation, actor: Actor, reference: string): Row | Promise<Row | undefined> {
  const id = resolveReference(actor, reference);
  return rows(store, id, async () => (await byId(store.db, store.t).execute({ id }))[0]);
}

function usable(home: Installation, actor: Actor, read: Row | undefined): Opened {
  const row = assertOwn(actor, read);
  const known = openNow.get(row);
  if (known !== undefined) return known;
  const scheme = schemeFor(row);
  const problem = problemOf(row, scheme);
  if (problem) throw problem;
  return keptOpen(row, openedFrom(home, row, scheme));
}

function assertOwn(actor: Actor, row: Row | undefined): Row {
  if (row === undefined || row.workspaceId !== actor.workspaceId) throw notFound();
  return row;
}

function schemeFor(row: Row): Scheme {
  const scheme = findConnector(row.connector, row)?.schemes.find((each) => each.id === row.scheme);
  if (scheme !== undefined) return scheme;
  throw new AppError("credential_invalid", "Its application or authentication type is not known here any more.");
}

function openedFrom({ vault }: Installation, row: Row, scheme: Scheme): Opened {
  const place = { workspaceId: row.workspaceId, recordId: row.id, field: "secret", revision: row.revision };
  const plain = vault.open(row, place);
  const secret = JSON.parse(plain.toString("utf8")) as Values;
  plain.fill(0);
  const { id, name, workspaceId, connector, connectorVersion, facts, revision, expiresAt, suspectedAt } = row;
  const values = { ...row.values, ...secret };
  return {
    id,
    name,
    workspaceId,
    connector,
    connectorVersion,
    scheme,
    values,
    facts,
    revision,
    expiresAt,
    suspectedAt,
  };
}

function problemOf(row: Row, scheme: Scheme): AppError | undefined {
  const refuse = (reason: Unusable["reason"], detail: string) =>
    new AppError(
      scheme.type === "oauth2" && row.state === "active" ? "reconnect_required" : "credential_invalid",
      detail,
      { cause: { reason } satisfies Unusable },
    );
  if (row.state === "draft") return refuse("draft", "This credential is a draft. Finish it first.");
  if (row.state === "disabled") return refuse("disabled", "This credential is paused. Resume it first.");
  if (row.unconfirmedAt !== null) return unconfirmed(row.label);
  if (row.status !== "invalid") return undefined;
  const cause = row.sentence ?? "The application did not accept it when it was last checked.";
  return refuse((row.reason ?? "invalid_credentials") as Reason, cause);
}

function unconfirmed(label: string | null): AppError {
  const whose = label ? ` It is ${label}.` : "";
  return new AppError(
    "unconfirmed",
    `Somebody connected this by a link, and nobody has confirmed yet that it is the right account.${whose} Whoever sent the link confirms it on the link's page.`,
  );
}

const byId = prepared((db, { credentials: c, secrets: s }) =>
  db
    .select({
      id: c.id,
      name: c.name,
      workspaceId: c.workspaceId,
      connector: c.connector,
      connectorVersion: c.connectorVersion,
      scheme: c.scheme,
      values: c.values,
      facts: c.facts,
      state: c.state,
      status: c.status,
      reason: c.reason,
      label: c.label,
      unconfirmedAt: c.unconfirmedAt,
      sentence: c.sentence,
      expiresAt: c.expiresAt,
      suspectedAt: c.suspectedAt,
      wrappedDek: s.wrappedDek,
      blob: s.blob,
      revision: s.revision,
    })
    .from(c)
    .innerJoin(s, eq(s.credentialId, c.id))
    .where(eq(c.id, sql.placeholder("id")))
    .prepare(),
);
