"use client";
import { useActionState } from "react";
import { emptyForm } from "@/app/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { chooseStepAction } from "./actions";

type Choice = { fact: string; title: string; options: readonly { value: string; label: string }[] };
type ChooseFormProps = { token: string; step: string; choices: readonly Choice[] };

/** What the application has several of, such as organisations: one list for each. */
export function ChooseForm({ token, step, choices }: ChooseFormProps) {
  const [{ values, problem }, send] = useActionState(chooseStepAction, emptyForm);
  return (
    <form action={send} className="space-y-5">
      {problem && (
        <p role="alert" className="rounded-control border border-bad/25 bg-bad-soft px-4 py-3">
          {problem.detail}
        </p>
      )}
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="step" value={step} />
      {choices.map(({ fact, title, options }) => (
        <label key={fact} className="block">
          <span className="mb-1.5 block font-medium first-letter:uppercase">{title}</span>
          <select name={`f.${fact}`} defaultValue={values[fact] ?? options[0]?.value} className="control">
            {options.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      ))}
      <SubmitButton wide size="lg">
        Check and save
      </SubmitButton>
    </form>
  );
}
