import { AppError } from "./errors";

/**
 * Who is asking, and what they may do. Every verb of this room takes an actor first and calls `authorize`; a role is a
 * list of actions in one table. What an actor may not see does not exist for them, which queries ensure by carrying the
 * actor's workspace.
 */
export type Role = "owner" | "admin" | "editor" | "viewer";

export type Member = {
  kind: "member";
  userId: string;
  memberId: string;
  name: string;
  email: string;
  workspaceId: string;
  workspaceName: string;
  role: Role;
  sessionId: string;
};

/** Keyrack itself, for work that nobody asked for just now. */
export type System = { kind: "system"; name: "Keyrack"; workspaceId: string };

export type Actor = Member | System;

export const actions = [
  "credential.list",
  "credential.read",
  "credential.create",
  "credential.edit",
  "credential.rename",
  "credential.verify",
  "credential.disable",
  "credential.delete",
  "event.list",
  "network.manage",
  "oauthClient.manage",
  "session.manage",
  "key.read",
] as const;
export type Action = (typeof actions)[number];

const viewer: readonly Action[] = [
  "credential.list",
  "credential.read",
  "credential.verify",
  "event.list",
  "session.manage",
];
const editor: readonly Action[] = [
  ...viewer,
  "credential.create",
  "credential.edit",
  "credential.rename",
  "credential.disable",
  "credential.delete",
];
const admin: readonly Action[] = [...editor, "network.manage", "oauthClient.manage"];
const owner: readonly Action[] = [...admin, "key.read"];
const system: readonly Action[] = ["credential.list", "credential.read", "credential.verify"];

const allowed: Readonly<Record<Role | "system", ReadonlySet<Action>>> = {
  viewer: new Set(viewer),
  editor: new Set(editor),
  admin: new Set(admin),
  owner: new Set(owner),
  system: new Set(system),
};

/** `createdBy` is the user who made it: an editor deletes only what is their own. */
export function may(actor: Actor, action: Action, resource?: { createdBy?: string }): boolean {
  const role = actor.kind === "member" ? actor.role : "system";
  if (!allowed[role].has(action)) return false;
  if (action === "credential.delete" && role === "editor" && actor.kind === "member") {
    return resource === undefined || resource.createdBy === actor.userId;
  }
  return true;
}

/** Throws `forbidden` with a sentence that says who can help. */
export function authorize(actor: Actor, action: Action, resource?: { createdBy?: string }): void {
  if (may(actor, action, resource)) return;
  throw new AppError("forbidden", "Your role does not allow this. Ask an owner or admin of the workspace.");
}

export function actorId(actor: Actor): string {
  return actor.kind === "member" ? actor.userId : "system";
}
