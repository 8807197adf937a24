import type { Metadata } from "next";
import { AppTile } from "@/components/app-tile";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { may } from "@/lib/actor";
import { listDrafts } from "@/lib/custom-connectors/drafts";
import { listOwnApplications, type OwnApplication } from "@/lib/custom-connectors/list";
import { memberFor } from "../../member";

export const metadata: Metadata = { title: "Your own applications" };

export default async function OwnApplicationsPage() {
  const actor = await memberFor("/apps/custom");
  const manages = may(actor, "connector.manage");
  const [applications, drafts] = await Promise.all([listOwnApplications(actor), manages ? listDrafts(actor) : []]);
  const add = manages && (
    <Button variant="primary" href="/apps/custom/new">
      Describe an application
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Your own applications"
        trail={[{ label: "Applications", href: "/apps" }]}
        description="Described by this workspace, and used like those that come with Keyrack."
        actions={applications.length + drafts.length > 0 && add}
      />
      <div className="max-w-232 space-y-6">
        {applications.length + drafts.length === 0 && (
          <EmptyState title="No application of your own yet" actions={add}>
            {manages
              ? "If an application is not in the list, describe it once: from its API document or by a form. Then everybody here can add credentials for it."
              : "Owners and admins can describe applications that are not in the list."}
          </EmptyState>
        )}
        {applications.length > 0 && (
          <Card flush>
            <ul className="divide-y divide-line">
              {applications.map((application) => (
                <Application key={application.id} application={application} />
              ))}
            </ul>
          </Card>
        )}
        {drafts.length > 0 && (
          <Card
            flush
            title="Unfinished"
            description="Nobody can use these yet. They go after thirty days without a change."
          >
            <ul className="divide-y divide-line">
              {drafts.map((draft) => (
                <li key={draft.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
                  <div className="min-w-0 flex-1 basis-48">
                    <p className="break-words font-medium">{draft.name || "Without a name"}</p>
                    <p className="text-muted text-sm">
                      Changed <RelativeTime at={draft.updatedAt} now={Date.now()} />
                      {draft.open > 0 && `, ${draft.open === 1 ? "one guess" : `${draft.open} guesses`} to confirm`}
                    </p>
                  </div>
                  <Button size="sm" href={`/apps/custom/drafts/${draft.id}`} aria-label={`Continue ${draft.name}`}>
                    Continue
                  </Button>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  );
}

function Application({
  application: { id, name, tile, ways, version, uses, open, updatedAt, updatedBy },
}: {
  application: OwnApplication;
}) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
      <AppTile tile={tile} />
      <div className="min-w-0 flex-1 basis-48">
        <p className="flex flex-wrap items-center gap-2">
          <Link href={`/apps/custom/${id}`} className="break-words font-medium underline-offset-4 hover:underline">
            {name}
          </Link>
          {!open && <Badge tone="warn">Not tried yet</Badge>}
        </p>
        <p className="text-muted text-sm">
          {ways.join(", ")}. Version {version} by {updatedBy}, <RelativeTime at={updatedAt} now={Date.now()} />
        </p>
      </div>
      <span className="text-muted text-sm">{uses === 1 ? "1 credential" : `${uses} credentials`}</span>
    </li>
  );
}
