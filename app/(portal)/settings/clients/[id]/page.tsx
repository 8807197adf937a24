import type { Metadata } from "next";
import { missingPage } from "@/app/missing-page";
import { Banner } from "@/components/ui/banner";
import { Card } from "@/components/ui/card";
import { comesBack } from "@/connectors/kit";
import { may } from "@/lib/actor";
import { connectorOf } from "@/lib/catalog";
import { clientFields, editableOAuthClient, oauthSchemeOf } from "@/lib/oauth/clients";
import { redirectBox } from "../../../credentials/connecting";
import { memberFor } from "../../../member";
import { NotAllowed } from "../../not-allowed";
import { SettingsPage } from "../../settings-page";
import { ClientForm } from "../client-form";

export const metadata: Metadata = { title: "OAuth client" };

export default async function ClientPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await memberFor("/settings/clients");
  if (!may(actor, "oauthClient.manage")) return <NotAllowed actor={actor} at="clients" />;
  const client = await editableOAuthClient(actor, id).catch(missingPage);
  const { connector, scheme, name, values, secrets, flaggedAt, flagReason } = client;
  const rules = oauthSchemeOf(connector, scheme, actor);
  const returns = comesBack(rules.oauth2?.grant);
  return (
    <SettingsPage actor={actor} at="clients">
      {flaggedAt !== undefined && (
        <Banner tone="bad" title={`${connectorOf(connector, actor).name} refuses this client`}>
          It says: {flagReason}. Enter the secret that it has now; all credentials that use this client go on by
          themselves.
        </Banner>
      )}
      <Card title={name} description={`OAuth client of ${connectorOf(connector, actor).name}`}>
        <ClientForm
          id={id}
          connector={connector}
          scheme={scheme}
          fields={clientFields(rules)}
          name={name}
          values={values}
          secrets={secrets}
          {...(returns ? { redirect: await redirectBox(connector) } : {})}
        />
      </Card>
    </SettingsPage>
  );
}
