import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { Code } from "@/components/ui/marked-text";
import type { Member } from "@/lib/actor";
import { findConnector } from "@/lib/catalog";
import { getCredential } from "@/lib/credentials/get";
import type { FlowView } from "@/lib/flows/list";
import { Snippet } from "../../snippet";

type UseItProps = {
  actor: Member;
  flow: FlowView;
  environment: string;
  query: Readonly<Record<string, string | string[] | undefined>>;
};

/** The code of the flow, by alias: it stays the same whatever stands behind it. */
export async function UseIt({ actor, flow, environment, query }: UseItProps) {
  const filled = flow.slots.flatMap(({ alias, bound }) =>
    bound.filter((each) => each.environment === environment).map(({ id }) => ({ alias, id })),
  );
  const chosen = filled.find(({ alias }) => alias === query.alias) ?? filled[0];
  const credential = chosen && (await getCredential(actor, chosen.id));
  const scheme =
    credential && findConnector(credential.connector, actor)?.schemes.find((each) => each.id === credential.scheme);
  const address = (choice: Record<string, string>) =>
    `/flows/${flow.id}?${new URLSearchParams({ environment, alias: chosen?.alias ?? "", ...choice })}#snippet`;
  if (!credential || !scheme) return null;
  const kept = Object.fromEntries(
    ["language", "way"].flatMap((name) => (typeof query[name] === "string" ? [[name, String(query[name])]] : [])),
  );
  return (
    <Card title="Use it" description="Ready to paste. It names the alias, so it works on when the credential changes.">
      {filled.length > 1 && (
        <nav aria-label="Alias" className="mb-4 flex flex-wrap gap-2">
          {filled.map(({ alias }) => (
            <Chip key={alias} href={address({ ...kept, alias })} current={alias === chosen.alias}>
              @{alias}
            </Chip>
          ))}
        </nav>
      )}
      <Snippet
        subject={{
          reference: `@${chosen.alias}`,
          connector: credential.connector,
          scheme,
          values: credential.values,
        }}
        address={address}
        query={query}
        before={() => (
          <>
            <Code>KEYRACK_TOKEN</Code> is the token of this flow for {environment}.
          </>
        )}
      />
    </Card>
  );
}
