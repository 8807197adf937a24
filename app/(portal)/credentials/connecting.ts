import type { Connecting } from "@/components/oauth-client-choice";
import { comesBack, type SchemeDescription } from "@/connectors/kit";
import type { Actor } from "@/lib/actor";
import { adviseOn } from "@/lib/address-advice";
import { publicUrl } from "@/lib/installation";
import { listOAuthClients } from "@/lib/oauth/clients";
import { redirectUri } from "@/lib/oauth/redirect";
import { isPersonal } from "@/lib/oauth/view";
import { visitor } from "@/lib/session/session";

/** Beside the fields of OAuth: the application's clients here, and our address there where a browser comes back. */
export async function connectingFor(
  actor: Actor,
  connector: string,
  { id, oauth }: SchemeDescription,
  /** The client of the last time; null when it was the one of the fields. */
  before?: string | null,
): Promise<Connecting | undefined> {
  if (!oauth) return undefined;
  const clients = (await listOAuthClients(actor, connector)).filter(({ scheme }) => scheme === id);
  const usual = clients.find(({ flaggedAt }) => flaggedAt === undefined)?.id ?? "";
  const known = before === null || clients.some((client) => client.id === before);
  const leaves = isPersonal(oauth.grant);
  // Of a machine whose values are all its own there is nothing to choose.
  if (!leaves && clients.length === 0) return undefined;
  return {
    leaves,
    ...(comesBack(oauth.grant) ? { redirect: await redirectBox(connector) } : {}),
    clients: clients.map(({ id, name, flaggedAt }) => ({
      id,
      name,
      ...(flaggedAt === undefined ? {} : { note: "The application refuses it. Someone must mend it under Settings." }),
    })),
    chosen: known && before !== undefined ? (before ?? "") : usual,
  };
}

export async function redirectBox(connector: string) {
  const [address, { url }, { origin }] = await Promise.all([redirectUri(connector), publicUrl(), visitor()]);
  const differs = `Your browser came by \`${origin}\`, but would be sent back to \`${url}\`, where you are not signed in. Open Keyrack there, or set \`KEYRACK_URL\`.`;
  return { address, notes: [...(origin === url ? [] : [differs]), ...adviseOn(url).notes] };
}
