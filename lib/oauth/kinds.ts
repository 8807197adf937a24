import { isHttp } from "@/connectors/kit";
import type { Actor } from "@/lib/actor";
import { connectorOf, listConnectors, schemeOf } from "@/lib/catalog";
import { clientFields } from "./clients";

/** The ways in for which a workspace can register an OAuth client once, for everybody who then connects. */
export type ClientKind = { connector: string; scheme: string; application: string; title: string };

export function clientKinds(actor: Actor): ClientKind[] {
  return listConnectors(actor).flatMap(({ id: connector, name: application, schemes }) =>
    schemes.flatMap(({ id, title }) => {
      const scheme = schemeOf(connectorOf(connector, actor), id);
      if (!isHttp(scheme) || !scheme.oauth2 || Object.keys(clientFields(scheme)).length === 0) return [];
      return [{ connector, scheme: id, application, title }];
    }),
  );
}
