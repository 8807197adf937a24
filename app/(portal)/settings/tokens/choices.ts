import type { Actor } from "@/lib/actor";
import { listCredentials } from "@/lib/credentials/list";
import { listFlows } from "@/lib/flows/list";
import { grantableScopes } from "@/lib/tokens/grantable";
import { tagsInUse } from "@/lib/tokens/tagged";

/** What the form of a token offers: credentials, tags, flows with their environments, and the scopes that the actor may hand out. */
export async function tokenChoices(actor: Actor) {
  const [{ items }, tags, flows] = await Promise.all([
    listCredentials(actor, { sort: "name", size: 200 }),
    tagsInUse(actor),
    listFlows(actor),
  ]);
  return {
    credentials: items
      .filter(({ state }) => state !== "draft")
      .map(({ id, name, connectorName }) => ({ id, name, application: connectorName })),
    tags,
    flows: flows.flatMap(({ id, name, environments }) =>
      (environments.length === 0 ? ["production"] : environments).map((environment) => ({
        value: `${id}/${environment}`,
        label: `${name}, ${environment}`,
      })),
    ),
    scopes: grantableScopes(actor),
  };
}
