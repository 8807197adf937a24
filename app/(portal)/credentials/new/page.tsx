import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { nextDate } from "@/components/connector-notice";
import { ConnectorPicker } from "@/components/connector-picker";
import { Button } from "@/components/ui/button";
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
  const now = Date.now();
  // All of them travel to the browser: only what is shown or searched.
  const entries = listConnectors(actor).map(({ id, name, aliases, category, tile, popular, schemes, deprecations }) => {
    const retires = nextDate(deprecations, now);
    const ways = schemes.map((scheme) => scheme.title);
    const entry = { id, name, aliases, category, tile, popular, ways, href: `/credentials/new/${id}` };
    return retires === undefined ? entry : { ...entry, retires };
  });
  return (
    <>
      <PageHeader
        title="Add credential"
        trail={[{ label: "Credentials", href: "/credentials" }]}
        description="Which application is it for?"
        actions={may(actor, "connector.manage") && <Button href="/apps/custom/new">Not in the list?</Button>}
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
