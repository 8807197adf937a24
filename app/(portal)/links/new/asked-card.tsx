"use client";
import { ChevronRight } from "lucide-react";

import { AppTile } from "@/components/app-tile";
import { FieldInput } from "@/components/field-input";
import { TextField } from "@/components/text-field";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, wired } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { FormApplication } from "./chosen";

export type AskedCardProps = {
  at: number;
  application: FormApplication;
  /** The only one cannot be optional, or taken away. */
  only: boolean;
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
};

/** One application of a link: what is filled in for them, what they cannot change, and which scopes are asked for. */
export function AskedCard({ at, application, only, values, errors }: AskedCardProps) {
  const { connector, name, tile, scheme, way, fields, clients, without } = application;
  const of = (key: string) => `a${at}.${key}`;
  const wrong = Object.entries(errors).filter(
    ([key]) => key === `applications.${at}` || key.startsWith(`applications.${at}.`),
  );
  const fillable = Object.entries(fields);
  return (
    <section className="rounded-panel border border-line bg-panel" aria-label={name}>
      <input type="hidden" name={of("connector")} value={connector} />
      <input type="hidden" name={of("scheme")} value={scheme} />
      <header className="flex flex-wrap items-center gap-x-3.5 gap-y-2 px-5 py-4">
        <AppTile tile={tile} size={40} />
        <div className="min-w-0 flex-1">
          <h2 className="font-semibold text-lg">{name}</h2>
          <p className="text-muted">{way}</p>
        </div>
        {!only && (
          <Button size="sm" variant="ghost" href={`/links/new?${without}`}>
            Take away<span className="sr-only"> {name}</span>
          </Button>
        )}
      </header>
      <div className="space-y-4 border-line border-t px-5 py-4 empty:hidden">
        {wrong.length > 0 && (
          <p role="alert" className="rounded-control border border-bad/25 bg-bad-soft px-3 py-2">
            {wrong.map(([, message]) => message).join(" ")}
          </p>
        )}
        {clients.length > 0 && (
          <Field id={of("client")} label="OAuth client">
            <Select
              {...wired({ id: of("client") })}
              name={of("client")}
              defaultValue={values[of("client")] ?? clients[0]?.id ?? ""}
              options={[
                ...clients.map(({ id, name: label }) => ({ value: id, label })),
                { value: "", label: "They enter their own" },
              ]}
            />
          </Field>
        )}
        <Scopes at={at} application={application} values={values} />
        {fillable.length > 0 && (
          <details className="group" open={fillable.some(([key]) => values[of(`v.${key}`)])}>
            <summary className="inline-flex min-h-9 items-center gap-1.5 font-medium text-muted hover:text-ink touch:min-h-11">
              <ChevronRight className="size-4 transition-[rotate] group-open:rotate-90" />
              Fill in for them ({fillable.length})
            </summary>
            <div className="mt-3 space-y-5">
              {fillable.map(([key, field]) => (
                <div key={key}>
                  <FieldInput
                    name={of(`v.${key}`)}
                    field={{ ...field, default: undefined }}
                    defaultValue={values[of(`v.${key}`)] ?? ""}
                  />
                  <Checkbox
                    name={of("lock")}
                    value={key}
                    defaultChecked={(values[of("lock")] ?? "").split(" ").includes(key)}
                    label={<span className="text-muted">They cannot change it</span>}
                    className="mt-1"
                  />
                </div>
              ))}
            </div>
          </details>
        )}
        {!only && (
          <Checkbox
            name={of("optional")}
            value="1"
            defaultChecked={values[of("optional")] === "1"}
            label="Optional: they may leave it out"
          />
        )}
        <TextField
          name={of("name")}
          label="Name of the credential"
          optional
          help="The application and who it is for, unless you say otherwise."
          defaultValue={values[of("name")]}
          maxLength={120}
          autoComplete="off"
        />
      </div>
    </section>
  );
}

/** In words, as they will read them. What is chosen here is all that is asked for. */
function Scopes({ at, application, values }: Pick<AskedCardProps, "at" | "application" | "values">) {
  const { scopes, wanted, typesScopes } = application;
  if (!typesScopes) return null;
  const sent = values[`a${at}.scope`];
  const ticked = sent === undefined ? wanted : sent.split(" ");
  const known = new Set(scopes.map(({ scope }) => scope));
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">What they are asked to allow</legend>
      {scopes.length > 0 && (
        <ul className="max-h-64 divide-y divide-line overflow-y-auto rounded-control border border-control">
          {scopes.map(({ scope, words }) => (
            <li key={scope}>
              <Checkbox
                name={`a${at}.scope`}
                value={scope}
                defaultChecked={ticked.includes(scope)}
                label={words}
                help={<code className="break-all font-mono text-xs">{scope}</code>}
                className="px-3 py-2"
              />
            </li>
          ))}
        </ul>
      )}
      <label className="mt-3 block text-sm">
        <span className="mb-1.5 block">
          {scopes.length > 0 ? "Others, by their own names" : "Scopes, by their names"}
        </span>
        <input
          name={`a${at}.scopes`}
          defaultValue={values[`a${at}.scopes`] ?? wanted.filter((scope) => !known.has(scope)).join(" ")}
          className="control font-mono"
          autoComplete="off"
          spellCheck={false}
        />
      </label>
    </fieldset>
  );
}
