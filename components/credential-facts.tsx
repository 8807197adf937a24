import type { ReactNode } from "react";
import type { Field, Fields } from "@/connectors/kit/field";
import type { CredentialSummary } from "@/connectors/kit/summary";
import { CopyButton } from "./ui/copy-button";
import { type Definition, DefinitionList } from "./ui/definition-list";
import { Link } from "./ui/link";
import { day } from "./ui/moment";
import { RelativeTime } from "./ui/relative-time";

export type CredentialFactsProps = {
  credential: CredentialSummary & {
    values: Readonly<Record<string, string>>;
    kept: Readonly<Record<string, { at: number; by: string }>>;
    facts: Readonly<Record<string, string>>;
  };
  /** Of its authentication type. */
  fields: Fields;
  now: number;
};

/** What may be read of a credential. Of a secret only that it is set, since when and by whom. */
export function CredentialFacts({ credential, fields, now }: CredentialFactsProps) {
  return (
    <div className="divide-y divide-line *:py-4 *:first:pt-0 *:last:pb-0">
      <DefinitionList tight items={identityOf(credential, now)} />
      <DefinitionList tight items={[...valuesOf(credential, fields), ...secretsOf(credential, fields)]} />
      <DefinitionList tight items={sortedBy(credential)} />
      <DefinitionList tight items={recordOf(credential)} />
    </div>
  );
}

function identityOf(credential: CredentialFactsProps["credential"], now: number): Definition[] {
  const { label, identity, connectorName, schemeTitle, expiresAt } = credential;
  return [
    ...(label ? [{ term: "Connected as", value: label }] : []),
    ...(identity && identity !== label ? [{ term: "Identity", value: <Mono>{identity}</Mono> }] : []),
    { term: "Application", value: connectorName },
    { term: "Authentication type", value: schemeTitle },
    ...(expiresAt === undefined
      ? []
      : [
          {
            term: "Expires",
            value: (
              <>
                {day(expiresAt)} (<RelativeTime at={expiresAt} now={now} />)
              </>
            ),
          },
        ]),
  ];
}

function valuesOf({ values, facts }: CredentialFactsProps["credential"], fields: Fields): Definition[] {
  const order = Object.keys(fields);
  const keys = Object.keys(values).sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return [
    ...keys.map((key) => ({ term: fields[key]?.label ?? key, value: written(fields[key], values[key] ?? "") })),
    ...Object.entries(facts).map(([key, value]) => ({
      term: factLabels[key] ?? key,
      value: <Mono>{value}</Mono>,
    })),
  ];
}

function secretsOf({ kept }: CredentialFactsProps["credential"], fields: Fields): Definition[] {
  return Object.entries(kept).map(([key, { at, by }]) => ({
    term: fields[key]?.label ?? key,
    value: (
      <>
        Sealed{" "}
        <span className="text-muted">
          since {day(at)} by {by}
        </span>
      </>
    ),
  }));
}

/** Each leads to the others like it. */
function sortedBy({ environment, tags, caretaker }: CredentialFactsProps["credential"]): Definition[] {
  const like = (name: string, value: string, text = value) => (
    <Link
      key={value}
      href={`/credentials?${new URLSearchParams([[name, value]])}`}
      className="rounded-mark underline decoration-line underline-offset-3 hover:decoration-control"
    >
      {text}
    </Link>
  );
  return [
    { term: "Environment", value: environment ? like("environment", environment) : <None /> },
    {
      term: "Tags",
      value:
        tags.length === 0 ? (
          <None />
        ) : (
          <span className="flex flex-wrap gap-x-3 gap-y-1">{tags.map((tag) => like("tag", tag))}</span>
        ),
    },
    { term: "Caretaker", value: caretaker ? like("caretaker", caretaker.id, caretaker.name) : <None /> },
  ];
}

function None() {
  return <span className="text-muted">None</span>;
}

function recordOf(credential: CredentialFactsProps["credential"]): Definition[] {
  const { id, createdAt, createdBy, updatedAt, updatedBy } = credential;
  return [
    { term: "Added", value: `${day(createdAt)} by ${createdBy}` },
    ...(updatedAt === createdAt ? [] : [{ term: "Changed", value: `${day(updatedAt)} by ${updatedBy}` }]),
    {
      term: "ID",
      value: (
        <span className="-my-1.5 flex items-center gap-1">
          <Mono>{id}</Mono>
          <CopyButton text={id} label="Copy the ID" />
        </span>
      ),
    },
  ];
}

/** As people know it: the words of a choice, the fixed parts around a value, of a long text only its size. */
function written(field: Field | undefined, value: string): ReactNode {
  const choice = field?.choices?.find((each) => each.value === value);
  if (choice) return choice.label;
  if (field?.kind === "flag") return value === "true" ? "Yes" : "No";
  if (value.length > 300 || value.includes("\n")) return `${value.length.toLocaleString("en")} characters`;
  return <Mono>{`${field?.prefix ?? ""}${value}${field?.suffix ?? ""}`}</Mono>;
}

function Mono({ children }: { children: string }) {
  return <span className="break-all font-mono text-sm">{children}</span>;
}

const factLabels: Readonly<Record<string, string>> = { hostKey: "Host key", server: "Server", version: "Version" };
