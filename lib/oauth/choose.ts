import { type Actor, authorize } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { accessFor, unavailable } from "@/lib/grants/access";
import { grantRow } from "@/lib/grants/grant";
import { installation } from "@/lib/installation";
import { type Connected, connect } from "./connect";
import { oauthCredential } from "./credential";
import type { Facts } from "./facts";
import { wantedScopes } from "./scopes";

/**
 * Takes what a person chose after connecting, such as one of several organisations. Only what the application itself
 * lists, asked again now, can be chosen.
 */
export async function chooseFacts(actor: Actor, credentialId: string, chosen: Facts): Promise<Connected> {
  authorize(actor, "credential.edit");
  const home = await installation();
  const grant = await grantRow(home, home.store.db, credentialId);
  if (!grant || grant.workspaceId !== actor.workspaceId)
    throw new AppError("conflict", "Connect it first; then there is something to choose.");
  const credential = await oauthCredential(home, actor, credentialId, grant.oauthClientId ?? undefined);
  const access = await accessFor(home, credential.row);
  if ("outcome" in access) throw unavailable(credential.row, access.outcome);
  const { token, values } = access.access;
  const tokenSecret = values["oauth.tokenSecret"];
  const { oauth2 } = credential.scheme;
  return connect(home, actor, credential, {
    token,
    ...(tokenSecret === undefined ? {} : { tokenSecret }),
    facts: {},
    chosen,
    wanted: oauth2 ? wantedScopes({ oauth2, values: credential.values }) : [],
    granted: grant.scopes,
    lasting:
      grant.dueAt === null && grant.expiresAt !== null
        ? { lasting: "ends", endsAt: grant.expiresAt }
        : { lasting: "renewed" },
    switchAccount: credential.row.state === "draft",
  });
}
