"use client";
import { useActionState } from "react";
import { FormProblem } from "@/components/form-problem";
import { Field, wired } from "@/components/ui/field";
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
      {choices.map(({ fact, title, options }) => (
        <Field key={fact} id={`fact-${fact}`} label={title}>
          <Select
            {...wired({ id: `fact-${fact}` })}
            name={`f.${fact}`}
            options={options}
            defaultValue={values[fact] ?? options[0]?.value ?? ""}
          />
        </Field>
      ))}
      <SubmitButton>Check and save</SubmitButton>
    </form>
  );
}
