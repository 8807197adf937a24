"use client";
import { useActionState } from "react";
import { FormProblem } from "@/components/form-problem";
import { PasswordField } from "@/components/password-field";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm } from "../../../form-state";
import { changePasswordAction } from "./actions";

export function PasswordForm({ email }: { email: string }) {
  const [{ problem, done }, action] = useActionState(changePasswordAction, emptyForm);
  const errors = problem?.fields ?? {};
  return (
    <form action={action} noValidate>
      <Card
        title="Password"
        footer={
          <>
            <span role="status" className="me-auto">
              {done}
            </span>
            <SubmitButton>Change password</SubmitButton>
          </>
        }
      >
        <div className="max-w-sm space-y-4">
          <FormProblem problem={problem} />
          {/* Tells the password manager whose password it is. */}
          <input type="email" name="email" value={email} readOnly autoComplete="username" hidden />
          <PasswordField
            name="current"
            label="Current password"
            autoComplete="current-password"
            error={errors.current}
          />
          <PasswordField
            name="next"
            label="New password"
            autoComplete="new-password"
            help={errors.next ? undefined : "At least 12 characters; a few words are fine."}
            error={errors.next}
          />
        </div>
      </Card>
    </form>
  );
}
