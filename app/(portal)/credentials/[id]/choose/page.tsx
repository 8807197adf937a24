import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { attempt } from "@/app/act";
import { AppTile } from "@/components/app-tile";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { chooseFacts } from "@/lib/oauth/choose";
import { loadCredential } from "../load";
import { ChooseForm } from "./choose-form";

export const metadata: Metadata = { title: "Choose" };

/** After the sign-in, where the application has several of what only a person can choose. It is asked anew each time. */
export default async function ChoosePage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, credential } = await loadCredential((await params).id);
  const page = `/credentials/${credential.id}`;
  if (credential.state !== "draft" || !credential.may.edit) redirect(page);
  const asked = await attempt(() => chooseFacts(actor, credential.id, {}));
  if (asked.ok && asked.value.state === "connected") redirect(page);
  return (
    <>
      <PageHeader
        title={`Finish ${credential.name}`}
        trail={[
          { label: "Credentials", href: "/credentials" },
          { label: credential.name, href: page },
        ]}
        lead={<AppTile tile={credential.tile} />}
        description="Signed in. One choice is left."
      />
      {asked.ok ? (
        <ChooseForm id={credential.id} choices={asked.value.choices} />
      ) : (
        <Banner tone="bad" className="max-w-130" actions={<Button href={`${page}/edit?values=1`}>Continue</Button>}>
          {asked.problem.detail}
        </Banner>
      )}
    </>
  );
}
