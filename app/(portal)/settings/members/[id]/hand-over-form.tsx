"use client";
import { useActionState } from "react";
import { emptyForm } from "@/app/form-state";
import type { SelectOption } from "@/components/ui/select";
import { CardForm } from "../../../card-form";
import { handOverAction } from "../actions";
import { HeirField } from "./heir-field";

export function HandOverForm({ from, heirs }: { from: string; heirs: readonly SelectOption[] }) {
  const [state, action] = useActionState(handOverAction, emptyForm);
  const { values, problem } = state;
  return (
    <CardForm
      title="Hand over"
      description="All credentials that they look after get another caretaker. Nothing else changes."
      hidden={{ from }}
      state={state}
      action={action}
      submit="Hand over"
      quiet
    >
      <HeirField id="heir" label="To" heirs={heirs} value={values.caretaker} error={problem?.fields.caretaker} />
    </CardForm>
  );
}
