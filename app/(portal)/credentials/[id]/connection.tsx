import { ReconnectForm } from "@/components/reconnect-form";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { RelativeTime } from "@/components/ui/relative-time";
import type { CredentialDetail } from "@/lib/credentials/get";
import type { ConnectionView } from "@/lib/oauth/view";
import { reconnectAction } from "../connect-actions";

type ConnectionProps = { credential: CredentialDetail; connection: ConnectionView; now: number };

/** What was agreed to at the application and how long it lasts, with the way to do it again. */
export function Connection({ credential, connection, now }: ConnectionProps) {
  const { personal, wanted, tokens, missing, client, mayConnect } = connection;
  const again = personal && mayConnect && (
    <>
      <p className="mb-3 text-muted text-sm">
        Reconnecting keeps this credential and its ID, and takes only the same account.
      </p>
      <ReconnectForm
        action={reconnectAction}
        id={credential.id}
        application={credential.connectorName}
        primary={credential.status === "invalid"}
      />
    </>
  );
  if (credential.state === "draft" || !(tokens || personal)) return null;
  if (!tokens) return <Card title="Connection">{again}</Card>;
  const granted = new Set(tokens.scopes);
  const beyond = tokens.scopes.filter((scope) => !wanted.includes(scope));
  return (
    <Card title="Connection">
      <DefinitionList
        tight
        items={[
          ...(wanted.length + beyond.length === 0
            ? []
            : [
                {
                  term: "Scopes",
                  value: (
                    <ul className="space-y-1">
                      {[...wanted, ...beyond].map((scope) => (
                        <li key={scope} className="flex flex-wrap items-center gap-2">
                          <code className="break-all font-mono text-sm">{scope}</code>
                          {missing.includes(scope) && <Badge tone="warn">Not granted</Badge>}
                          {!wanted.includes(scope) && granted.has(scope) && <Badge>Not asked for</Badge>}
                        </li>
                      ))}
                    </ul>
                  ),
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
