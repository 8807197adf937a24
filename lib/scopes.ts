import type { Action } from "./actor";

/** What an API token may be given, and the actions that each scope stands for. Nothing else is open to a token. */
export const scopes = [
  "credentials:read",
  "credentials:write",
  "credentials:delete",
  "credentials:verify",
  "authorization:read",
  "secret:read",
  "proxy:read",
  "proxy:write",
  "links:write",
  "events:read",
  "connectors:write",
] as const;
export type Scope = (typeof scopes)[number];

export const scopeActions: readonly (readonly [Scope, readonly Action[]])[] = [
  ["authorization:read", ["credential.authorize"]],
  ["proxy:read", ["proxy.read"]],
  ["proxy:write", ["proxy.write"]],
  ["credentials:read", ["credential.list", "credential.read"]],
  ["credentials:write", ["credential.create", "credential.edit", "credential.rename", "credential.read"]],
  ["credentials:delete", ["credential.delete"]],
  ["credentials:verify", ["credential.verify"]],
  ["secret:read", ["credential.reveal"]],
  ["events:read", ["event.list"]],
  ["links:write", ["link.manage", "link.read"]],
  ["connectors:write", ["connector.manage"]],
];
