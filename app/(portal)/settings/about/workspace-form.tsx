"use client";
import { useActionState } from "react";
import { FormProblem } from "@/components/form-problem";
import { TextField } from "@/components/text-field";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm } from "../../../form-state";
import { renameWorkspaceAction } from "./actions";

export function WorkspaceForm({ name }: { name: string }) {
  const [{ values, problem, done }, action] = useActionState(renameWorkspaceAction, emptyForm);
  return (
    <form action={action} noValidate>
      <Card
        title="Workspace"
        footer={
          <>
            <span role="status" className="me-auto">
              {done}
            </span>
            <SubmitButton>Rename</SubmitButton>
          </>
        }
      >
        <div className="max-w-sm space-y-4">
          {!problem?.fields.workspace && <FormProblem problem={problem} />}
          <TextField
            key={`${values.workspace} ${name}`}
            name="workspace"
            label="Name"
            error={problem?.fields.workspace}
            defaultValue={values.workspace ?? name}
            autoComplete="off"
            maxLength={100}
          />
        </div>
      </Card>
    </form>
  );
}
