import { AppError } from "./errors";
import { confine } from "./request-context";
import { type Scope, scopeActions } from "./scopes";

/**
 * Who is asking, and what they may do. Every verb of this room takes an actor first and calls `authorize`; a role is a
 * list of actions in one table, a scope of a token in another. What an actor may not see does not exist for them, which
 * queries ensure by carrying the actor's workspace, and `reaches` by the token's own limits.
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
  /** In the workspace that set-up made, whose owners and admins look after what all workspaces share. */
  firstWorkspace: boolean;
  sessionId: string;
};

/** An API token that was just presented. */
export type Token = {
  kind: "token";
  tokenId: string;
  name: string;
  workspaceId: string;
  scopes: ReadonlySet<Scope>;
  /** Ids of the credentials it reaches. */
  reach: "all" | ReadonlySet<string>;
  /** The flow it belongs to, with the credential behind each alias in its environment. */
  flow: { id: string; environment: string; aliases: ReadonlyMap<string, string> } | undefined;
};

/** Somebody without an account who came by a connect link, in the browser that the link is bound to. */
export type Visitor = {
  kind: "visitor";
  visitId: string;
  name: string;
  workspaceId: string;
  /** The one thing that is open to them right now: a new credential of this kind, or the one named. */
  asked: { connector: string; scheme: string; credential?: string } | undefined;
};

/** Keyrack itself, for work that nobody asked for just now. */
export type System = { kind: "system"; name: "Keyrack"; workspaceId: string };

export type Actor = Member | Token | Visitor | System;

export const actions = [
  "connector.read",
  "connector.manage",
  "credential.list",
  "credential.read",
  "credential.create",
  "credential.edit",
  "credential.rename",
  "credential.verify",
  "credential.disable",
  "credential.delete",
  "credential.authorize",
  "credential.reveal",
  "credential.export",
  "proxy.read",
  "proxy.write",
  "flow.read",
  "flow.manage",
  "token.manage",
  "link.read",
  "link.manage",
  "link.configure",
  "event.list",
  "network.manage",
  "notification.manage",
  "oauthClient.manage",
  "session.manage",
  "member.list",
  "member.manage",
  "workspace.rename",
  "workspace.create",
  "signIn.manage",
  "key.read",
  "key.manage",
] as const;
export type Action = (typeof actions)[number];

const viewer: readonly Action[] = [
  "connector.read",
  "credential.list",
  "credential.read",
  "credential.verify",
  "flow.read",
  "link.read",
  "event.list",
  "session.manage",
  "member.list",
];
const editor: readonly Action[] = [
  ...viewer,
  "credential.create",
  "credential.edit",
  "credential.rename",
  "credential.disable",
  "credential.delete",
  "flow.manage",
  "token.manage",
  "link.manage",
];
const admin: readonly Action[] = [
  ...editor,
  "credential.export",
  "network.manage",
  "notification.manage",
  "oauthClient.manage",
  "connector.manage",
  "member.manage",
  "link.configure",
];
const owner: readonly Action[] = [
  ...admin,
  "workspace.rename",
  "workspace.create",
  "signIn.manage",
  "key.read",
  "key.manage",
];
/** These concern the installation, and so every workspace in it. */
const installationWide: ReadonlySet<Action> = new Set<Action>([
  "network.manage",
  "workspace.create",
  "signIn.manage",
  "key.read",
  "key.manage",
]);
const system: readonly Action[] = ["connector.read", "credential.list", "credential.read", "credential.verify"];

const allowed: Readonly<Record<Role | "system", ReadonlySet<Action>>> = {
  viewer: new Set(viewer),
  editor: new Set(editor),
  admin: new Set(admin),
  owner: new Set(owner),
  system: new Set(system),
};

/** `createdBy` is the user who made it: an editor deletes credentials and manages tokens only if they are their own. */
export function may(actor: Actor, action: Action, resource?: { createdBy?: string }): boolean {
  if (actor.kind === "token") return tokenMay(actor, action);
  if (actor.kind === "visitor") return visitorMay(actor, action);
  const role = actor.kind === "member" ? actor.role : "system";
  if (!allowed[role].has(action)) return false;
  if (actor.kind === "member" && installationWide.has(action) && !actor.firstWorkspace) return false;
  const own = action === "credential.delete" || action === "token.manage";
  if (own && role === "editor" && actor.kind === "member") {
    return resource === undefined || resource.createdBy === actor.userId;
  }
  return true;
}

/** Throws `forbidden` with a sentence that says who can help. What is allowed is confined to the workspace of the actor. */
export function authorize(actor: Actor, action: Action, resource?: { createdBy?: string }): void {
  if (may(actor, action, resource)) {
    confine(actor.workspaceId, { everywhere: installationWide.has(action) });
    return;
  }
  if (actor.kind === "member" && installationWide.has(action) && !actor.firstWorkspace) {
    throw new AppError("forbidden", "This concerns every workspace. Ask an owner of the first one of this Keyrack.");
  }
  if (actor.kind === "visitor") throw new AppError("forbidden", "This link does not ask for that.");
  if (actor.kind !== "token")
    throw new AppError("forbidden", "Your role does not allow this. Ask an owner or admin of the workspace.");
  const scope = scopeActions.find(([, granted]) => granted.includes(action))?.[0];
  const wanted = scope !== undefined && !actor.scopes.has(scope);
  throw new AppError(
    "forbidden",
    wanted ? `This API token lacks the scope ${scope}.` : "An API token with this reach may not do this.",
  );
}

/** Whether this credential exists for the actor, as far as the limits of a token or a link go. */
export function reaches(actor: Actor, credentialId: string): boolean {
  if (actor.kind === "visitor") return actor.asked?.credential === credentialId;
  return actor.kind !== "token" || actor.reach === "all" || actor.reach.has(credentialId);
}

export function actorId(actor: Actor): string {
  if (actor.kind === "member") return actor.userId;
  if (actor.kind === "visitor") return actor.visitId;
  return actor.kind === "token" ? actor.tokenId : "system";
}

/** What it made itself would be out of the reach of a limited token at once, so such a token makes nothing. */
function tokenMay({ scopes, reach }: Token, action: Action): boolean {
  if (action === "connector.read") return true;
  if (makes.has(action) && reach !== "all") return false;
  for (const [scope, granted] of scopeActions) if (granted.includes(action) && scopes.has(scope)) return true;
  return false;
}

const makes: ReadonlySet<Action> = new Set<Action>(["credential.create", "connector.manage", "link.manage"]);

/** They hand in what they were asked for, and see nothing of it again. */
function visitorMay({ asked }: Visitor, action: Action): boolean {
  if (asked === undefined) return false;
  if (action === "credential.create") return asked.credential === undefined;
  return action === "credential.edit" && asked.credential !== undefined;
}
