"use client";
import { ExternalLink } from "lucide-react";
import { useActionState, useId, useState } from "react";
import type { SchemeDescription } from "@/connectors/kit/description";
import { type Field, isShown, type Values } from "@/connectors/kit/field";
import { ConnectorTried, type TriedView } from "./connector-tried";
import { FieldInput } from "./field-input";
import { Banner } from "./ui/banner";
import { Card } from "./ui/card";
import { Link } from "./ui/link";
import { Select } from "./ui/select";
import { SubmitButton } from "./ui/submit-button";

export type TryState = {
  values: Values;
  answer: string;
  tried?: TriedView;
  problem?: string;
  errors?: Readonly<Record<string, string>>;
};
export type ConnectorTryProps = {
  connector: string;
  scheme: SchemeDescription;
  answers: readonly { key: string; title: string; group: string; source?: string }[];
  values: Values;
  action: (before: TryState, form: FormData) => Promise<TryState>;
};

/** The form of a way in, an answer to choose, and the real panel with what comes of it. */
export function ConnectorTry({ connector, scheme, answers, values, action }: ConnectorTryProps) {
  const [state, send] = useActionState(action, { values, answer: answers[0]?.key ?? "" });
  const [answer, setAnswer] = useState(state.answer);
  const id = useId();
  const source = answers.find(({ key }) => key === answer)?.source;
  const shown = Object.entries(scheme.fields).filter(([key]) => isShown(scheme.fields, key, state.values));
  return (
    <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
      <form action={send} className="grid grid-cols-1 gap-5">
        <input type="hidden" name="connector" value={connector} />
        <input type="hidden" name="scheme" value={scheme.id} />
        <Card title="The application answers">
          <label htmlFor={id} className="sr-only">
            Answer
          </label>
          <Select
            id={id}
            name="answer"
            defaultValue={state.answer}
            key={state.answer}
            onChange={(event) => setAnswer(event.target.value)}
            options={answers.map(({ key, title }) => ({ value: key, label: title }))}
          />
          {source && (
            <p className="mt-2 text-sm">
              <Link href={source} className="inline-flex items-center gap-1 text-accent underline underline-offset-4">
                Where this is documented
                <ExternalLink className="size-3.5" />
                <span className="sr-only">(opens in a new tab)</span>
              </Link>
            </p>
          )}
        </Card>
        <Card title="With these values" description="Invented ones will do. An empty secret is invented for you.">
          <div className="grid grid-cols-1 gap-4">
            {shown.map(([key, field]) => (
              <FieldInput
                key={key}
                name={`v.${key}`}
                field={tried(field)}
                defaultValue={state.values[key] ?? ""}
                error={state.errors?.[key]}
              />
            ))}
          </div>
        </Card>
        <div>
          <SubmitButton>Check</SubmitButton>
        </div>
      </form>
      <div className="lg:sticky lg:top-6">
        {state.problem && <Banner tone="bad">{state.problem}</Banner>}
        {state.tried ? (
          <ConnectorTried tried={state.tried} labels={scheme.fields} />
        ) : (
          !state.problem && (
            <p className="rounded-panel border border-line border-dashed px-5 py-10 text-center text-muted">
              What a check shows appears here.
            </p>
          )
        )}
      </div>
    </div>
  );
}

/** Nobody has to invent a secret, and a file is pasted as text. */
function tried(field: Field): Field {
  return field.secret ? { ...field, optional: true } : field;
}
