import type { Metadata } from "next";
import type { ImportLine } from "@/components/import-plan";
import { ImportReport } from "@/components/import-report";
import { ImportUnread } from "@/components/import-unread";
import { PageNotice } from "@/components/page-notice";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { previewImport } from "@/lib/transfer/import";
import type { PlanRow } from "@/lib/transfer/plan";
import { countsOf, type Report } from "@/lib/transfer/report";
import { memberFor } from "../../../member";
import { NotAllowed } from "../../new/not-allowed";
import { ConfirmForm } from "./confirm-form";

export const metadata: Metadata = { title: "Import: what would happen" };

type Props = { params: Promise<{ id: string }> };

export default async function PreviewPage({ params }: Props) {
  const { id } = await params;
  const actor = await memberFor(`/credentials/import/${encodeURIComponent(id)}`);
  if (!may(actor, "credential.create")) return <NotAllowed />;
  const preview = await previewImport(actor, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "expired") return undefined;
    throw error;
  });
  if (!preview) return <Gone />;
  if (preview.report) return <Result report={preview.report} />;
  const { plan, reading } = preview;
  const count = plan.filter(({ match }) => match !== "impossible").length;
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={count === 1 ? "1 credential to import" : `${count} credentials to import`}
        trail={trail}
        description={`Read as ${formats[reading.format]}. It is kept sealed for ten minutes, and nothing is stored yet.`}
      />
      <ConfirmForm id={id} lines={plan.map(lineOf)}>
        <ImportUnread lines={reading.unread} />
      </ConfirmForm>
    </div>
  );
}

function lineOf({ record, fit, match, existing, problem, choices }: PlanRow): ImportLine {
  const held = Object.keys(fit?.values ?? {}).map((key) => fit?.scheme.fields[key]?.label ?? key);
  return {
    name: record.name,
    kind: fit ? `${fit.connector.name}, ${fit.scheme.title}` : record.connector,
    match,
    holds: held.slice(0, 8).join(", "),
    draft: fit?.draft ?? false,
    notes: [record.guess, fit?.note, problem].filter((note) => note !== undefined && note !== "") as string[],
    choices,
    ...(existing ? { existing: existing.name } : {}),
  };
}

function Result({ report }: { report: Report }) {
  const { added, replaced, skipped } = countsOf(report);
  return (
    <div className="mx-auto max-w-3xl space-y-4">
      <PageHeader
        title="Imported"
        trail={trail}
        description={`${added} added, ${replaced} replaced, ${skipped} skipped.`}
        actions={
          <Button variant="primary" href="/credentials">
            To the credentials
          </Button>
        }
      />
      {report.checking > 0 && (
        <Banner tone="info">They are checked now, one after the other. The list shows what came out.</Banner>
      )}
      <ImportReport lines={report.lines} />
      <ImportUnread lines={report.unread} />
      <p className="text-muted text-sm">Delete the file that you brought: it may still hold secrets.</p>
    </div>
  );
}

function Gone() {
  return (
    <PageNotice
      title="This file is no longer here"
      actions={<Button href="/credentials/import">Choose it again</Button>}
    >
      What you bring is kept for ten minutes, and only for you. Nothing was imported.
    </PageNotice>
  );
}

const trail = [
  { label: "Credentials", href: "/credentials" },
  { label: "Import", href: "/credentials/import" },
];
const formats = {
  keyrack: "a file of Keyrack",
  n8n: "an export of n8n",
  env: "a .env file; check each guess",
  csv: "a CSV table",
};
