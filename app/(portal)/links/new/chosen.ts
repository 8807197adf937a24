import type { Field, OAuthScope, Tile } from "@/connectors/kit";
import { type Actor, may } from "@/lib/actor";
import { describeConnector, findConnector } from "@/lib/catalog";
import { isAskable } from "@/lib/links/asked";
import { listOAuthClients } from "@/lib/oauth/clients";

/** What the address says was chosen: `app=shopify~adminToken`, `app=shopify~` where they choose, `app=shopify` before that. */
export type Chosen = {
  id: string;
  name: string;
  /** Empty: they choose. Undefined: not decided yet. */
  scheme: string | undefined;
  schemes: readonly { id: string; title: string; when?: string | undefined }[];
};

export function chosenIn(actor: Actor, given: string | string[] | undefined): Chosen[] {
  const texts = [given ?? []].flat().slice(0, 10);
  return texts.flatMap((text) => {
    const [id = "", scheme] = text.split("~");
    const connector = findConnector(id, actor);
    if (!connector) return [];
    const schemes = connector.schemes.filter(isAskable);
    const known = scheme === "" ? schemes.length > 1 : schemes.some((each) => each.id === scheme);
    const ways = schemes.map(({ id: way, title, when }) => ({ id: way, title, when }));
    return [{ id, name: connector.name, scheme: known ? scheme : undefined, schemes: ways }];
  });
}

export function query(chosen: readonly Chosen[]): string {
  return chosen
    .map(({ id, scheme }) => `app=${encodeURIComponent(scheme === undefined ? id : `${id}~${scheme}`)}`)
    .join("&");
}

/** One application as the form shows it: only its readable fields can be filled in by the sender. */
export type FormApplication = {
  connector: string;
  name: string;
  tile: Tile;
  scheme: string;
  way: string;
  fields: Readonly<Record<string, Field>>;
  clients: readonly { id: string; name: string }[];
  scopes: readonly OAuthScope[];
  /** Ticked from the start. */
  wanted: readonly string[];
  /** Where scopes are typed because none are known. */
  typesScopes: boolean;
  /** The address without this one. */
  without: string;
};

export async function formApplications(actor: Actor, chosen: readonly Chosen[]): Promise<FormApplication[]> {
  return Promise.all(
    chosen.map(async (each): Promise<FormApplication> => {
      const { tile, schemes } = await describeConnector(actor, each.id);
      const scheme = schemes.find(({ id }) => id === each.scheme);
      const oauth = scheme?.oauth;
      const clients = may(actor, "credential.list") ? await listOAuthClients(actor, each.id) : [];
      const own = clients.filter((client) => client.scheme === scheme?.id && client.flaggedAt === undefined);
      const hidden = new Set([oauth?.scopeField, ...(own.length > 0 ? (oauth?.clientFields ?? []) : [])]);
      const readable = Object.entries(scheme?.fields ?? {}).filter(([key, field]) => !field.secret && !hidden.has(key));
      const held = oauth?.scopeField === undefined ? undefined : scheme?.fields[oauth.scopeField];
      return {
        connector: each.id,
        name: each.name,
        tile,
        scheme: scheme?.id ?? "",
        way: scheme?.title ?? "They choose how",
        fields: Object.fromEntries(readable.map(([key, field]) => [key, { ...field, optional: true }])),
        clients: own.map(({ id, name }) => ({ id, name })),
        scopes: held ? (oauth?.scopes ?? []) : [],
        wanted: (held?.default ?? "").split(/[\s,]+/).filter((scope) => scope !== ""),
        typesScopes: held !== undefined,
        without: query(chosen.filter((other) => other !== each)),
      };
    }),
  );
}
