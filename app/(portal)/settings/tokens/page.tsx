import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { may } from "@/lib/actor";
import { listFlows } from "@/lib/flows/list";
import { listTokens } from "@/lib/tokens/list";
import { memberFor } from "../../member";
import { NotAllowed } from "../not-allowed";
import { SettingsPage } from "../settings-page";
import { TokenList } from "./token-list";

export const metadata: Metadata = { title: "API tokens" };

export default async function TokensPage() {
  const actor = await memberFor("/settings/tokens");
  if (!may(actor, "token.manage")) return <NotAllowed actor={actor} at="tokens" />;
  const [tokens, flows] = await Promise.all([listTokens(actor), listFlows(actor)]);
  const names = new Map(flows.map(({ id, name }) => [id, name]));
  const live = tokens.filter(({ state }) => state === "active");
  const ended = tokens.filter(({ state }) => state !== "active");
  const now = Date.now();
  const make = (
    <Button variant="primary" href="/settings/tokens/new" icon={<Plus className="size-4" />} data-key="c">
      Make a token
    </Button>
  );
  return (
    <SettingsPage actor={actor} at="tokens">
      {tokens.length === 0 ? (
        <EmptyState title="No API token yet" actions={make}>
          A script or a flow shows a token to use credentials. It is shown once, reaches only what you choose, and can
          be revoked at any time.
        </EmptyState>
      ) : (
        <Card
          flush
          title="API tokens"
          description={
            actor.role === "editor"
              ? "The ones that you made. What a script or a flow shows to use credentials."
              : "What a script or a flow shows to use credentials."
          }
          actions={make}
        >
          {live.length === 0 ? (
            <p className="px-5 py-4 text-muted">None is active.</p>
          ) : (
            <TokenList tokens={live} flows={names} now={now} />
          )}
        </Card>
      )}
      {ended.length > 0 && (
        <details className="group rounded-panel border border-line bg-panel">
          <summary className="flex h-11 items-center gap-2 px-5 font-medium text-muted hover:text-ink">
            Ended
            <span className="text-faint tabular-nums">{ended.length}</span>
          </summary>
          <div className="border-line border-t">
            <TokenList tokens={ended.slice(0, 100)} flows={names} now={now} />
          </div>
        </details>
      )}
    </SettingsPage>
  );
}
