import { isHttp, type Scheme } from "@/connectors/kit";
import { findConnector } from "@/lib/catalog";
import type { CredentialRow } from "./row";
import { targetOf } from "./values";

/**
 * Where credentials that fail alike may have one cause: an application, or one host of it where people name the host
 * themselves. A part of a host, such as a shop's name, leads to the application all the same.
 */
export type Place = { connector: string; host: string | undefined };
type Placed = Pick<CredentialRow, "workspaceId" | "connector" | "connectorVersion" | "scheme" | "values">;

export function placeOf(row: Placed): Place {
  const scheme = findConnector(row.connector, row)?.schemes.find((each) => each.id === row.scheme);
  const host = scheme && namesHost(scheme) ? targetOf(scheme, row.values) : undefined;
  return { connector: row.connector, host };
}

/** Whether a field says where it all leads: its end, and with it whose host it is. */
export function namesHost(scheme: Scheme): boolean {
  const template = isHttp(scheme) ? (scheme.origins[0] ?? "") : scheme.target.host;
  const last = /^(?:https?:\/\/)?[^/:]*\{\+?([\w.]+)\}(?=[/:]|$)/.exec(template)?.[1] ?? "";
  const kind = Object.hasOwn(scheme.fields, last) ? scheme.fields[last]?.kind : undefined;
  return kind === "url" || kind === "host";
}

/** As one text, in which no other place is. */
export function keyOf({ connector, host }: Place): string {
  return host === undefined ? connector : `${connector} ${host}`;
}

export function placeFrom(key: string): Place {
  const [connector = "", host] = key.split(" ");
  return { connector, host };
}
