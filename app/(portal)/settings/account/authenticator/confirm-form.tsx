"use client";
import { type ReactNode, useActionState } from "react";
import { emptyForm } from "@/app/form-state";
import { FormProblem } from "@/components/form-problem";
import { TextField } from "@/components/text-field";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyBox } from "@/components/ui/copy-box";
import { SubmitButton } from "@/components/ui/submit-button";
import { type CodesState, confirmAuthenticatorAction } from "./actions";

type ConfirmFormProps = {
  pending: { secret: string; qr: ReactNode } | undefined;
  /** What stands here when nothing waits for a code. */
  children: ReactNode;
};

/**
 * Scan, enter the code, keep the recovery codes: which are the answer and are not shown again. It stays where it is in
 * the page whatever the state, so that the answer finds it also without scripts.
 */
export function ConfirmForm({ pending, children }: ConfirmFormProps) {
  const [{ problem, codes }, action] = useActionState<CodesState, FormData>(confirmAuthenticatorAction, emptyForm);
  if (codes) return <RecoveryCodes codes={codes} />;
  if (!pending) return children;
  return (
    <form action={action} noValidate>
      <Card
        title="Set up your authenticator app"
        description="Scan the code with the app, then enter the six digits that it shows."
        footer={<SubmitButton>Turn on</SubmitButton>}
      >
        <div className="flex flex-wrap gap-6">
          {pending.qr}
          <div className="min-w-0 flex-1 basis-60 space-y-4">
            {!problem?.fields.code && <FormProblem problem={problem} />}
            <div>
              <p className="mb-1.5 font-medium">Or type this key</p>
              <CopyBox text={pending.secret} label="the key" />
            </div>
            <TextField
              name="code"
              label="Code"
              mono
              autoComplete="one-time-code"
              inputMode="numeric"
              maxLength={10}
              error={problem?.fields.code}
            />
          </div>
        </div>
      </Card>
    </form>
  );
}

function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <Card
      title="Keep these recovery codes"
      description="Each lets you in once, should your phone be gone. They are shown only now."
      footer={
        <Button variant="primary" href="/settings/account">
          I have kept them
        </Button>
      }
    >
      <CopyBox block text={codes.join("\n")} label="the recovery codes" />
    </Card>
  );
}
