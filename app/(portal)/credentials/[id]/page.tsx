import { SquarePen } from "lucide-react";
import type { Metadata } from "next";
import { AppTile } from "@/components/app-tile";
import { CredentialMenu } from "@/components/credential-menu";
import { CredentialName } from "@/components/credential-name";
import { CredentialScope } from "@/components/credential-scope";
import { KeySheet } from "@/components/key-sheet";
import { ListKeys } from "@/components/list-keys";
import { LiveStatus } from "@/components/live-status";
import { RecheckButton } from "@/components/recheck-button";
import { StatusLine } from "@/components/status-line";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { LinkTabs } from "@/components/ui/tabs";
import type { CredentialDetail } from "@/lib/credentials/get";
import { shortcutsOn } from "@/lib/session/session";
import { deeds } from "../deeds";
import { type Params, textAt } from "../filters";
import { AccessTab } from "./access-tab";
import { ActivityTab } from "./activity-tab";
import { loadCredential } from "./load";
import { OverviewTab } from "./overview-tab";
import { SettingsTab } from "./settings-tab";
import { UseTab } from "./use-tab";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Params> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { credential } = await loadCredential((await params).id);
  return { title: credential.name };
}

export default async function CredentialPage({ params, searchParams }: Props) {
  const { actor, credential } = await loadCredential((await params).id);
  const query = await searchParams;
  const tab = tabs.find(({ id }) => id === textAt(query, "tab"))?.id ?? "overview";
  const page = `/credentials/${credential.id}`;
  const address = (id: string) => (id === "overview" ? page : `${page}?tab=${id}`);
  const { id, name, state, connectorName, may } = credential;
  const now = Date.now();
  const keys = await shortcutsOn();
  return (
    <CredentialScope
      credential={{ id, name, state, connectorName }}
      deeds={deeds}
      may={{ edit: may.edit, remove: may.remove }}
      here={address(tab)}
      renaming={textAt(query, "rename") === id}
    >
      <ListKeys enabled={keys} />
      <PageHeader
        trail={[{ label: "Credentials", href: "/credentials" }]}
        lead={<AppTile tile={credential.tile} size={40} />}
        title={<CredentialName title>{name}</CredentialName>}
        description={
          <LiveStatus>
            <StatusLine credential={credential} now={now} brief />
          </LiveStatus>
        }
        actions={<Actions credential={credential} />}
      />
      <LinkTabs
        label="Parts of this credential"
        items={tabs.map((each) => ({ label: each.label, href: address(each.id), current: each.id === tab }))}
      />
      {tab === "overview" && <OverviewTab actor={actor} credential={credential} now={now} />}
      {tab === "use" && <UseTab actor={actor} credential={credential} page={page} query={query} />}
      {tab === "access" && <AccessTab actor={actor} credential={credential} now={now} />}
      {tab === "activity" && <ActivityTab actor={actor} credential={credential} now={now} />}
      {tab === "settings" && (
        <SettingsTab
          actor={actor}
          credential={credential}
          confirming={textAt(query, "confirm") === "delete"}
          page={page}
        />
      )}
      {keys && (
        <div className="mt-8 flex justify-end">
          <KeySheet settings="/settings/appearance" />
        </div>
      )}
    </CredentialScope>
  );
}

function Actions({ credential: { id, state, may } }: { credential: CredentialDetail }) {
  const draft = state === "draft";
  return (
    <>
      {!draft && <RecheckButton word />}
      {may.edit && (
        <Button
          href={`/credentials/${id}/edit`}
          variant={draft ? "primary" : "secondary"}
          icon={<SquarePen className="size-4" />}
          data-key="e"
        >
          {draft ? "Continue" : "Edit"}
        </Button>
      )}
      {may.edit && <CredentialMenu />}
    </>
  );
}

const tabs = [
  { id: "overview", label: "Overview" },
  { id: "use", label: "Use" },
  { id: "access", label: "Access" },
  { id: "activity", label: "Activity" },
  { id: "settings", label: "Settings" },
];
