import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Card } from "@/components/ui/card";
import { comesBack } from "@/connectors/kit";
import { may } from "@/lib/actor";
import { clientFields, oauthSchemeOf } from "@/lib/oauth/clients";
import { clientKinds } from "@/lib/oauth/kinds";
import { redirectBox } from "../../../credentials/connecting";
import { memberFor } from "../../../member";
import { NotAllowed } from "../../not-allowed";
import { SettingsPage } from "../../settings-page";
import { ClientForm } from "../client-form";

export const metadata: Metadata = { title: "Add an OAuth client" };

type Props = { searchParams: Promise<{ for?: string | string[] }> };

export default async function NewClientPage({ searchParams }: Props) {
  const actor = await memberFor("/settings/clients");
  if (!may(actor, "oauthClient.manage")) return <NotAllowed actor={actor} at="clients" />;
  const { for: wanted } = await searchParams;
  const kind = clientKinds(actor).find(({ connector, scheme }) => `${connector}/${scheme}` === wanted);
  if (!kind) notFound();
  const { connector, scheme, application, title } = kind;
  const rules = oauthSchemeOf(connector, scheme, actor);
  const returns = comesBack(rules.oauth2?.grant);
  return (
    <SettingsPage actor={actor} at="clients">
      <Card
        title={`OAuth client of ${application}`}
        description={returns ? "Register it there first, with this address." : `${title}. Register it there first.`}
      >
        <ClientForm
          connector={connector}
          scheme={scheme}
          fields={clientFields(rules)}
          name={application}
          {...(returns ? { redirect: await redirectBox(connector) } : {})}
        />
      </Card>
    </SettingsPage>
  );
}
