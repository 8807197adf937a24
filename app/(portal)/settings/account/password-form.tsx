"use client";
import { useActionState } from "react";
import { PasswordField } from "@/components/password-field";
import { emptyForm } from "../../../form-state";
import { CardForm } from "../../card-form";
import { changePasswordAction } from "./actions";

export function PasswordForm({ email }: { email: string }) {
  const [state, action] = useActionState(changePasswordAction, emptyForm);
  const errors = state.problem?.fields ?? {};
  return (
    <CardForm title="Password" state={state} action={action} submit="Change password">
      <div className="max-w-sm space-y-4">
        {/* Tells the password manager whose password it is. */}
        <input type="email" name="email" value={email} readOnly autoComplete="username" hidden />
        <PasswordField name="current" label="Current password" autoComplete="current-password" error={errors.current} />
        <PasswordField
          name="next"
          label="New password"
          autoComplete="new-password"
          help={errors.next ? undefined : "At least 12 characters; a few words are fine."}
          error={errors.next}
        />
      </div>
    </CardForm>
  );
}
