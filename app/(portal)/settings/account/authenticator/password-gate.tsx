"use client";
import { useActionState } from "react";
import { emptyForm } from "@/app/form-state";
import { FormProblem } from "@/components/form-problem";
import { PasswordField } from "@/components/password-field";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { beginAuthenticatorAction, removeAuthenticatorAction } from "./actions";

/** Turning it on or off asks for the password: a browser that was left open is not enough. */
export function PasswordGate({ email, on }: { email: string; on: boolean }) {
  const [{ problem }, action] = useActionState(on ? removeAuthenticatorAction : beginAuthenticatorAction, emptyForm);
  return (
    <form action={action} noValidate>
      <Card
        title={on ? "Turn off the authenticator app" : "Add an authenticator app"}
        description={
          on
            ? "Signing in will ask for the password alone. The recovery codes stop to work."
            : "Signing in will ask for a code of the app after the password."
        }
        footer={<SubmitButton variant={on ? "danger" : "primary"}>{on ? "Turn off" : "Continue"}</SubmitButton>}
      >
        <div className="max-w-sm space-y-4">
          {!problem?.fields.password && <FormProblem problem={problem} />}
          <input type="email" name="email" value={email} readOnly autoComplete="username" hidden />
          <PasswordField
            name="password"
            label="Your password"
            autoComplete="current-password"
            error={problem?.fields.password}
          />
        </div>
      </Card>
    </form>
  );
}
