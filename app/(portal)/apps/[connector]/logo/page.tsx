import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AppTile } from "@/components/app-tile";
import { ConnectorLogo } from "@/components/connector-logo";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/actor";
import { findConnector } from "@/lib/catalog";
import { isOwn } from "@/lib/custom-connectors/shelf";
import { logoOf } from "@/lib/logos/shelf";
import { memberFor } from "../../../member";
import { removeLogoAction, setLogoAction } from "./actions";

export const metadata: Metadata = { title: "Logo" };

type Props = { params: Promise<{ connector: string }> };

/** A workspace's own logo for an application, in the place of the one that it comes with. */
export default async function LogoPage({ params }: Props) {
  const { connector: id } = await params;
  const actor = await memberFor(`/apps/${id}/logo`);
  const connector = findConnector(id, actor);
  if (!connector || !may(actor, "connector.manage")) notFound();
  const own = isOwn(id);
  return (
    <>
      <PageHeader
        title={`Logo of ${connector.name}`}
        trail={
          own
            ? [
                { label: "Applications", href: "/apps" },
                { label: "Your own applications", href: "/apps/custom" },
                { label: connector.name, href: `/apps/custom/${id}` },
              ]
            : [
                { label: "Applications", href: "/apps" },
                { label: connector.name, href: `/docs/${id}` },
              ]
        }
        description="Shown to everybody in this workspace, wherever the application is named."
      />
      <Card className="max-w-160">
        <div className="mb-5 flex items-end gap-4">
          <AppTile tile={connector.tile} size={40} />
          <AppTile tile={connector.tile} size={28} />
          <AppTile tile={connector.tile} size={20} />
        </div>
        <ConnectorLogo
          id={id}
          uploaded={logoOf(actor.workspaceId, id) !== undefined}
          set={setLogoAction}
          remove={removeLogoAction}
        />
      </Card>
    </>
  );
}
