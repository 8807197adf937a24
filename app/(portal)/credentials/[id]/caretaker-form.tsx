"use client";
import { useActionState } from "react";
import { emptyForm } from "@/app/form-state";
import { FormProblem } from "@/components/form-problem";
import { Card } from "@/components/ui/card";
import { Field, wired } from "@/components/ui/field";
import { Select, type SelectOption } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { caretakerAction } from "./caretaker-actions";

type CaretakerFormProps = { id: string; caretaker: string; people: readonly SelectOption[] };

export function CaretakerForm({ id, caretaker, people }: CaretakerFormProps) {
  const [{ values, problem, done }, action] = useActionState(caretakerAction, emptyForm);
  const error = problem?.fields.caretaker;
  const around = { id: "caretaker", label: "Caretaker", ...(error ? { error } : {}) };
  return (
    <form action={action} noValidate>
      <input type="hidden" name="id" value={id} />
      <Card
        title="Caretaker"
        description="Whom others ask about it. It gives no right of its own."
        footer={
          <>
            <span role="status" className="me-auto">
              {done}
            </span>
            <SubmitButton variant="secondary">Save</SubmitButton>
          </>
        }
      >
        <div className="max-w-sm space-y-4">
          {!error && <FormProblem problem={problem} />}
          <Field {...around}>
            <Select
              {...wired(around)}
              key={`${caretaker} ${values.caretaker}`}
              name="caretaker"
              defaultValue={values.caretaker ?? caretaker}
              options={[{ value: "", label: "Nobody" }, ...people]}
            />
          </Field>
        </div>
      </Card>
    </form>
  );
}
