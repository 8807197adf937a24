"use client";
import { useActionState } from "react";
import { emptyForm } from "@/app/form-state";
import { Field, wired } from "@/components/ui/field";
import { Select, type SelectOption } from "@/components/ui/select";
import { CardForm } from "../../card-form";
import { caretakerAction } from "./caretaker-actions";

type CaretakerFormProps = { id: string; caretaker: string; people: readonly SelectOption[] };

export function CaretakerForm({ id, caretaker, people }: CaretakerFormProps) {
  const [state, action] = useActionState(caretakerAction, emptyForm);
  const { values, problem } = state;
  const error = problem?.fields.caretaker;
  const around = { id: "caretaker", label: "Caretaker", ...(error ? { error } : {}) };
  return (
    <CardForm
      title="Caretaker"
      description="Whom others ask about it. It gives no right of its own."
      hidden={{ id }}
      state={state}
      action={action}
      submit="Save"
      quiet
    >
      <div className="max-w-sm">
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
    </CardForm>
  );
}
