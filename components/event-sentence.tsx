import { Fragment, type ReactNode } from "react";
import { Link } from "./ui/link";

export type EventView = {
  actor: string;
  action: string;
  target?: { kind: string; id: string; name: string };
  detail: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;
};

/**
 * One line of the audit trail as a sentence. Every sentence is whole, with places for what differs, so that it can be
 * put into another language; an action that this version does not know is shown as it was written.
 */
export function EventSentence({ event }: { event: EventView }) {
  return (
    <>
      {sentenceOf(event)
        .split(/\{(\w+)\}/)
        .map((piece, index) => {
          const key = `${index}`;
          return <Fragment key={key}>{index % 2 === 0 ? piece : part(piece, event)}</Fragment>;
        })}
    </>
  );
}

function part(name: string, event: EventView): ReactNode {
  if (name === "who") return <strong className="font-medium">{event.actor}</strong>;
  if (name === "it") return <Target event={event} />;
  const value = event.detail[name];
  return Array.isArray(value) ? value.length : String(value ?? "");
}

/** A credential is a link until it is deleted; an event of a rename still carries the name from before. */
function Target({ event: { action, target, detail } }: { event: EventView }) {
  if (!target) return null;
  const name = action === "credential.renamed" && typeof detail.to === "string" ? detail.to : target.name;
  if (target.kind !== "credential" || action === "credential.deleted")
    return <span className="break-words font-medium">{name}</span>;
  return (
    <Link href={`/credentials/${target.id}`} prefetch={false} className="break-words font-medium hover:underline">
      {name}
    </Link>
  );
}

function sentenceOf(event: EventView): string {
  const { action } = event;
  return sentences[`${action} ${variantOf(event)}`] ?? sentences[action] ?? `{who}: ${action} {it}`;
}

/** What makes it a special case. */
function variantOf({ detail }: EventView): string {
  const replaced = Array.isArray(detail.replaced) ? detail.replaced.length : 0;
  if (detail.state === "draft") return "draft";
  if (replaced > 0) return replaced === 1 ? "secret" : "secrets";
  if (detail.address === undefined || detail.address === "unknown") return String(detail.outcome ?? "");
  return detail.email === undefined ? "address" : "email";
}

