import type { Category, Connector, Scheme, SchemeType, Tile } from "./connector";
import type { Fields } from "./field";
import type { Guide } from "./guide";
import { clientFieldsOf, type OAuthGrant, type OAuthScope } from "./oauth";

/** A connector as the browser sees it: plain JSON, no functions, no request templates. */
export type ConnectorDescription = {
  id: string;
  name: string;
  aliases: readonly string[];
  category: Category;
  docs: string;
  tile: Tile;
  popular: boolean;
  deprecations: readonly { date: string; text: string; schemes?: readonly string[] }[];
  schemes: readonly SchemeDescription[];
};

export type SchemeDescription = {
  id: string;
  type: SchemeType;
  title: string;
  when?: string;
  recommended: boolean;
  fields: Fields;
  guide: Guide;
  oauth?: OAuthDescription;
};

/** What the form has to know: whether a browser goes to the application, and which scopes can be chosen. */
export type OAuthDescription = {
  grant: OAuthGrant;
  /** Keys of the fields that a shared OAuth client of the workspace can stand in for. */
  clientFields: readonly string[];
  /** Key of the field that holds the wanted ones, where a single one does. */
  scopeField?: string;
  scopes: readonly OAuthScope[];
  presets: readonly { title: string; scopes: readonly string[] }[];
};

export function describe(connector: Connector): ConnectorDescription {
  return {
    id: connector.id,
    name: connector.name,
    aliases: connector.aliases ?? [],
    category: connector.category,
    docs: connector.docs,
    tile: connector.tile,
    popular: connector.popular ?? false,
    deprecations: connector.deprecations ?? [],
    schemes: connector.schemes.map(describeScheme),
  };
}

function describeScheme(scheme: Scheme): SchemeDescription {
  const { id, type, title, when, recommended = false, fields, guide } = scheme;
  const oauth = describeOAuth(scheme);
  return { id, type, title, ...(when ? { when } : {}), recommended, fields, guide, ...(oauth ? { oauth } : {}) };
}

function describeOAuth(scheme: Scheme): OAuthDescription | undefined {
  if (!("oauth2" in scheme) || scheme.oauth2 === undefined) return undefined;
  const { grant, scopes } = scheme.oauth2;
  const { available = [], presets = [] } = scopes ?? {};
  const scopeField = /^\{\+?(\w+)\}(?=\s|$)/.exec(scopes?.wanted ?? "")?.[1];
  const held = scopeField !== undefined && Object.hasOwn(scheme.fields, scopeField) ? { scopeField } : {};
  return { grant, clientFields: clientFieldsOf(scheme.oauth2), ...held, scopes: available, presets };
}
