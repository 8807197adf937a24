"use client";
import { useActionState } from "react";
import type { Fields, Values } from "@/connectors/kit/field";
import type { Explanation, Outcome, Step } from "@/connectors/kit/outcome";
import { CheckSteps } from "./check-steps";
import { CustomConnectorExchange, type ExchangeView } from "./custom-connector-exchange";
import type { FormStateView } from "./custom-connector-words";
import { FailurePanel } from "./failure-panel";
import { FieldInput } from "./field-input";
import { FormProblem } from "./form-problem";
import { Banner } from "./ui/banner";
import { SubmitButton } from "./ui/submit-button";

export type DryRunView = {
  outcome: Outcome["outcome"];
  label?: string;
  explanation?: Explanation;
  steps: readonly Step[];
  exchanges: readonly ExchangeView[];
  works: boolean;
};
export type DryRunState = FormStateView & { run?: DryRunView };

type Props = {
  id: string;
  scheme: string;
  fields: Fields;
  action: (state: DryRunState, form: FormData) => Promise<DryRunState>;
};

/** Values to try it with, and what came of it. Secrets have to be typed again for another try: none is sent back. */
export function CustomConnectorTry({ id, scheme, fields, action }: Props) {
  const [{ values, problem, run }, submit] = useActionState(action, { values: {} as Values });
  const entries = Object.entries(fields);
  const readable = entries.filter(([, field]) => !field.secret).map(([key]) => key);
  return (
    <div className="space-y-5">
      <form action={submit} noValidate className="space-y-5">
        <FormProblem problem={problem} />
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="scheme" value={scheme} />
        <input type="hidden" name="readable" value={readable.join(" ")} />
        {entries
          .filter(([, field]) => !field.advanced)
          .map(([key, field]) => (
            <FieldInput
              key={`${key} ${values[key]}`}
              name={`v.${key}`}
              field={field}
              defaultValue={values[key]}
              error={problem?.fields[key]}
            />
          ))}
        <SubmitButton variant="secondary">Try it</SubmitButton>
      </form>
      {run && <Result run={run} />}
    </div>
  );
}

function Result({ run }: { run: DryRunView }) {
  return (
    <section aria-label="Result of the dry run" className="space-y-4 border-line border-t pt-5">
      {run.works ? (
        <Banner tone="info" title={run.label ? `Let in as ${run.label}` : "Let in"}>
          This is what a green tick will mean.
        </Banner>
      ) : (
        run.explanation && (
          <FailurePanel explanation={run.explanation} tone={run.outcome === "rejected" ? "bad" : "warn"} />
        )
      )}
      <CheckSteps steps={run.steps} title="Steps of the dry run" quiet />
      {run.exchanges.map((exchange) => (
        <CustomConnectorExchange key={`${exchange.method} ${exchange.url} ${exchange.status}`} exchange={exchange} />
      ))}
    </section>
  );
}
