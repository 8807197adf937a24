import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { SubmitButton } from "@/components/ui/submit-button";
import { may } from "@/lib/actor";
import { listNetworkRules, type NetworkRule } from "@/lib/network-rules";
import { memberFor } from "../../member";
import { NotAllowed } from "../not-allowed";
import { SettingsPage } from "../settings-page";
import { removeNetworkAction } from "./actions";
import { RuleForm } from "./rule-form";

export const metadata: Metadata = { title: "Network rules" };

type Search = Promise<{ network?: string | string[]; port?: string | string[] }>;

export default async function NetworkPage({ searchParams }: { searchParams: Search }) {
  const actor = await memberFor("/settings/network");
  if (!may(actor, "network.manage")) return <NotAllowed actor={actor} at="network" />;
  const [{ rules, configured }, { network, port }] = await Promise.all([listNetworkRules(actor), searchParams]);
  return (
    <SettingsPage actor={actor} at="network">
      <Card
        title="Allow a private address"
        description="Keyrack reaches public addresses by itself. It asks before it contacts a server inside your network."
      >
        <RuleForm network={first(network)} port={first(port)} />
      </Card>
      <Card flush title="Allowed" description="For credentials of every workspace of this installation.">
        {rules.length + configured.length === 0 ? (
          <p className="px-5 py-4 text-muted">Nothing yet. Private addresses are refused.</p>
        ) : (
          <ul className="divide-y divide-line">
            {rules.map((rule) => (
              <Rule key={rule.id} text={textOf(rule)} end={<Remove rule={rule} />}>
                Added <RelativeTime at={rule.createdAt} now={Date.now()} />
              </Rule>
            ))}
            {configured.map((text) => (
              <Rule key={text} text={text} end={<Badge>Configured</Badge>}>
                From the variable KEYRACK_ALLOW_NETWORKS
              </Rule>
            ))}
          </ul>
        )}
      </Card>
      <p className="text-muted">
        Never reached, whatever is allowed here: link-local addresses, the metadata services of cloud providers, and
        Keyrack itself.
      </p>
    </SettingsPage>
  );
}

function Rule({ text, end, children }: { text: string; end: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-center gap-4 px-5 py-3">
      <div className="min-w-0 flex-1">
        <code className="break-all font-mono">{text}</code>
        <p className="text-muted text-sm">{children}</p>
      </div>
      {end}
    </li>
  );
}

function Remove({ rule }: { rule: NetworkRule }) {
  return (
    <form action={removeNetworkAction}>
      <input type="hidden" name="id" value={rule.id} />
      <SubmitButton variant="secondary" size="sm" aria-label={`Remove ${textOf(rule)}`}>
        Remove
      </SubmitButton>
    </form>
  );
}

function textOf({ network, port }: NetworkRule): string {
  const host = network.includes(":") ? `[${network}]` : network;
  return port === undefined ? network : `${host}:${port}`;
}

function first(value: string | string[] | undefined): string {
  return typeof value === "string" ? value.slice(0, 64) : "";
}
