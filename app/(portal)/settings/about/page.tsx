import type { Metadata } from "next";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { aboutInstallation } from "@/lib/about";
import { type Member, may } from "@/lib/actor";
import { publicUrl } from "@/lib/installation";
import { colours, readLooks } from "@/lib/links/looks";
import { visitor } from "@/lib/session/session";
import { AddressForm } from "../../../setup/address/address-form";
import { AddressVerdict, isSettled } from "../../../setup/address/address-verdict";
import { memberFor } from "../../member";
import { SettingsPage } from "../settings-page";
import { confirmAddressAction } from "./actions";
import { WorkspaceForm } from "./workspace-form";
import "../../../connect/[token]/brand.css";

export const metadata: Metadata = { title: "About" };

export default async function AboutPage() {
  const actor = await memberFor("/settings/about");
  const [known, { origin }, about] = await Promise.all([publicUrl(), visitor(), aboutInstallation()]);
  const address = { ...known, origin };
  const owner = may(actor, "key.read");
  return (
    <SettingsPage actor={actor} at="about">
      {may(actor, "workspace.rename") && <Workspace actor={actor} />}
      <Card title="Public address" description={sources[known.source]}>
        <div className="space-y-4">
          <AddressVerdict {...address} />
          {owner && !isSettled(address) && <AddressForm action={confirmAddressAction} submit={`Use ${origin}`} />}
        </div>
      </Card>
      <Card title="Keyrack">
        <DefinitionList
          items={[
            { term: "Version", value: about.version },
            { term: "Runs on", value: `Node ${about.node}, ${about.database}` },
            { term: "Started", value: <RelativeTime at={about.startedAt} now={Date.now()} /> },
            {
              term: "Health",
              value: about.ready ? "Ready to read and write." : "Nothing can be written. The log says why.",
            },
            {
              term: "Master key",
              value: (
                <Link href="/settings/key" className="font-mono text-accent underline">
                  {about.key}
                </Link>
              ),
            },
            {
              term: "For scripts",
              value: (
                <Link href="/docs/api" className="text-accent underline">
                  API reference
                </Link>
              ),
            },
          ]}
        />
      </Card>
    </SettingsPage>
  );
}

async function Workspace({ actor }: { actor: Member }) {
  const { colour, logo } = await readLooks(actor);
  return <WorkspaceForm name={actor.workspaceName} colour={colour} logo={logo} colours={colours} />;
}

const sources: Record<Awaited<ReturnType<typeof publicUrl>>["source"], string> = {
  configured: "Set by the variable KEYRACK_URL.",
  confirmed: "Confirmed by an owner in the browser.",
  guessed: "Nobody has confirmed it yet.",
};
