"use client";
import { useActionState } from "react";
import { FormProblem } from "@/components/form-problem";
import { PasswordField } from "@/components/password-field";
import { TextField } from "@/components/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm } from "../form-state";
import { claimAction } from "./actions";

export function OwnerForm({ code }: { code: string }) {
  const [{ values, problem }, action] = useActionState(claimAction, emptyForm);
  const errors = problem?.fields ?? {};
  return (
    <form action={action} noValidate className="space-y-4">
      <FormProblem problem={problem} />
      <TextField
        key={`code ${values.code}`}
        name="code"
        label="Set-up code"
        help={
          errors.code ? undefined : "It stands at the end of Keyrack's log, and proves that this installation is yours."
        }
        error={errors.code}
        defaultValue={values.code ?? code}
        mono
        placeholder="XXXX-XXXX-XXXX"
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        maxLength={40}
        autoFocus={!problem && code === ""}
      />
      <TextField
        key={`name ${values.name}`}
        name="name"
        label="Your name"
        error={errors.name}
        defaultValue={values.name}
        autoComplete="name"
        maxLength={100}
        autoFocus={!problem && code !== ""}
      />
      <TextField
        key={`email ${values.email}`}
        name="email"
        label="E-mail"
        help="For signing in. Keyrack sends nothing to it."
        error={errors.email}
        defaultValue={values.email}
        type="email"
        autoComplete="username"
        maxLength={320}
      />
      <PasswordField
        name="password"
        label="Password"
        autoComplete="new-password"
        help={errors.password ? undefined : "At least 12 characters; a few words are fine."}
        error={errors.password}
      />
      <SubmitButton wide>Create the owner</SubmitButton>
    </form>
  );
}
