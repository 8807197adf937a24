"use client";
import { useActionState } from "react";
import { emptyForm } from "@/app/form-state";
import { FormProblem } from "@/components/form-problem";
import { Card } from "@/components/ui/card";
import type { SelectOption } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { handOverAction } from "../actions";
import { HeirField } from "./heir-field";

export function HandOverForm({ from, heirs }: { from: string; heirs: readonly SelectOption[] }) {
  const [{ values, problem, done }, action] = useActionState(handOverAction, emptyForm);
  return (
    <form action={action} noValidate>
      <input type="hidden" name="from" value={from} />
      <Card
        title="Hand over"
        description="All credentials that they look after get another caretaker. Nothing else changes."
        footer={
          <>
            <span role="status" className="me-auto">
              {done}
            </span>
            <SubmitButton variant="secondary">Hand over</SubmitButton>
          </>
        }
      >
        <div className="space-y-4">
          {!problem?.fields.caretaker && <FormProblem problem={problem} />}
          <HeirField id="heir" label="To" heirs={heirs} value={values.caretaker} error={problem?.fields.caretaker} />
        </div>
      </Card>
    </form>
  );
}
