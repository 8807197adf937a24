"use client";
import { useActionState } from "react";
import { FormProblem } from "@/components/form-problem";
import { TextField } from "@/components/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm } from "../../form-state";
import { nameWorkspaceAction } from "../actions";

export function WorkspaceForm({ name }: { name: string }) {
  const [{ values, problem }, action] = useActionState(nameWorkspaceAction, emptyForm);
  return (
    <form action={action} noValidate className="space-y-4">
      <FormProblem problem={problem} />
      <TextField
        key={values.workspace}
        name="workspace"
        label="Name of the workspace"
        help="Your company or team. It stands at the top of every page and can be changed later."
        error={problem?.fields.workspace}
        defaultValue={values.workspace ?? name}
        autoComplete="organization"
        maxLength={100}
        autoFocus
      />
      <SubmitButton wide>Continue</SubmitButton>
    </form>
  );
}
