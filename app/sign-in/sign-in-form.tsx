"use client";
import { useActionState } from "react";
import { FormProblem } from "@/components/form-problem";
import { PasswordField } from "@/components/password-field";
import { TextField } from "@/components/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm } from "../form-state";
import { signInAction } from "./actions";

export function SignInForm({ next }: { next: string }) {
  const [state, action] = useActionState(signInAction, emptyForm);
  return (
    <form action={action} noValidate className="space-y-4">
      <FormProblem problem={state.problem} />
      <input type="hidden" name="next" value={next} />
      <TextField
        key={state.values.email}
        name="email"
        label="E-mail"
        type="email"
        autoComplete="username"
        autoFocus={!state.problem}
        defaultValue={state.values.email}
      />
      <PasswordField name="password" label="Password" autoComplete="current-password" />
      <SubmitButton wide>Sign in</SubmitButton>
    </form>
  );
}
