import type { Metadata } from "next";
import { ApiReference } from "@/components/api-reference";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { errorTable } from "@/lib/errors";
import { publicUrl } from "@/lib/installation";
import { apiDocument } from "../../api/v1/openapi";
import { type ApiDocument, referenceOf } from "./reference";

export const metadata: Metadata = { title: "API reference" };
export const dynamic = "force-dynamic";

/** Open to everybody: it says what every Keyrack can do, and nothing about this one but its address. */
export default async function ApiReferencePage() {
  const { url } = await publicUrl();
  const groups = referenceOf(apiDocument() as ApiDocument, url);
  const errors = Object.entries(errorTable).map(([code, { status, title }]) => ({ code, status, title }));
  return (
    <main className="mx-auto max-w-6xl px-4 py-8 sm:px-6">
      <PageHeader
        title="API reference"
        trail={[{ label: "Keyrack", href: "/" }]}
        description={
          <p className="max-w-2xl">
            JSON in and out, below <code className="break-all font-mono text-sm">{url}/api/v1</code>, with an API token
            as <code className="font-mono text-sm">Authorization: Bearer krk_svc_…</code>. With the token of a flow,{" "}
            <code className="font-mono text-sm">@alias</code> stands for an id. A POST may be sent again under the same{" "}
            <code className="font-mono text-sm">Idempotency-Key</code>. For generators:{" "}
            <Link href="/api/openapi.json" prefetch={false} className="text-accent underline">
              OpenAPI 3.1
            </Link>
            .
          </p>
        }
      />
      <ApiReference groups={groups} errors={errors} />
    </main>
  );
}
