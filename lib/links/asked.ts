import { clientFieldsOf, comesBack, type Fields, isHttp, type Scheme, type Values } from "@/connectors/kit";
import { connectorOf, schemeOf } from "@/lib/catalog";
import { AppError } from "@/lib/errors";

/**
 * What a link asks for, one application each. It is written by the sender and read back from the table for every request
 * of a visitor: connector, authentication type, locked fields and scopes are never taken from the visitor's browser.
 */
export type Asked = {
  connector: string;
  /** Of an application that the workspace described itself. */
  connectorVersion: number | null;
  /** Null: the visitor chooses. */
  scheme: string | null;
  optional: boolean;
  /** Of the credential that comes of it. */
  name: string;
  /** By authentication type: readable values that are filled in already. */
  values: Readonly<Record<string, Values>>;
  /** By authentication type: keys that the visitor neither fills in nor changes. */
  locked: Readonly<Record<string, readonly string[]>>;
  /** By authentication type: the workspace's OAuth client. */
  clients: Readonly<Record<string, string>>;
  /** To be connected again; then only its secrets are asked. */
  credential?: string;
};

export type Place = { workspaceId: string };

export function connectorAsked(asked: Asked, { workspaceId }: Place) {
  return connectorOf(asked.connector, { workspaceId, connectorVersion: asked.connectorVersion });
}

/** The types that the visitor has to choose from; one when it is locked. */
export function schemesAsked(asked: Asked, place: Place): Scheme[] {
  const connector = connectorAsked(asked, place);
  if (asked.scheme !== null) return [schemeOf(connector, asked.scheme)];
  return connector.schemes.filter(isAskable);
}

/** Throws `not_found` for a type that is not asked. */
export function schemeAsked(asked: Asked, place: Place, chosen: string | undefined): Scheme {
  const schemes = schemesAsked(asked, place);
  const [only, ...others] = schemes;
  const found = others.length === 0 ? only : schemes.find((each) => each.id === chosen);
  if (found) return found;
  throw new AppError("not_found", "Choose one of the ways to sign in that are offered.");
}

/** A code for another screen needs a page that waits for it, which works only with scripts. */
export function isAskable(scheme: Scheme): boolean {
  return !isHttp(scheme) || scheme.oauth2?.grant !== "device_code";
}

/** Whether somebody signs in at the application, with this browser. */
export function leavesFor(scheme: Scheme): boolean {
  return isHttp(scheme) && comesBack(scheme.oauth2?.grant);
}

/** Fields that the visitor is asked for. What is locked or belongs to the workspace's OAuth client is not. */
export function openFields(asked: Asked, scheme: Scheme): Fields {
  const again = asked.credential !== undefined;
  if (again && leavesFor(scheme)) return {};
  // What is asked for at the application is the sender's to say.
  const scopes = leavesFor(scheme) ? scopeFieldOf(scheme) : undefined;
  const kept = new Set([scopes, ...(asked.locked[scheme.id] ?? []), ...clientKeys(asked, scheme)]);
  const open = Object.entries(scheme.fields).filter(([key, field]) => !kept.has(key) && (!again || field.secret));
  return Object.fromEntries(open);
}

/** What the visitor typed over what was filled in, and under what is locked. Anything else is dropped. */
export function valuesFor(
  asked: Asked,
  scheme: Scheme,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const open = openFields(asked, scheme);
  const own = Object.entries(given).filter(([key]) => Object.hasOwn(open, key));
  const prefilled = asked.credential === undefined ? (asked.values[scheme.id] ?? {}) : {};
  const fixed = Object.entries(prefilled).filter(([key]) => !Object.hasOwn(open, key));
  const filled = Object.entries(prefilled).filter(([key]) => Object.hasOwn(open, key));
  return Object.fromEntries([...filled, ...own, ...fixed]);
}

function clientKeys(asked: Asked, scheme: Scheme): readonly string[] {
  const shared = asked.clients[scheme.id] !== undefined && isHttp(scheme) && scheme.oauth2;
  return shared ? clientFieldsOf(shared) : [];
}

/** Key of the field that holds the wanted scopes, where a single one does. */
export function scopeFieldOf(scheme: Scheme): string | undefined {
  if (!isHttp(scheme) || !scheme.oauth2) return undefined;
  const name = /^\{\+?(\w+)\}$/.exec(scheme.oauth2.scopes?.wanted ?? "")?.[1];
  return name !== undefined && Object.hasOwn(scheme.fields, name) ? name : undefined;
}
