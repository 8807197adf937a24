import { and, eq, inArray } from "drizzle-orm";
import { describe, type Fields, type SchemeDescription, type Tile, type Values } from "@/connectors/kit";
import { withGuides } from "@/lib/catalog";
import type { Store } from "@/lib/db/store";
import { installation } from "@/lib/installation";
import { countTry } from "@/lib/limits";
import { connectorAsked, leavesFor, openFields, schemesAsked } from "./asked";
import { askedOf, type LinkRow, linkBy, type StepRow, type StepState, visitsOf } from "./link";
import { type Looks, looksOf } from "./looks";
import { mayTakeBack } from "./redo";
import { safeReturnUrl } from "./return-url";
import { type Key, type Way, wayOf } from "./visitor";
import { type Access, accessWords } from "./words";

/**
 * What a page behind a link shows. It says who asks and what for; of what was handed in it says no more than that it is
 * there, and whose account it is only to the browser that connected it. Looking writes nothing, except for a count of
 * addresses that are no links.
 */
export type Face = {
  workspace: string;
  looks: Looks;
  sender: { name: string; email: string | undefined };
  audience: string;
  note: string;
  expiresAt: number;
  applications: readonly AskedFace[];
};
export type AskedFace = {
  position: number;
  connector: string;
  name: string;
  tile: Tile;
  optional: boolean;
  /** How the account is called that is to be connected again. */
  again: string | undefined;
  access: Access;
  state: StepState;
  reason: string | undefined;
  account: string | undefined;
  /** It was connected in this browser, and nobody has confirmed it yet: they may take another account. */
  redo: boolean;
};
export type Opened =
  | { state: "wrong" }
  | { state: "revoked"; face: Face }
  | { state: "expired" | "elsewhere"; face: Face; asked: boolean }
  | { state: "used"; face: Face; at: number }
  | { state: "ready" | "underWay"; face: Face }
  | { state: "done"; face: Face; at: number; returnUrl: string | undefined };

/** `address` is the visitor's. Throws `rate_limited` for somebody who tries one address after the other. */
export async function openLink({ text, browser }: Key, address: string): Promise<Opened> {
  const { store } = await installation();
  const link = await linkBy(store, store.db, text);
  if (!link) {
    await countTry({ key: `connect unknown ${address}`, max: 30, windowMs: 15 * 60_000 });
    return { state: "wrong" };
  }
  const way = await wayOf(store, store.db, link, browser);
  const face = await faceOf(store, link, way);
  if (link.revokedAt !== null) return { state: "revoked", face };
  const at = way?.visit.finishedAt ?? null;
  if (at !== null)
    return { state: "done", face, at, returnUrl: safeReturnUrl(link.returnUrl, face.looks.returnOrigins) };
  const visits = way ? [] : await visitsOf(store, store.db, link.id);
  const ended = visits.map((each) => each.finishedAt);
  const last = ended.findLast((each) => each !== null);
  if (visits.length >= link.uses && last && ended.every((each) => each !== null))
    return { state: "used", face, at: last };
  if (link.expiresAt <= Date.now()) return { state: "expired", face, asked: link.askedAgainAt !== null };
  if (way) return { state: "underWay", face };
  const free = visits.some((each) => each.browser === null && each.finishedAt === null);
  if (free || visits.length < link.uses) return { state: "ready", face };
  return { state: "elsewhere", face, asked: link.askedAgainAt !== null };
}

/** One step as a form: only the fields that are open, with what is filled in. Undefined when there is no such step. */
export type StepFace = {
  application: string;
  docs: string;
  again: string | undefined;
  schemes: readonly SchemeDescription[];
  /** Undefined while the visitor has to choose. */
  scheme: SchemeDescription | undefined;
  fields: Fields;
  /** Readable ones to begin with, also of fields that are locked. */
  values: Values;
  fixed: readonly { label: string; value: string }[];
  leaves: boolean;
  /** Their own OAuth client is asked, so its redirect address has to be shown. */
  ownClient: boolean;
};

