import type { Actor } from "@/lib/actor";
import { listEvents } from "@/lib/events";

/**
 * "Deleted X for good." after a redirect. The address carries only an id; the name comes from the audit trail of the
 * actor's workspace, so nobody can put words into this page with a link.
 */
export async function deletedNotice(actor: Actor, id: string | undefined): Promise<string | undefined> {
  if (id === undefined) return undefined;
  const [last] = await listEvents(actor, { target: id, limit: 1 });
  if (last?.action !== "credential.deleted" || Date.now() - last.at > 60_000) return undefined;
  const revoked = words[String(last.detail.revocation)];
  return `Deleted “${last.target?.name ?? ""}” for good.${revoked ? ` ${revoked}` : ""}`;
}

const words: Readonly<Record<string, string>> = {
  revoked: "The application was told: its access is revoked there too.",
  not_offered: "The application offers no way to revoke access from here; remove it there.",
  failed: "The application could not be told; revoke the access there.",
};
