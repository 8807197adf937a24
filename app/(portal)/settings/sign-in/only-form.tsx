"use client";
import { useActionState } from "react";
import { emptyForm } from "@/app/form-state";
import { FormProblem } from "@/components/form-problem";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { ssoOnlyAction } from "./actions";

type OnlyFormProps = {
  on: boolean;
  /** Who keeps a password for the day the provider is down. */
  keeper: string | undefined;
  /** Whether the provider is known to work for whoever looks at this. */
  ready: boolean;
};

export function OnlyForm({ on, keeper, ready }: OnlyFormProps) {
  const [{ problem, done }, action] = useActionState(ssoOnlyAction, emptyForm);
  return (
    <form action={action}>
      <input type="hidden" name="only" value={on ? "off" : "on"} />
      <Card
        title="Only single sign-on"
        description={
          on
            ? `Passwords and passkeys are switched off for everybody but ${keeper}, who can get in when the provider is down.`
            : "Switches passwords and passkeys off for everybody but you, in all workspaces. You can get in when the provider is down."
        }
        footer={
          <>
            <span role="status" className="me-auto">
              {done}
            </span>
            <SubmitButton variant="secondary" disabled={!on && !ready}>
              {on ? "Allow passwords again" : "Switch passwords off"}
            </SubmitButton>
          </>
        }
      >
        <div className="space-y-3">
          <FormProblem problem={problem} />
          {!on && !ready && (
            <p className="text-muted">Sign in by the provider once yourself, so that it is known to work.</p>
          )}
        </div>
      </Card>
    </form>
  );
}