/** Under the action, or under the action and what makes it a special case. */
const sentences: Readonly<Record<string, string>> = {
  "installation.set_up": "{who} set up this Keyrack",
  "workspace.created": "{who} created the workspace {it}",
  "member.invited": "{who} invited {it} as {role}",
  "member.invitation_resent": "{who} made a new link for {it}",
  "member.invitation_revoked": "{who} withdrew the invitation of {it}",
  "member.joined": "{it} joined as {role}",
  "member.role_changed": "{who} made {it}, who was {from}, {to}",
  "member.removed": "{who} removed {it}",
  "member.left": "{who} left",
  "member.sessions_ended": "{who} signed {it} out everywhere",
  "sign_in.restricted": "{who} switched passwords off",
  "sign_in.opened": "{who} allowed passwords again",
  "factor.added": "{who} added a way to sign in: {factor}",
  "factor.removed": "{who} removed a way to sign in: {factor}",
  "factor.recovery_used": "{who} signed in with a recovery code",
  "credential.caretaker_changed": "{who} made {to} the caretaker of {it}",
  "workspace.renamed": "{who} renamed the workspace from {from} to {it}",
  "address.confirmed": "{who} confirmed {it} as the public address",
  "key.copied": "{who} took a copy of the master key",
  "key.kept": "{who} proved that a copy of the master key is kept",
  "key.rotation_started": "{who} put the master key {it} in the place of {from}",
  "key.removed": "{who} removed the old master key {removed}",
  "copy.activated": "{who} put this restored copy into service",
  "password.changed": "{who} changed their password",
  "password.reset": "{who} gave {it} a new password",
  "password.reset factor": "{who} gave {it} a new password and took away the {factor}",
  "session.started": "{who} signed in",
  "session.started address": "{who} signed in from {address}",
  "session.ended": "{who} ended a session",
  "session.ended address": "{who} ended the session from {address}",
  "session.refused": "Somebody failed to sign in",
  "session.refused address": "Somebody failed to sign in from {address}",
  "session.refused email": "Somebody failed to sign in as {email} from {address}",
  "connector.created": "{who} described the application {it}",
  "connector.updated": "{who} saved version {version} of the application {it}",
  "connector.deleted": "{who} deleted the application {it}",
  "connector.logo_changed": "{who} changed the logo of {it}",
  "connector.logo_removed": "{who} removed the logo of {it}",
  "credential.schedule_changed": "{who} changed when {it} is checked, or its last day",
  "channel.created": "{who} made the notification channel {it}",
  "channel.updated": "{who} changed the notification channel {it}",
  "channel.secret_rotated": "{who} made a new signing secret for {it}",
  "channel.deleted": "{who} deleted the notification channel {it}",
  "network.allowed": "{who} allowed the private address {it}",
  "network.removed": "{who} removed the private address {it}",
  "credential.created": "{who} added {it}",
  "credential.created draft": "{who} saved {it} as a draft",
  "credential.updated": "{who} changed {it}",
  "credential.updated draft": "{who} changed the draft {it}",
  "credential.updated secret": "{who} changed {it} and replaced a secret",
  "credential.updated secrets": "{who} changed {it} and replaced {replaced} secrets",
  "credential.renamed": "{who} renamed {from} to {it}",
  "credential.verified": "{who} checked {it}",
  "credential.verified verified": "{who} checked {it}: it works",
  "credential.verified limited": "{who} checked {it}: it works, with limits",
  "credential.verified rejected": "{who} checked {it}: it was rejected",
  "credential.verified inconclusive": "{who} checked {it}: no clear answer",
  "credential.status_changed": "{it} went from {from} to {to}",
  "credential.disabled": "{who} paused {it}",
  "credential.enabled": "{who} resumed {it}",
  "credential.deleted": "{who} deleted {it}",
  "credential.connected": "{who} connected {it}",
  "credential.refresh_failed": "The access of {it} could not be renewed",
  "authorization.released": "{who} fetched the authorization of {it}",
  "secret.released": "{who} fetched the secret of {it}",
  "proxy.used": "{who} sent a request with {it}",
  "oauth_client.created": "{who} registered the OAuth client {it}",
  "oauth_client.updated": "{who} changed the OAuth client {it}",
  "oauth_client.deleted": "{who} deleted the OAuth client {it}",
  "oauth_client.flagged": "The application refused the OAuth client {it}",
  "incident.noticed": "{affected} credentials of {it} failed alike within minutes",
  "credentials.exported": "{who} exported credentials: {count}",
  "credentials.imported": "{who} imported {added} credentials and replaced {replaced}",
  "events.exported": "{who} exported the activity",
  "token.created": "{who} made the API token {it}",
  "token.rotated": "{who} rotated the API token {it}",
  "token.revoked": "{who} revoked the API token {it}",
  "token.refused": "The API token {it} was refused",
  "flow.created": "{who} registered the flow {it}",
  "flow.updated": "{who} changed the flow {it}",
  "flow.bound": "{who} chose credentials for the flow {it}",
  "flow.deleted": "{who} deleted the flow {it}",
  "link.created": "{who} made a connect link for {it}",
  "link.renewed": "{who} made a new address for the connect link for {it}",
  "link.extended": "{who} gave the connect link for {it} more time",
  "link.revoked": "{who} revoked the connect link for {it}",
  "link.released": "{who} let another browser go on with the connect link for {it}",
  "link.configured": "{who} changed how connect pages look",
  "link.started": "{it} opened their connect link",
  "link.handed_on": "{it} handed their connect link on",
  "link.step_done": "{it} connected {application} by a link",
  "link.step_reopened": "{it} begins again with {application} in their connect link",
  "link.finished": "{it} finished their connect link",
  "link.asked_again": "Somebody asks for more time for the connect link for {it}",
  "credential.confirmed": "{who} confirmed {it} as the right account",
};
