"use client";
import { useActionState } from "react";
import { FormProblem } from "@/components/form-problem";
import { Field, wired } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm } from "../../../../form-state";
import { chooseAction } from "./actions";

type Choice = { fact: string; title: string; options: readonly { value: string; label: string }[] };

/** One list for each thing to choose, as the application names them. */
export function ChooseForm({ id, choices }: { id: string; choices: readonly Choice[] }) {
  const [{ values, problem }, send] = useActionState(chooseAction, emptyForm);
  return (
    <form action={send} className="max-w-130 space-y-5">
      <FormProblem problem={problem} />
      <input type="hidden" name="id" value={id} />
      {choices.map(({ fact, title, options }) =>
        options.length <= few ? (
          <RadioCards
            key={fact}
            legend={capital(title)}
            name={`f.${fact}`}
            options={options.map(({ value, label }) => ({ value, label, ...(label === value ? {} : { help: value }) }))}
            defaultValue={values[fact] ?? options[0]?.value ?? ""}
          />
        ) : (
          <Field key={fact} id={`fact-${fact}`} label={capital(title)}>
            <Select
              {...wired({ id: `fact-${fact}` })}
              name={`f.${fact}`}
              options={options}
              defaultValue={values[fact] ?? options[0]?.value ?? ""}
            />
          </Field>
        ),
      )}
      <SubmitButton>Check and save</SubmitButton>
    </form>
  );
}

/** More is quicker found in a list that can be typed into. */
const few = 6;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
