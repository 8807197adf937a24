import type { Metadata } from "next";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/actor";
import { tripCookie } from "@/lib/session/session";
import { readRefusal, refusalCookie } from "../../../upload";
import { memberFor } from "../../member";
import { NotAllowed } from "../new/not-allowed";
import { BringForm } from "./bring-form";

export const metadata: Metadata = { title: "Import credentials" };

type Props = { searchParams: Promise<{ refused?: string | string[] }> };

export default async function ImportPage({ searchParams }: Props) {
  const actor = await memberFor("/credentials/import");
  if (!may(actor, "credential.create")) return <NotAllowed />;
  const refusal = readRefusal(await tripCookie(refusalCookie), (await searchParams).refused);
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title="Import credentials"
        trail={[{ label: "Credentials", href: "/credentials" }]}
        description="Nothing is stored until you have seen what would happen."
      />
      <BringForm problem={refusal?.problem} />
      <section className="mt-6 text-muted text-sm" aria-labelledby="kinds">
        <h2 id="kinds" className="font-medium text-ink">
          What can be read
        </h2>
        <ul className="mt-2 list-disc space-y-1.5 ps-5">
          <li>A file of Keyrack: a sealed export, or stubs as YAML or JSON.</li>
          <li>
            An export of n8n:{" "}
            <code className="font-mono">n8n export:credentials --all --decrypted --output=n8n.json</code>
          </li>
          <li>
            A <code className="font-mono">.env</code> file. What each variable is follows from its name, and is shown
            before anything happens.
          </li>
          <li>
            A table:{" "}
            <Link href="/credentials/import/template" prefetch={false} download className="text-accent underline">
              download the CSV template
            </Link>
            .
          </li>
        </ul>
        <p className="mt-3">
          At most 8 MB and 10,000 credentials in a file, a <code className="font-mono">.env</code> file 900 KB. A larger
          export of Keyrack is an archive of several files: unpack it and bring one after the other. Delete the files
          afterwards.
        </p>
      </section>
    </div>
  );
}
