"use client";
import { useActionState } from "react";
import { emptyForm } from "@/app/form-state";
import { FormProblem } from "@/components/form-problem";
import { TextField } from "@/components/text-field";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { createWorkspaceAction } from "./actions";

export function CreateForm() {
  const [{ values, problem }, action] = useActionState(createWorkspaceAction, emptyForm);
  return (
    <form action={action} noValidate>
      <Card
        title="New workspace"
        description="For another team or customer. You become its owner, and nobody else can look inside."
        footer={<SubmitButton>Create and switch</SubmitButton>}
      >
        <div className="max-w-sm space-y-4">
          {!problem?.fields.name && <FormProblem problem={problem} />}
          <TextField
            key={values.name}
            name="name"
            label="Name"
            error={problem?.fields.name}
            defaultValue={values.name}
            autoComplete="off"
            maxLength={100}
          />
        </div>
      </Card>
    </form>
  );
}
