import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AppTile } from "@/components/app-tile";
import { ConnectorTry } from "@/components/connector-try";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { describeConnector, findConnector } from "@/lib/catalog";
import { currentActor } from "@/lib/session/session";
import { tryable } from "@/lib/try-connector";
import { type Params, textAt } from "../../../credentials/filters";
import { memberFor } from "../../../member";
import { tryAction } from "./actions";

type Props = { params: Promise<{ connector: string }>; searchParams: Promise<Params> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await currentActor();
  const connector = actor && findConnector((await params).connector, actor);
  return { title: connector ? `Try ${connector.name}` : "Not found" };
}

/** A definition played against recorded answers: for whoever writes one, and for the curious. */
export default async function TryPage({ params, searchParams }: Props) {
  const { connector: id } = await params;
  const actor = await memberFor(`/apps/${id}/try`);
  if (!findConnector(id, actor)) notFound();
  const { name, tile, schemes } = await describeConnector(actor, id);
  const wanted = textAt(await searchParams, "scheme");
  const scheme = schemes.find((each) => each.id === wanted) ?? schemes.find((each) => each.recommended) ?? schemes[0];
  if (!scheme) notFound();
  const { answers, values } = await tryable(actor, id, scheme.id);
  return (
    <>
      <PageHeader
        title={`Try ${name}`}
        trail={[
          { label: "Applications", href: "/apps" },
          { label: name, href: `/docs/${id}` },
        ]}
        lead={<AppTile tile={tile} size={40} />}
        description="The real form and check, against answers from the vendor's documentation. Nothing is stored or sent."
      />
      {schemes.length > 1 && (
        <nav aria-label="Authentication type" className="mb-6 flex flex-wrap gap-2">
          {schemes.map((each) => (
            <Chip key={each.id} href={`/apps/${id}/try?scheme=${each.id}`} current={each.id === scheme.id}>
              {each.title}
            </Chip>
          ))}
        </nav>
      )}
      {answers.length > 0 ? (
        <ConnectorTry
          key={scheme.id}
          connector={id}
          scheme={scheme}
          answers={answers}
          values={values}
          action={tryAction}
        />
      ) : (
        <EmptyState title="This one cannot be played" actions={<Button href={`/docs/${id}`}>Read how it works</Button>}>
          {name} does not speak HTTP here. Its check is tested against a real server instead.
        </EmptyState>
      )}
    </>
  );
}
