import type { Metadata } from "next";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { may } from "@/lib/actor";
import { listWorkspaces } from "@/lib/workspaces/workspaces";
import { memberFor } from "../member";
import { roleWords } from "../settings/members/role-words";
import { switchWorkspaceAction } from "./actions";
import { CreateForm } from "./create-form";

export const metadata: Metadata = { title: "Workspaces" };

export default async function WorkspacesPage() {
  const actor = await memberFor("/workspaces");
  const workspaces = await listWorkspaces(actor);
  return (
    <>
      <PageHeader title="Workspaces" description="Each keeps its own credentials, flows, tokens and people." />
      <div className="max-w-3xl space-y-6">
        <Card flush title="Yours">
          <ul className="divide-y divide-line">
            {workspaces.map(({ id, name, role, members, current }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
                <div className="min-w-0 flex-1 basis-48">
                  <p className="flex flex-wrap items-center gap-2">
                    <span className="break-words font-medium">{name}</span>
                    {current && <Badge tone="accent">You are here</Badge>}
                  </p>
                  <p className="text-muted text-sm">
                    {roleWords[role].label} · {members === 1 ? "1 member" : `${members} members`}
                  </p>
                </div>
                {!current && (
                  <form action={switchWorkspaceAction}>
                    <input type="hidden" name="id" value={id} />
                    <SubmitButton variant="secondary" size="sm" aria-label={`Switch to ${name}`}>
                      Switch
                    </SubmitButton>
                  </form>
                )}
              </li>
            ))}
          </ul>
        </Card>
        {may(actor, "workspace.create") && <CreateForm />}
      </div>
    </>
  );
}
