import type { Metadata } from "next";
import { missingPage } from "@/app/missing-page";
import { AppTile } from "@/components/app-tile";
import { CustomConnectorRemove } from "@/components/custom-connector-remove";
import { CustomConnectorStart } from "@/components/custom-connector-start";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { may } from "@/lib/actor";
import { defaultTitle } from "@/lib/custom-connectors/compile";
import type { Definition } from "@/lib/custom-connectors/definition";
import { getOwnApplication, type OwnVersion } from "@/lib/custom-connectors/list";
import { memberFor } from "../../../member";
import { changeOwnAction, removeOwnAction } from "../actions";

export const metadata: Metadata = { title: "Your own application" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ saved?: string | string[] }> };

export default async function OwnApplicationPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await memberFor(`/apps/custom/${id}`);
  const [{ application, versions }, { saved }] = await Promise.all([
    getOwnApplication(actor, id).catch(missingPage),
    searchParams,
  ]);
  const manages = may(actor, "connector.manage");
  const [newest] = versions;
  const usable = application.open || manages;
  return (
    <>
      <PageHeader
        title={application.name}
        trail={[
          { label: "Applications", href: "/apps" },
          { label: "Your own applications", href: "/apps/custom" },
        ]}
        lead={<AppTile tile={application.tile} size={40} />}
        description={application.ways.join(", ")}
        actions={
          <>
            {manages && <Button href={`/apps/${id}/logo`}>Logo</Button>}
            {manages && <CustomConnectorStart action={changeOwnAction} name="id" value={id} label="Change" />}
            {usable && may(actor, "credential.create") && (
              <Button variant="primary" href={`/credentials/new/${id}`}>
                Add credential
              </Button>
            )}
          </>
        }
      />
      <div className="max-w-232 space-y-6">
        {typeof saved === "string" && (
          <Banner tone="info" title={`Version ${saved.slice(0, 6)} is saved.`}>
            {application.open
              ? "It is in the list of applications now."
              : "Add a credential to try it: when the application has let it in once, everybody here can use it."}
          </Banner>
        )}
        {!application.open && typeof saved !== "string" && (
          <Banner tone="warn" title="Not tried yet">
            It was drafted from a document. Only owners and admins see it until something made with it has worked once.
          </Banner>
        )}
        {newest && (
          <Card title="Where secrets go">
            <DefinitionList items={facts(newest.definition)} />
          </Card>
        )}
        <Card
          flush
          title="Versions"
          description="A credential stays with the version it was verified with until it is edited."
        >
          <ul className="divide-y divide-line">
            {versions.map((version) => (
              <Version key={version.version} id={id} version={version} newest={version === newest} />
            ))}
          </ul>
        </Card>
        {manages && (
          <CustomConnectorRemove id={id} name={application.name} uses={application.uses} action={removeOwnAction} />
        )}
      </div>
    </>
  );
}

function Version({ id, version, newest }: { id: string; version: OwnVersion; newest: boolean }) {
  const sources = { form: "written", openapi: "from an API document", file: "from a definition" };
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
      <div className="min-w-0 flex-1 basis-48">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          Version {version.version} {newest && <Badge tone="accent">Newest</Badge>}
          {version.verifiedAt !== undefined && <Badge tone="ok">Worked</Badge>}
        </p>
        <p className="text-muted text-sm">
          {version.createdBy}, <RelativeTime at={version.createdAt} now={Date.now()} />, {sources[version.source]}.{" "}
          {version.uses === 1 ? "1 credential" : `${version.uses} credentials`}
        </p>
      </div>
      <Button size="sm" href={`/apps/custom/${id}/definition?version=${version.version}`} prefetch={false}>
        Export
      </Button>
    </li>
  );
}

function facts({ baseUrl, check, ways, docs }: Definition) {
  const addresses = ways
    .flatMap((way) => (way.kind === "oauth2" ? [way.tokenUrl ?? way.issuer ?? ""] : []))
    .filter(Boolean);
  return [
    { term: "Base URL", value: baseUrl ?? "Asked with each credential" },
    ...(addresses.length > 0 ? [{ term: "Token URL", value: addresses.join(", ") }] : []),
    { term: "Checked with", value: `GET ${check.path}` },
    { term: "Ways in", value: ways.map((way) => way.title ?? defaultTitle(way)).join(", ") },
    ...(docs ? [{ term: "Documentation", value: docs }] : []),
  ];
}
