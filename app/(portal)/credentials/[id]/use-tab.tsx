import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { Link } from "@/components/ui/link";
import { Code } from "@/components/ui/marked-text";
import { type Member, may } from "@/lib/actor";
import { findConnector } from "@/lib/catalog";
import type { CredentialDetail } from "@/lib/credentials/get";
import { usedBy } from "@/lib/flows/used-by";
import type { TokenSummary } from "@/lib/tokens/list";
import { tokensReaching } from "@/lib/tokens/reaching";
import { Snippet } from "../../snippet";
import type { Params } from "../filters";

type UseTabProps = { actor: Member; credential: CredentialDetail; page: string; query: Params };

/** Code that works as it stands: by the credential's own id, or as one of its flows names it. */
export async function UseTab({ actor, credential, page, query }: UseTabProps) {
  const { id, connector, state, values } = credential;
  const scheme = findConnector(connector, actor)?.schemes.find((each) => each.id === credential.scheme);
  const [places, tokens] = await Promise.all([usedBy(actor, id), tokensReaching(actor, id)]);
  if (state === "draft" || !scheme) {
    return <p className="text-muted">It is not finished yet, so nothing can use it. Continue it first.</p>;
  }
  const ways = places.map((place) => ({ ...place, key: `${place.flow.id}/${place.environment}/${place.alias}` }));
  const chosen = ways.find(({ key }) => key === query.as);
  const address = (choice: Record<string, string>) =>
    `${page}?${new URLSearchParams({ tab: "use", ...(chosen ? { as: chosen.key } : {}), ...choice })}#snippet`;
  return (
    <Card
      className="max-w-4xl"
      title="Use it from code"
      description="Ready to paste, with this Keyrack's address in it. The secret is never in the code."
    >
      {ways.length > 0 && (
        <nav aria-label="Used as" className="mb-4 flex flex-wrap gap-2">
          <Chip href={`${page}?tab=use`} current={!chosen}>
            By its ID
          </Chip>
          {ways.slice(0, 12).map(({ key, flow, environment, alias }) => (
            <Chip
              key={key}
              href={`${page}?${new URLSearchParams({ tab: "use", as: key })}`}
              current={key === chosen?.key}
            >
              {flow.name}, {environment}: @{alias}
            </Chip>
          ))}
        </nav>
      )}
      <Snippet
        subject={{ reference: chosen ? `@${chosen.alias}` : id, connector, scheme, values }}
        address={address}
        query={query}
        before={(scope) => (
          <TokenHint
            actor={actor}
            tokens={fitting(tokens, chosen).filter(({ scopes }) => scopes.includes(scope))}
            id={id}
            chosen={chosen}
          />
        )}
      />
    </Card>
  );
}

type Place = { flow: { id: string; name: string }; environment: string };

/** An alias means something only to a token of its flow; an id to any that reaches it. */
function fitting(tokens: readonly TokenSummary[], chosen: Place | undefined): TokenSummary[] {
  return tokens.filter(
    ({ reach }) =>
      !chosen || (reach.kind === "flow" && reach.flowId === chosen.flow.id && reach.environment === chosen.environment),
  );
}

type HintProps = { actor: Member; tokens: readonly TokenSummary[]; id: string; chosen: Place | undefined };

function TokenHint({ actor, tokens, id, chosen }: HintProps) {
  const make = chosen
    ? `/flows/${chosen.flow.id}/token?environment=${chosen.environment}`
    : `/settings/tokens/new?credential=${id}`;
  const named = tokens.slice(0, 3).map(({ name, ending }) => `${name} (…${ending})`);
  return (
    <p>
      <Code>KEYRACK_TOKEN</Code>{" "}
      {named.length === 0
        ? "has to be a token that reaches this credential and may do this; there is none yet."
        : "can be "}
      {named.length > 0 && (
        <span className="text-ink">{new Intl.ListFormat("en", { type: "disjunction" }).format(named)}</span>
      )}
      {named.length > 0 && (tokens.length > 3 ? ", or another that reaches it." : ".")}{" "}
      {may(actor, "token.manage") && (
        <Link href={make} className="font-medium text-accent underline-offset-4 hover:underline">
          Make a token
        </Link>
      )}
    </p>
  );
}
