import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { type Member, may } from "@/lib/actor";
import type { CredentialDetail } from "@/lib/credentials/get";
import { listFlows } from "@/lib/flows/list";
import { usedBy } from "@/lib/flows/used-by";
import { listMembers } from "@/lib/members/list";
import { tokensReaching } from "@/lib/tokens/reaching";
import { TokenList } from "../../settings/tokens/token-list";
import { CaretakerForm } from "./caretaker-form";

type AccessTabProps = { actor: Member; credential: CredentialDetail; now: number };

/** Who could use it now: flows that it stands in, tokens that reach it, and the people of the workspace. */
export async function AccessTab({ actor, credential, now }: AccessTabProps) {
  const { id } = credential;
  const [places, tokens, flows, people] = await Promise.all([
    usedBy(actor, id),
    tokensReaching(actor, id),
    listFlows(actor),
    listMembers(actor),
  ]);
  const mine = tokens.filter((token) => may(actor, "token.manage", token));
  const names = new Map(flows.map((flow) => [flow.id, flow.name]));
  return (
    <div className="grid max-w-4xl gap-6">
      <Card flush title="Flows" description="Where it stands behind an alias.">
        {places.length === 0 ? (
          <p className="px-5 py-4 text-muted">
            None.{" "}
            {may(actor, "flow.manage") && (
              <Link href="/flows" className="font-medium text-accent hover:underline">
                Choose it in a flow
              </Link>
            )}
          </p>
        ) : (
          <ul className="divide-y divide-line">
            {places.map(({ flow, alias, environment }) => (
              <li
                key={`${flow.id} ${alias} ${environment}`}
                className="flex flex-wrap items-center gap-x-3 gap-y-1 px-5 py-3"
              >
                <Link
                  href={`/flows/${flow.id}?environment=${environment}`}
                  className="break-words font-medium hover:underline"
                >
                  {flow.name}
                </Link>
                <Badge>{environment}</Badge>
                <code className="ms-auto break-all font-mono text-muted text-sm">@{alias}</code>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card flush title="API tokens" description="Active ones that reach it.">
        {mine.length === 0 ? (
          <p className="px-5 py-4 text-muted">{tokens.length === 0 ? "None." : ""}</p>
        ) : (
          <TokenList tokens={mine} flows={names} now={now} />
        )}
        {tokens.length > mine.length && (
          <p className="border-line px-5 py-3 text-muted not-first:border-t">
            {mine.length === 0 ? "" : "And "}
            {tokens.length - mine.length === 1 ? "1 token" : `${tokens.length - mine.length} tokens`} of other people.
          </p>
        )}
      </Card>
      <Card
        title="People"
        description="Everybody in the workspace sees it and may check it. Owners, admins and editors change it. Nobody can read its secret here."
      />
      {credential.may.edit ? (
        <CaretakerForm
          id={id}
          caretaker={credential.caretaker?.id ?? ""}
          people={people.map(({ userId, name }) => ({ value: userId, label: name }))}
        />
      ) : (
        <Card title="Caretaker" description={credential.caretaker?.name ?? "Nobody."} />
      )}
    </div>
  );
}
