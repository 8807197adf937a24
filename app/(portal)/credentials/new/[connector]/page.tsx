import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { AppTile } from "@/components/app-tile";
import { ConnectorNotice } from "@/components/connector-notice";
import { CredentialForm } from "@/components/credential-form";
import { SchemeChoice } from "@/components/scheme-choice";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/actor";
import { connectorOf, describeConnector, findConnector } from "@/lib/catalog";
import { suggestName } from "@/lib/credentials/create";
import { labelsInUse } from "@/lib/credentials/labels-in-use";
import { currentActor } from "@/lib/session/session";
import { connectCredentialAction } from "../../connect-actions";
import { connectingFor } from "../../connecting";
import { allowAddressAction, submitCredentialAction } from "../../form-actions";
import { NotAllowed } from "../not-allowed";

type Props = { params: Promise<{ connector: string }>; searchParams: Promise<{ scheme?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [actor, { connector: id }] = await Promise.all([currentActor(), params]);
  const connector = actor && findConnector(id, actor);
  return { title: connector ? `Add ${connector.name}` : "Not found" };
}

export default async function NewConnectorPage({ params, searchParams }: Props) {
  const { connector: id } = await params;
  const { scheme: wanted } = await searchParams;
  const here = `/credentials/new/${encodeURIComponent(id)}`;
  const actor = await currentActor();
  if (!actor) redirect(`/sign-in?next=${encodeURIComponent(wanted ? `${here}?scheme=${wanted}` : here)}`);
  if (!findConnector(id, actor)) notFound();
  if (!may(actor, "credential.create")) return <NotAllowed />;
  const description = await describeConnector(actor, id);
  const [only, ...others] = description.schemes;
  const scheme = others.length === 0 ? only : description.schemes.find((each) => each.id === wanted);
  const connecting = scheme && (await connectingFor(actor, id, scheme));
  const trail = [
    { label: "Credentials", href: "/credentials" },
    { label: "Add credential", href: "/credentials/new" },
    ...(scheme && others.length > 0 ? [{ label: description.name, href: here }] : []),
  ];
  return (
    <>
      <PageHeader
        title={`Add ${description.name}`}
        trail={trail}
        lead={<AppTile tile={description.tile} />}
        description={scheme ? others.length > 0 && scheme.title : "How does it let you in?"}
      />
      <ConnectorNotice deprecations={description.deprecations} scheme={scheme?.id} className="mb-6 max-w-232" />
      {scheme ? (
        <CredentialForm
          key={scheme.id}
          connector={{ id, name: description.name, docs: description.docs }}
          scheme={scheme}
          name={await suggestName(actor, connectorOf(id, actor))}
          mayAllow={may(actor, "network.manage")}
          action={connecting?.leaves ? connectCredentialAction : submitCredentialAction}
          {...(connecting ? { connecting } : {})}
          allow={allowAddressAction}
          known={await labelsInUse(actor)}
          cancelHref={others.length > 0 ? here : "/credentials/new"}
        />
      ) : (
        <SchemeChoice schemes={description.schemes} base={here} />
      )}
    </>
  );
}
