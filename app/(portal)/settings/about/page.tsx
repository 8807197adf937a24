import type { Metadata } from "next";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { may } from "@/lib/actor";
import { publicUrl } from "@/lib/installation";
import manifest from "@/package.json";
import { memberFor } from "../../member";
import { SettingsPage } from "../settings-page";

export const metadata: Metadata = { title: "About" };

export default async function AboutPage() {
  const actor = await memberFor("/settings/about");
  const { url, source } = await publicUrl();
  return (
    <SettingsPage actor={actor} at="about">
      <Card title="Keyrack">
        <DefinitionList
          items={[
            { term: "Version", value: manifest.version },
            { term: "Runs on", value: `Node ${process.versions.node}` },
            { term: "Workspace", value: actor.workspaceName },
          ]}
        />
      </Card>
      <Card
        title="Public address"
        description="Where people and applications find this Keyrack."
        actions={
          may(actor, "key.read") && (
            <Button size="sm" href="/setup/address">
              Check it
            </Button>
          )
        }
      >
        <DefinitionList
          items={[
            { term: "Address", value: <code className="font-mono text-sm">{url}</code> },
            { term: "Comes from", value: sources[source] },
          ]}
        />
      </Card>
    </SettingsPage>
  );
}

const sources: Record<Awaited<ReturnType<typeof publicUrl>>["source"], string> = {
  configured: "The variable KEYRACK_URL",
  confirmed: "An owner, who confirmed it in the browser",
  guessed: "A guess from the port: nobody has confirmed it yet",
};
