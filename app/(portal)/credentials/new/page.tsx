import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ConnectorPicker } from "@/components/connector-picker";
import { PageHeader } from "@/components/ui/page-header";
import { categories } from "@/connectors/kit";
import { may } from "@/lib/actor";
import { listConnectors, recentConnectors } from "@/lib/catalog";
import { currentActor } from "@/lib/session/session";
import { NotAllowed } from "./not-allowed";

export const metadata: Metadata = { title: "Add credential" };

type Props = { searchParams: Promise<{ q?: string | string[] }> };

export default async function NewCredentialPage({ searchParams }: Props) {
  const actor = await currentActor();
  if (!actor) redirect("/sign-in?next=/credentials/new");
  if (!may(actor, "credential.create")) return <NotAllowed />;
  const { q } = await searchParams;
  const entries = listConnectors(actor).map(({ schemes, ...entry }) => ({
    ...entry,
    ways: schemes.map((scheme) => scheme.title),
    href: `/credentials/new/${entry.id}`,
  }));
  return (
    <>
      <PageHeader
        title="Add credential"
        trail={[{ label: "Credentials", href: "/credentials" }]}
        description="Which application is it for?"
      />
      <ConnectorPicker
        entries={entries}
        categories={categories}
        recent={await recentConnectors(actor)}
        action="/credentials/new"
        query={typeof q === "string" ? q : ""}
      />
    </>
  );
}
