import type { Metadata } from "next";
import { PageNotice } from "@/components/page-notice";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { RadioCards } from "@/components/ui/radio-cards";
import { may } from "@/lib/actor";
import { memberFor } from "../../member";
import { type ExportProblem, problemWords } from "./problems";
import { SealForm } from "./seal-form";

export const metadata: Metadata = { title: "Export credentials" };

type Props = { searchParams: Promise<{ problem?: string | string[] }> };

export default async function ExportPage({ searchParams }: Props) {
  const actor = await memberFor("/credentials/export");
  if (!may(actor, "credential.export")) return <OnlyAdmins />;
  const { problem: given } = await searchParams;
  const problem = Object.keys(problemWords).find((key) => key === given) as ExportProblem | undefined;
  return (
    <div className="mx-auto max-w-2xl space-y-6">
      <PageHeader
        title="Export credentials"
        trail={[{ label: "Credentials", href: "/credentials" }]}
        description="All credentials of this workspace, in a file."
      />
      {problem && <Banner tone="bad">{problemWords[problem]}</Banner>}
      <form method="post" action="/credentials/export/file">
        <Card
          title="Sealed, with everything"
          description="In the age format: Keyrack opens it, and so does the age tool. There is no unsealed export of secrets."
          footer={
            <Button type="submit" variant="primary" name="form" value="sealed">
              Download sealed file
            </Button>
          }
        >
          <SealForm email={actor.email} {...(problem ? { problem } : {})} />
        </Card>
      </form>
      <form method="post" action="/credentials/export/file">
        <Card
          title="Stubs, without secrets"
          description="Names, applications, readable fields, tags. To be kept in Git, or to see what a workspace needs."
          footer={
            <Button type="submit" name="form" value="stubs">
              Download stubs
            </Button>
          }
        >
          <RadioCards
            legend="Format"
            name="format"
            defaultValue="yaml"
            columns={2}
            options={[
              { value: "yaml", label: "YAML" },
              { value: "json", label: "JSON" },
            ]}
          />
        </Card>
      </form>
    </div>
  );
}

function OnlyAdmins() {
  return (
    <PageNotice title="Owners and admins export" actions={<Button href="/credentials">Back to the credentials</Button>}>
      A file with every secret of the workspace is theirs to make. Ask one of them.
    </PageNotice>
  );
}
