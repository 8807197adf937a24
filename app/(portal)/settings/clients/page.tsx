import type { Metadata } from "next";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { may } from "@/lib/actor";
import { findConnector } from "@/lib/catalog";
import { listOAuthClients, type OAuthClientSummary } from "@/lib/oauth/clients";
import { clientKinds } from "@/lib/oauth/kinds";
import { memberFor } from "../../member";
import { NotAllowed } from "../not-allowed";
import { SettingsPage } from "../settings-page";
import { RemoveForm } from "./remove-form";

export const metadata: Metadata = { title: "OAuth clients" };

export default async function ClientsPage() {
  const actor = await memberFor("/settings/clients");
  if (!may(actor, "oauthClient.manage")) return <NotAllowed actor={actor} at="clients" />;
  const clients = await listOAuthClients(actor);
  const kinds = clientKinds(actor).map(({ connector, scheme, application, title }) => ({
    value: `${connector}/${scheme}`,
    label: `${application}: ${title}`,
  }));
  return (
    <SettingsPage actor={actor} at="clients">
      <Card
        title="Add an OAuth client"
        description="Register one at an application once; then everybody connects it without one of their own."
      >
        <form action="/settings/clients/new" className="flex flex-wrap items-center gap-3">
          <Select name="for" aria-label="Application" options={kinds} className="min-w-0 flex-1 basis-56" />
          <SubmitButton>Continue</SubmitButton>
        </form>
      </Card>
      <Card flush title="Registered">
        {clients.length === 0 ? (
          <p className="px-5 py-4 text-muted">None yet. Without one, each credential brings its own.</p>
        ) : (
          <ul className="divide-y divide-line">
            {clients.map((client) => (
              <Client key={client.id} client={client} application={findConnector(client.connector, actor)?.name} />
            ))}
          </ul>
        )}
      </Card>
    </SettingsPage>
  );
}

function Client({
  client: { id, name, connector, uses, flaggedAt },
  application,
}: {
  client: OAuthClientSummary;
  application: string | undefined;
}) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
      <div className="min-w-0 flex-1 basis-48">
        <p className="flex flex-wrap items-center gap-2">
          <Link href={`/settings/clients/${id}`} className="font-medium underline-offset-4 hover:underline">
            {name}
          </Link>
          {flaggedAt !== undefined && <Badge tone="bad">Refused</Badge>}
        </p>
        <p className="text-muted text-sm">
          {application ?? connector}, {uses === 1 ? "1 credential" : `${uses} credentials`}
        </p>
      </div>
      <Button size="sm" href={`/settings/clients/${id}`}>
        {flaggedAt === undefined ? "Edit" : "Mend it"}
      </Button>
      <RemoveForm id={id} name={name} />
    </li>
  );
}
