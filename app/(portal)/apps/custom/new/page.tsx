import type { Metadata } from "next";
import { CustomConnectorDocument } from "@/components/custom-connector-document";
import { CustomConnectorFile } from "@/components/custom-connector-file";
import { CustomConnectorStart } from "@/components/custom-connector-start";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/actor";
import { tripCookie } from "@/lib/session/session";
import { readRefusal, refusalCookie } from "../../../../upload";
import { memberFor } from "../../../member";
import { startBlankAction } from "../actions";
import { blanks } from "../blanks";
import { NotAllowed } from "../not-allowed";

export const metadata: Metadata = { title: "Describe an application" };

type Props = { searchParams: Promise<{ refused?: string | string[] }> };

export default async function NewOwnApplicationPage({ searchParams }: Props) {
  const actor = await memberFor("/apps/custom/new");
  if (!may(actor, "connector.manage")) return <NotAllowed />;
  const refusal = readRefusal(await tripCookie(refusalCookie), (await searchParams).refused);
  const problemAt = (at: string) => (refusal?.at === at ? refusal.problem : undefined);
  return (
    <>
      <PageHeader
        title="Describe an application"
        trail={[
          { label: "Applications", href: "/apps" },
          { label: "Your own applications", href: "/apps/custom" },
        ]}
        description="Once described, everybody here can add credentials for it."
      />
      <div className="grid max-w-232 gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Card
          title="From its API document"
          description="OpenAPI 3 or Swagger 2, as JSON or YAML. What it says is filled in; what it leaves open is marked as a guess for you to decide."
        >
          <CustomConnectorDocument action="/apps/custom/new/document" problem={problemAt("document")} />
        </Card>
        <div className="space-y-6">
          <Card title="By a form" description="From the documentation of the application.">
            <div className="flex flex-col items-start gap-2">
              {blanks.map(({ kind, label }) => (
                <CustomConnectorStart
                  key={kind}
                  action={startBlankAction}
                  name="kind"
                  value={kind}
                  label={label}
                  wide
                />
              ))}
            </div>
          </Card>
          <Card title="From a definition" description="A file that Keyrack exported, here or elsewhere.">
            <CustomConnectorFile action="/apps/custom/new/definition" problem={problemAt("definition")} />
          </Card>
        </div>
      </div>
    </>
  );
}
