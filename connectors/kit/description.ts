import type { Category, Connector, Scheme, SchemeType } from "./connector";
import type { Fields } from "./field";
import type { Guide } from "./guide";

/** A connector as the browser sees it: plain JSON, no functions, no request templates. */
export type ConnectorDescription = {
  id: string;
  name: string;
  aliases: readonly string[];
  category: Category;
  docs: string;
  tile: { initials: string; hue: number };
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
  return { id, type, title, ...(when ? { when } : {}), recommended, fields, guide };
}
