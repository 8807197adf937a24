import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type Member, may } from "@/lib/actor";
import type { FlowView } from "@/lib/flows/list";
import { tokensOfFlow } from "@/lib/tokens/reaching";
import { TokenList } from "../../settings/tokens/token-list";

type FlowTokensProps = { actor: Member; flow: FlowView; environment: string; now: number };

/** What the flow shows to be let in: a token that reaches what is bound here, by alias, and nothing else. */
export async function FlowTokens({ actor, flow, environment, now }: FlowTokensProps) {
  const all = await tokensOfFlow(actor, flow.id);
  const here = all.filter(
    ({ reach, state }) => state === "active" && reach.kind === "flow" && reach.environment === environment,
  );
  return (
    <Card
      flush
      title="Tokens"
      description={`Reach what is chosen above for ${environment}, and nothing else.`}
      actions={
        may(actor, "token.manage") && (
          <Button
            href={`/flows/${flow.id}/token?environment=${environment}`}
            icon={<Plus className="size-4" />}
            variant={here.length === 0 ? "primary" : "secondary"}
          >
            Make a token
          </Button>
        )
      }
    >
      {here.length === 0 ? (
        <p className="px-5 py-4 text-muted">None yet. The flow needs one to use its credentials.</p>
      ) : (
        <TokenList tokens={here} flows={new Map([[flow.id, flow.name]])} now={now} />
      )}
    </Card>
  );
}