export async function stepFace(key: Key, position: number, chosen: string | undefined): Promise<StepFace | undefined> {
  const { store } = await installation();
  const link = await linkBy(store, store.db, key.text);
  const way = link && (await wayOf(store, store.db, link, key.browser));
  const asked = link && askedOf(link)[position];
  const step = way?.steps.find((each) => each.position === position);
  if (!link || !asked || !step) return undefined;
  const connector = connectorAsked(asked, link);
  const offered = schemesAsked(asked, link);
  const description = describe(connector);
  const schemes = await withGuides(
    connector.id,
    description.schemes.filter(({ id }) => offered.some((each) => each.id === id)),
  );
  const scheme = offered.length === 1 ? offered[0] : offered.find(({ id }) => id === chosen);
  const described = schemes.find(({ id }) => id === scheme?.id);
  const fields = scheme ? openFields(asked, scheme) : {};
  const values = (scheme && asked.values[scheme.id]) ?? {};
  const mine = step.browser === way?.visit.browser;
  const draft = mine ? await draftValues(store, step, scheme?.id) : {};
  return {
    application: connector.name,
    docs: connector.docs,
    again: asked.credential === undefined ? undefined : await accountOf(store, asked.credential),
    schemes,
    scheme: described,
    fields,
    values: { ...values, ...draft },
    fixed: Object.entries(values).flatMap(([name, value]) => {
      const field = scheme?.fields[name];
      return field && !Object.hasOwn(fields, name) && name !== described?.oauth?.scopeField
        ? [{ label: field.label, value: `${field.prefix ?? ""}${value}${field.suffix ?? ""}` }]
        : [];
    }),
    leaves: scheme ? leavesFor(scheme) : false,
    ownClient:
      scheme !== undefined && (described?.oauth?.clientFields ?? []).some((each) => Object.hasOwn(fields, each)),
  };
}

async function faceOf(store: Store, link: LinkRow, way: Way | undefined): Promise<Face> {
  const { users, workspaces } = store.t;
  const [[workspace], [user], looks] = await Promise.all([
    store.db.select({ name: workspaces.name }).from(workspaces).where(eq(workspaces.id, link.workspaceId)),
    store.db.select({ name: users.name, email: users.email }).from(users).where(eq(users.id, link.createdBy)),
    looksOf(store, link.workspaceId),
  ]);
  const name = workspace?.name ?? "A workspace";
  const accounts = await accountsOf(store, link.workspaceId, way);
  const applications = await Promise.all(
    askedOf(link).map(async (asked, position): Promise<AskedFace> => {
      const connector = connectorAsked(asked, link);
      const step = way?.steps.find((each) => each.position === position);
      const mine = step?.credentialId ? accounts.get(step.credentialId) : undefined;
      return {
        position,
        connector: connector.id,
        name: connector.name,
        tile: connector.tile,
        optional: asked.optional,
        again: asked.credential === undefined ? undefined : await accountOf(store, asked.credential),
        access: accessWords(asked, link, connector.name, name),
        state: (step?.state ?? "open") as StepState,
        reason: step && step.browser === way?.visit.browser ? (step.reason ?? undefined) : undefined,
        account: mine?.account,
        redo: mine !== undefined && asked.credential === undefined && mayTakeBack(mine),
      };
    }),
  );
  const sender = { name: user?.name ?? name, email: user?.email };
  const { audience, note, expiresAt } = link;
  return { workspace: name, looks, sender, audience, note, expiresAt, applications };
}

/** By credential, only what this very browser connected. */
async function accountsOf(
  store: Store,
  workspaceId: string,
  way: Way | undefined,
): Promise<ReadonlyMap<string, { account: string; unconfirmedAt: number | null }>> {
  const mine = (way?.steps ?? []).filter((each) => each.browser === way?.visit.browser && each.state === "done");
  const ids = mine.flatMap((each) => each.credentialId ?? []);
  if (ids.length === 0) return new Map();
  const { credentials: c } = store.t;
  const rows = await store.db
    .select({ id: c.id, label: c.label, identity: c.identity, unconfirmedAt: c.unconfirmedAt })
    .from(c)
    .where(and(eq(c.workspaceId, workspaceId), inArray(c.id, ids)));
  return new Map(
    rows.map(({ id, label, identity, unconfirmedAt }) => [id, { account: label ?? identity ?? "", unconfirmedAt }]),
  );
}

/** The sender's own words for what is there already. */
async function accountOf(store: Store, credential: string): Promise<string> {
  const { credentials: c } = store.t;
  const [row] = await store.db
    .select({ name: c.name, label: c.label, identity: c.identity })
    .from(c)
    .where(eq(c.id, credential));
  return row?.label ?? row?.identity ?? row?.name ?? "";
}

/** Readable values of a sign-in that was begun and did not end. */
async function draftValues(store: Store, step: StepRow, scheme: string | undefined): Promise<Values> {
  if (!step.credentialId || step.state === "done" || step.scheme !== scheme) return {};
  const { credentials: c } = store.t;
  const [row] = await store.db.select({ values: c.values, state: c.state }).from(c).where(eq(c.id, step.credentialId));
  return row?.state === "draft" ? row.values : {};
}
