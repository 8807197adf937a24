"use client";
import { useActionState } from "react";
import { emptyForm } from "@/app/form-state";
import { FormProblem } from "@/components/form-problem";
import { TextField } from "@/components/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { codeAction } from "./actions";

export function CodeForm({ next }: { next: string }) {
  const [{ problem }, action] = useActionState(codeAction, emptyForm);
  return (
    <form action={action} noValidate className="space-y-4">
      {!problem?.fields.code && <FormProblem problem={problem} />}
      <input type="hidden" name="next" value={next} />
      <TextField
        name="code"
        label="Code"
        mono
        autoFocus
        autoComplete="one-time-code"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        maxLength={20}
        help="Six digits, or one of your recovery codes."
        error={problem?.fields.code}
      />
      <SubmitButton wide>Sign in</SubmitButton>
    </form>
  );
}
