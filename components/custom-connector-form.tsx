"use client";
import { useActionState } from "react";
import type { Fields, Values } from "@/connectors/kit/field";
import { CustomConnectorGuess } from "./custom-connector-guess";
import { CustomConnectorWay } from "./custom-connector-way";
import type { FormStateView, GuessView } from "./custom-connector-words";
import { FieldInput } from "./field-input";
import { FormProblem } from "./form-problem";
import { Button } from "./ui/button";
import { Card } from "./ui/card";
import { SubmitButton } from "./ui/submit-button";

export type CustomConnectorFormProps = {
  id: string;
  about: Values;
  ways: readonly Values[];
  guesses: readonly GuessView[];
  /** Paths of the document that could be checked. */
  candidates: readonly string[];
  aboutFields: Fields;
  wayFields: Fields;
  /** Changes whenever the server holds something else: the inputs then begin anew. */
  stamp: number;
  action: (state: FormStateView, form: FormData) => Promise<FormStateView>;
};

const what = ["name", "category", "docs"];
const where = ["baseUrl", "variables"];
const check = ["path", "expect", "identity", "label", "rejects"];

/** One form for the whole description; every button keeps it first, so nothing is lost without scripts either. */
export function CustomConnectorForm(props: CustomConnectorFormProps) {
  const { id, about, ways, guesses, aboutFields, wayFields, stamp } = props;
  const [{ problem }, submit] = useActionState(props.action, { values: {} });
  const errors = problem?.fields ?? {};
  const field = (key: string) => {
    const definition = aboutFields[key];
    const at = `about.${key}`;
    if (!definition) return null;
    return (
      <div key={key}>
        <FieldInput name={at} field={definition} defaultValue={about[key]} error={errors[at]} />
        {key === "path" && <Candidates paths={props.candidates} />}
        <CustomConnectorGuess guess={guesses.find((guess) => guess.at === at)} label={definition.label} />
      </div>
    );
  };
  return (
    <form action={submit} noValidate className="space-y-6">
      <FormProblem problem={problem} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="ways" value={ways.length} />
      {/* What Enter in a field presses. */}
      <button type="submit" name="intent" value="next" tabIndex={-1} aria-hidden className="sr-only" />
      <div key={stamp} className="space-y-6">
        <Card title="The application">
          <div className="space-y-5">{what.map(field)}</div>
        </Card>
        <Card title="Where it is" description="Secrets are sent there and nowhere else.">
          <div className="space-y-5">{where.map(field)}</div>
        </Card>
        {ways.map((way, index) => (
          <CustomConnectorWay
            // biome-ignore lint/suspicious/noArrayIndexKey: a way in has no other name before it is saved
            key={index}
            index={index}
            only={ways.length === 1}
            values={way}
            fields={wayFields}
            guesses={guesses}
            errors={errors}
          />
        ))}
        <div className="flex justify-start">
          <Button type="submit" name="intent" value="addWay">
            Add another way in
          </Button>
        </div>
        <Card
          title="How a credential is checked"
          description="One small request that only a caller with a key can make."
        >
          <div className="space-y-5">{check.map(field)}</div>
        </Card>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <SubmitButton name="intent" value="next">
          Continue to the dry run
        </SubmitButton>
        <Button type="submit" name="intent" value="keep">
          Keep as draft
        </Button>
        <Button type="submit" variant="ghost" name="intent" value="discard">
          Discard
        </Button>
      </div>
    </form>
  );
}

function Candidates({ paths }: { paths: readonly string[] }) {
  if (paths.length < 2) return null;
  return (
    <p className="wrap-anywhere mt-1.5 text-muted text-sm">
      Others of the document:{" "}
      {paths.slice(1, 6).map((path, index) => (
        <span key={path}>
          {index > 0 && ", "}
          <code className="font-mono">{path}</code>
        </span>
      ))}
    </p>
  );
}
