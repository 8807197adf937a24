"use client";
import { useActionState } from "react";
import { emptyForm } from "@/app/form-state";
import { FormProblem } from "@/components/form-problem";
import { PasswordField } from "@/components/password-field";
import { TextField } from "@/components/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { joinAction } from "./actions";

type JoinFormProps = { token: string; email: string; known: boolean; signedInAs: string | undefined };

export function JoinForm({ token, email, known, signedInAs }: JoinFormProps) {
  const [{ values, problem }, action] = useActionState(joinAction, emptyForm);
  const errors = problem?.fields ?? {};
  const here = signedInAs === email;
  return (
    <form action={action} noValidate className="space-y-4">
      <FormProblem problem={problem} />
      <input type="hidden" name="token" value={token} />
      <div>
        <p className="mb-1.5 font-medium">E-mail</p>
        <p className="break-all">{email}</p>
        <input type="email" name="email" value={email} readOnly autoComplete="username" hidden />
      </div>
      {!known && (
        <TextField
          key={`name ${values.name}`}
          name="name"
          label="Your name"
          error={errors.name}
          defaultValue={values.name}
          autoComplete="name"
          maxLength={100}
        />
      )}
      {!here && (
        <PasswordField
          name="password"
          label="Password"
          autoComplete={known ? "current-password" : "new-password"}
          help={
            errors.password
              ? undefined
              : known
                ? "You have an account here already: its password."
                : "At least 12 characters; a few words are fine."
          }
          error={errors.password}
        />
      )}
      <SubmitButton wide>{known ? "Join" : "Create your account and join"}</SubmitButton>
    </form>
  );
}
