import { ReconnectForm } from "@/components/reconnect-form";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { RelativeTime } from "@/components/ui/relative-time";
import type { CredentialDetail } from "@/lib/credentials/get";
import type { ConnectionView } from "@/lib/oauth/view";
import { reconnectAction } from "../connect-actions";
import { GrantedScopes } from "./granted-scopes";
import { RefusedClient } from "./refused-client";

type ConnectionProps = { credential: CredentialDetail; connection: ConnectionView; now: number };

/** What was agreed to at the application and how long it lasts, with the way to do it again. */
export function Connection({ credential, connection, now }: ConnectionProps) {
  const { personal, wanted, tokens, missing, client, mayConnect, mayMend } = connection;
  const partial = missing.length > 0;
  const again = personal && mayConnect && (
    <>
      <p className="mb-3 text-muted text-sm">
        {partial
          ? `A new sign-in at ${credential.connectorName} asks for what is missing. Tick it there; the credential and its ID stay.`
          : "Reconnecting keeps this credential and its ID, and takes only the same account."}
      </p>
      <ReconnectForm
        action={reconnectAction}
        id={credential.id}
        application={credential.connectorName}
        primary={credential.status === "invalid" || partial}
        {...(partial ? { label: "Ask again" } : {})}
      />
    </>
  );
  if (credential.state === "draft" || !(tokens || personal)) return null;
  if (!tokens) return <Card title="Connection">{again}</Card>;
  return (
    <>
      {client && <RefusedClient client={client} application={credential.connectorName} mayMend={mayMend} now={now} />}
      <Card title="Connection">
        <DefinitionList
          tight
          items={[
            ...(wanted.length + tokens.scopes.length === 0
              ? []
              : [
                  {
                    term: "Scopes",
                    value: <GrantedScopes wanted={wanted} granted={tokens.scopes} missing={missing} />,
                  },
                ]),
            { term: "Access token", value: <Ends {...tokens} personal={personal} now={now} /> },
            ...(tokens.refreshExpiresAt === undefined
              ? []
              : [{ term: "Refresh until", value: <RelativeTime at={tokens.refreshExpiresAt} now={now} /> }]),
            ...(client ? [{ term: "OAuth client", value: client.name }] : []),
          ]}
        />
        {again && <div className="mt-4 border-line border-t pt-4">{again}</div>}
      </Card>
    </>
  );
}

type EndsProps = { expiresAt?: number; dueAt?: number; personal: boolean; now: number };

function Ends({ expiresAt, dueAt, personal, now }: EndsProps) {
  const renews = dueAt !== undefined || !personal;
  if (expiresAt === undefined) return <>{renews ? "Fetched when it is needed" : "Does not end by itself"}</>;
  const over = expiresAt <= now;
  return (
    <>
      {over ? "Ended" : "Ends"} <RelativeTime at={expiresAt} now={now} />
      {renews ? ", refreshes itself" : ". It cannot be refreshed: reconnect before then"}
    </>
  );
}
