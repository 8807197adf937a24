import type { Metadata } from "next";
import { missingPage } from "@/app/missing-page";
import { TokenGrants } from "@/components/token-grants";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Link } from "@/components/ui/link";
import { day } from "@/components/ui/moment";
import { RelativeTime } from "@/components/ui/relative-time";
import { may } from "@/lib/actor";
import { listFlows } from "@/lib/flows/list";
import { newId } from "@/lib/id";
import { getToken } from "@/lib/tokens/get";
import type { TokenSummary } from "@/lib/tokens/list";
import { memberFor } from "../../../member";
import { NotAllowed } from "../../not-allowed";
import { SettingsPage } from "../../settings-page";
import { reachWords } from "../reach-words";
import { endWords, TokenBadge } from "../token-list";
import { RevokeForm } from "./revoke-form";
import { RotateForm } from "./rotate-form";

export const metadata: Metadata = { title: "API token" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ confirm?: string | string[] }> };

export default async function TokenPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await memberFor(`/settings/tokens/${encodeURIComponent(id)}`);
  if (!may(actor, "token.manage")) return <NotAllowed actor={actor} at="tokens" />;
  const token = await getToken(actor, id).catch(missingPage);
  const flows = new Map((await listFlows(actor)).map((flow) => [flow.id, flow.name]));
  const now = Date.now();
  const confirming = (await searchParams).confirm === "revoke";
  return (
    <SettingsPage actor={actor} at="tokens">
      <Card
        title={
          <span className="flex flex-wrap items-center gap-2">
            {token.name}
            <TokenBadge token={token} now={now} />
          </span>
        }
        actions={
          <Link href="/settings/tokens" className="text-muted text-sm underline underline-offset-4 hover:text-ink">
            All tokens
          </Link>
        }
        description={
          <>
            Ends in <code className="font-mono text-sm">{token.ending}</code>, made {day(token.createdAt)} by{" "}
            {token.author}.
          </>
        }
      >
        <DefinitionList items={facts(token, flows, now)} />
      </Card>
      {token.state === "active" && (
        <>
          <RotateForm id={token.id} once={newId("tk")} />
          <RevokeForm id={token.id} name={token.name} confirming={confirming} />
        </>
      )}
    </SettingsPage>
  );
}

function facts(token: TokenSummary, flows: ReadonlyMap<string, string>, now: number) {
  const { reach, lastUsedAt, addresses, rate, paths, methods, scopes } = token;
  const words = reachWords(token, flows);
  return [
    {
      term: "Reaches",
      value:
        reach.kind === "flow" && flows.has(reach.flowId) ? (
          <Link href={`/flows/${reach.flowId}?environment=${reach.environment}`} className="underline">
            {words}
          </Link>
        ) : (
          words
        ),
    },
    { term: "May", value: <TokenGrants scopes={scopes} /> },
    { term: "Last used", value: lastUsedAt === null ? "Never" : <RelativeTime at={lastUsedAt} now={now} /> },
    { term: "Lifetime", value: endWords(token) },
    ...(addresses.length > 0 ? [{ term: "Only from", value: addresses.join(", ") }] : []),
    ...(rate === null ? [] : [{ term: "Calls a minute", value: rate.toLocaleString("en") }]),
    ...(methods.length > 0 ? [{ term: "Only with", value: methods.join(", ") }] : []),
    ...(paths.length > 0 ? [{ term: "Only paths", value: paths.join(", ") }] : []),
  ];
}
