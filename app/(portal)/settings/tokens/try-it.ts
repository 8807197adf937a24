import { isHttp } from "@/connectors/kit";
import type { Actor } from "@/lib/actor";
import { findConnector } from "@/lib/catalog";
import { getCredential } from "@/lib/credentials/get";
import { listCredentials } from "@/lib/credentials/list";
import { getFlow } from "@/lib/flows/list";
import { publicUrl } from "@/lib/installation";
import { shell } from "@/lib/snippets/languages";
import { snippetFor } from "@/lib/snippets/snippet";
import type { NewToken } from "@/lib/tokens/create";

/** A command that works with this very token: through the proxy where it may, at this installation's own address. */
export async function tryIt(actor: Actor, { text, token }: NewToken): Promise<string> {
  const { url } = await publicUrl();
  const set = `KEYRACK_TOKEN=${shell(text)}`;
  const sample = token.scopes.includes("proxy:read") ? await reachable(actor, token.reach) : undefined;
  const credential = sample && (await getCredential(actor, sample.id));
  const scheme =
    credential && findConnector(credential.connector, actor)?.schemes.find((each) => each.id === credential.scheme);
  if (credential && scheme && isHttp(scheme)) {
    const { connector, values } = credential;
    return `${set}\n${snippetFor({ url, reference: sample.reference, connector, scheme, values }, "curl", "proxy")}`;
  }
  const path =
    token.reach.kind === "flow" ? "flow" : token.scopes.includes("credentials:read") ? "credentials" : "connectors";
  return `${set}\ncurl -sS ${shell(`${url}/api/v1/${path}${path === "flow" ? "" : "?limit=3"}`)} \\\n  -H "Authorization: Bearer $KEYRACK_TOKEN"`;
}

type Reach = NewToken["token"]["reach"];

async function reachable(actor: Actor, reach: Reach): Promise<{ id: string; reference: string } | undefined> {
  if (reach.kind === "flow") {
    const { slots } = await getFlow(actor, reach.flowId);
    const found = slots.flatMap(({ alias, bound }) =>
      bound
        .filter(({ environment }) => environment === reach.environment)
        .map(({ id }) => ({ id, reference: `@${alias}` })),
    );
    return found[0];
  }
  if (reach.kind === "listed")
    return reach.ids[0] === undefined ? undefined : { id: reach.ids[0], reference: reach.ids[0] };
  const tags = reach.kind === "tagged" ? reach.tags : [undefined];
  const lists = await Promise.all(
    tags.map((tag) => listCredentials(actor, { status: "valid", size: 50, ...(tag === undefined ? {} : { tag }) })),
  );
  const http = lists
    .flatMap(({ items }) => items)
    .find(({ connector, scheme }) => {
      const found = findConnector(connector, actor)?.schemes.find((each) => each.id === scheme);
      return found !== undefined && isHttp(found);
    });
  return http && { id: http.id, reference: http.id };
}
