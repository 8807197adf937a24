import type { Metadata } from "next";
import { ImportUnread } from "@/components/import-unread";
import { PageNotice } from "@/components/page-notice";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { previewImport, wholeUpTo } from "@/lib/transfer/import";
import { memberFor } from "../../../member";
import { NotAllowed } from "../../new/not-allowed";
import { ConfirmForm } from "./confirm-form";
import { kindsOf, linesOf, pageSize } from "./lines";
import { Result } from "./result";

export const metadata: Metadata = { title: "Import: what would happen" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ page?: string | string[]; check?: string | string[] }>;
};

export default async function PreviewPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await memberFor(`/credentials/import/${encodeURIComponent(id)}`);
  if (!may(actor, "credential.create")) return <NotAllowed />;
  const preview = await previewImport(actor, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "expired") return undefined;
    throw error;
  });
  if (!preview) return <Gone />;
  const { page: given, check } = await searchParams;
  const asked = Number(given);
  if (preview.report) return <Result id={id} report={preview.report} page={asked} />;
  if (preview.begun) return <Running id={id} />;
  const { plan, reading, chosen } = preview;
  const count = plan.filter(({ match }) => match !== "impossible").length;
  const pages = Math.max(1, Math.ceil(plan.length / pageSize));
  const page = Math.min(Math.max(Math.trunc(asked) || 1, 1), pages);
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={count === 1 ? "1 credential to import" : `${count.toLocaleString("en")} credentials to import`}
        trail={trail}
        description={`Read as ${formats[reading.format]}. It is kept sealed for ten minutes, and nothing is stored yet.`}
      />
      <ConfirmForm
        key={page}
        check={check !== undefined}
        id={id}
        lines={linesOf(plan, chosen, page)}
        kinds={kindsOf(plan, chosen)}
        at={{ page, pages, size: pageSize, total: plan.length }}
      >
        <ImportUnread lines={reading.unread} />
        {plan.length > wholeUpTo && (
          <p className="text-muted text-sm">
            So many are stored in portions. If something fails on the way, the report says how far it came, and the same
            file brought again goes on there.
          </p>
        )}
      </ConfirmForm>
    </div>
  );
}

function Running({ id }: { id: string }) {
  return (
    <PageNotice
      title="This file is being imported"
      actions={<Button href={`/credentials/import/${encodeURIComponent(id)}`}>Look again</Button>}
    >
      The report stands here when it is done. If it never comes, Keyrack was stopped meanwhile: bring the same file
      again, and what is here already is skipped.
    </PageNotice>
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
