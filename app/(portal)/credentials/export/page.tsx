import type { Metadata } from "next";
import { counted } from "@/components/bulk-words";
import { PageNotice } from "@/components/page-notice";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { RadioCards } from "@/components/ui/radio-cards";
import { type Member, may } from "@/lib/actor";
import { listCredentials } from "@/lib/credentials/list";
import { filesOfExport } from "@/lib/transfer/size";
import { memberFor } from "../../member";
import { readIds } from "../bulk/read";
import { type Params, textAt, textsAt } from "../filters";
import { type ExportProblem, problemWords } from "./problems";
import { SealForm } from "./seal-form";

export const metadata: Metadata = { title: "Export credentials" };

type Props = { searchParams: Promise<Params> };

export default async function ExportPage({ searchParams }: Props) {
  const actor = await memberFor("/credentials/export");
  if (!may(actor, "credential.export")) return <OnlyAdmins />;
  const params = await searchParams;
  const given = textAt(params, "problem");
  const asked = readIds(textsAt(params, "id"));
  const ids = asked.length === 0 ? [] : await existing(actor, asked);
  const files = asked.length === 0 ? await filesOfExport(actor) : 1;
  const problem = Object.keys(problemWords).find((key) => key === given) as ExportProblem | undefined;
  return (
    <div className="mx-auto max-w-2xl space-y-6">
      <PageHeader
        title="Export credentials"
        trail={[{ label: "Credentials", href: "/credentials" }]}
        description={
          asked.length === 0 ? "All credentials of this workspace, in a file." : `${counted(ids.length)}, in a file.`
        }
        actions={asked.length > 0 && <Button href="/credentials/export">Export all instead</Button>}
      />
      {problem && <Banner tone="bad">{problemWords[problem]}</Banner>}
      {files > 1 && (
        <Banner tone="info">
          An import takes 8 MB at a time, so this comes as an archive (.tar) of about {files} files. Unpack it to bring
          them in again, one after the other.
        </Banner>
      )}
      <form method="post" action="/credentials/export/file">
        <Chosen ids={asked} />
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
        <Chosen ids={asked} />
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

function Chosen({ ids }: { ids: readonly string[] }) {
  return ids.map((id) => <input key={id} type="hidden" name="id" value={id} />);
}

async function existing(actor: Member, ids: readonly string[]): Promise<string[]> {
  const { items } = await listCredentials(actor, { ids, size: 200 });
  return items.map(({ id }) => id);
}

function OnlyAdmins() {
  return (
    <PageNotice title="Owners and admins export" actions={<Button href="/credentials">Back to the credentials</Button>}>
      A file with every secret of the workspace is theirs to make. Ask one of them.
    </PageNotice>
  );
}
