import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AppTile } from "@/components/app-tile";
import { CredentialForm } from "@/components/credential-form";
import { SchemeCards } from "@/components/scheme-cards";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/actor";
import { connectorOf, describeConnector } from "@/lib/catalog";
import { suggestName } from "@/lib/credentials/create";
import { connectingFor } from "../../../../../credentials/connecting";
import { allowAddressAction } from "../../../../../credentials/form-actions";
import { OnlyReading } from "../../../../only-reading";
import { environmentOf, loadFlow } from "../../../load";
import { addForSlotAction } from "./actions";

export const metadata: Metadata = { title: "Add a credential" };

type Props = {
  params: Promise<{ id: string; alias: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The form of the slot's application; what it saves stands behind the slot, and one is back at the flow. */
export default async function AddForSlotPage({ params, searchParams }: Props) {
  const { id, alias } = await params;
  const { actor, flow } = await loadFlow(id);
  const query = await searchParams;
  const environment = environmentOf(flow, query.environment);
  const slot = flow.slots.find((each) => each.alias === alias);
  if (!slot) notFound();
  if (!may(actor, "credential.create") || !may(actor, "flow.manage")) return <OnlyReading actor={actor} />;
  const description = await describeConnector(actor, slot.connector);
  const [only, ...others] = description.schemes;
  const scheme = others.length === 0 ? only : description.schemes.find((each) => each.id === query.scheme);
  const connecting = scheme && (await connectingFor(actor, slot.connector, scheme));
  const back = `/flows/${flow.id}?environment=${environment}`;
  const here = `/flows/${flow.id}/slots/${alias}/new?environment=${environment}`;
  const sorted = [...description.schemes].sort((a, b) => Number(b.recommended) - Number(a.recommended));
  return (
    <>
      <PageHeader
        title={`Add ${description.name}`}
        trail={[
          { label: "Flows", href: "/flows" },
          { label: flow.name, href: back },
          ...(scheme && others.length > 0 ? [{ label: description.name, href: here }] : []),
        ]}
        lead={<AppTile tile={description.tile} />}
        description={`For @${alias} in ${environment}.${scheme ? "" : " How does it let you in?"}`}
      />
      {scheme ? (
        <CredentialForm
          key={scheme.id}
          connector={{ id: description.id, name: description.name, docs: description.docs }}
          scheme={scheme}
          name={await suggestName(actor, connectorOf(slot.connector, actor))}
          mayAllow={may(actor, "network.manage")}
          action={addForSlotAction.bind(null, {
            flow: flow.id,
            alias,
            environment,
            leaves: connecting?.leaves === true,
          })}
          {...(connecting ? { connecting } : {})}
          allow={allowAddressAction}
          cancelHref={back}
        />
      ) : (
        <div className="max-w-170">
          <SchemeCards schemes={sorted} href={(each) => `${here}&scheme=${encodeURIComponent(each)}`} />
        </div>
      )}
    </>
  );
}
