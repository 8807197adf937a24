import type { SchemeDescription } from "@/connectors/kit/description";
import type { Outcome } from "@/connectors/kit/outcome";
import { ConnectorFields } from "./connector-fields";
import { ConnectorScopes } from "./connector-scopes";
import { GuideBody } from "./guide-body";
import { StatusIcon } from "./status-icon";
import type { StatusName } from "./status-words";
import { Badge } from "./ui/badge";
import { Card } from "./ui/card";
import { MarkedText } from "./ui/marked-text";

export type ConnectorSchemeProps = {
  name: string;
  /** The page holds more than one: then each is a chapter with its title. */
  several: boolean;
  docs: {
    scheme: SchemeDescription;
    reaches: readonly string[];
    asks?: { method: string; url: string; reason?: string; signsIn?: string };
    troubles: readonly { when: string; outcome: Outcome["outcome"]; cause: string; next: string }[];
  };
};

/** One way in, as a chapter: how to get the values, what each is, what a check does, what can go wrong. */
export function ConnectorScheme({ docs, name, several }: ConnectorSchemeProps) {
  const { scheme, reaches, asks, troubles } = docs;
  const level = several ? 3 : 2;
  return (
    <section id={scheme.id} aria-label={scheme.title} className="scroll-mt-6">
      {several && (
        <header className="mb-4">
          <h2 className="flex flex-wrap items-center gap-2 font-semibold text-xl">
            {scheme.title}
            {scheme.recommended && <Badge tone="accent">Recommended</Badge>}
          </h2>
          {scheme.when && <p className="mt-0.5 text-muted">{scheme.when}</p>}
        </header>
      )}
      <div className="grid gap-5">
        <Card title="How to get the values" level={level}>
          <GuideBody guide={scheme.guide} labels={labelsOf(scheme)} />
        </Card>
        <Card title="Fields" level={level} flush>
          <ConnectorFields fields={scheme.fields} />
        </Card>
        {scheme.oauth && scheme.oauth.scopes.length > 0 && (
          <Card title="Scopes" level={level} flush>
            <ConnectorScopes scopes={scheme.oauth.scopes} />
          </Card>
        )}
        <Card title="What the check does" level={level}>
          <Check asks={asks} reaches={reaches} name={name} />
        </Card>
        {troubles.length > 0 && (
          <Card title="When it is not green" level={level} flush>
            <Troubles troubles={troubles} />
          </Card>
        )}
      </div>
    </section>
  );
}

function Check({ asks, reaches, name }: Pick<ConnectorSchemeProps["docs"], "asks" | "reaches"> & { name: string }) {
  return (
    <div className="space-y-3">
      {asks?.signsIn && (
        <p>
          It signs in at <Mono>{asks.signsIn}</Mono> and signs out again where {name} allows that.
        </p>
      )}
      {asks ? (
        <p>
          It asks <Mono>{`${asks.method} ${asks.url}`}</Mono> and changes nothing there. {asks.reason}
        </p>
      ) : (
        <p>It connects, signs in and asks who we are. It changes nothing there.</p>
      )}
      <div>
        <p>The values are sent there and nowhere else:</p>
        <ul className="mt-1.5 flex flex-wrap gap-1.5">
          {reaches.map((each) => (
            <li key={each}>
              <Mono>{each}</Mono>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Troubles({ troubles }: Pick<ConnectorSchemeProps["docs"], "troubles">) {
  return (
    <ul className="divide-y divide-line">
      {troubles.map((each) => (
        <li key={each.when + each.cause} className="flex items-start gap-3 px-5 py-3">
          <StatusIcon status={marks[each.outcome]} className="mt-0.5" />
          <div className="min-w-0">
            <p className="break-words">
              <span className="sr-only">{words[each.outcome]}: </span>
              <span className="font-medium">{each.cause}</span> <span className="text-muted">{each.next}</span>
            </p>
            <p className="mt-0.5 break-words text-faint text-sm">
              <MarkedText text={each.when} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Mono({ children }: { children: string }) {
  return <code className="wrap-anywhere rounded-mark bg-raised px-1.5 py-0.5 font-mono text-sm">{children}</code>;
}

function labelsOf({ fields }: SchemeDescription): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.label]));
}

const marks: Record<Outcome["outcome"], StatusName> = {
  verified: "valid",
  limited: "limited",
  rejected: "invalid",
  inconclusive: "unknown",
};
const words: Record<Outcome["outcome"], string> = {
  verified: "Green",
  limited: "Green with a mark",
  rejected: "Red",
  inconclusive: "Unknown",
};
