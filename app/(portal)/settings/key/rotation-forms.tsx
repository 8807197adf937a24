"use client";
import { type ReactNode, useActionState } from "react";
import { emptyForm } from "@/app/form-state";
import { FormProblem } from "@/components/form-problem";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { SubmitButton } from "@/components/ui/submit-button";
import { removeOldKeyAction, rotateAction } from "./actions";

export function RotateForm() {
  const [{ problem }, action] = useActionState(rotateAction, emptyForm);
  return (
    <form action={action}>
      <Card
        title="Change the master key"
        description="Makes a new master key and moves everything to it while Keyrack goes on working. Do it when somebody who had the key leaves, or once a year."
        footer={<SubmitButton variant="secondary">Change the key</SubmitButton>}
      >
        <div className="space-y-3">
          <FormProblem problem={problem} />
          <Checkbox
            name="reencrypt"
            label="Also encrypt every credential anew"
            help="When the old key may have been read together with the database. Takes longer."
          />
        </div>
      </Card>
    </form>
  );
}

type RemoveFormProps = { waits: "moving" | "damaged" | "settling" | undefined; children: ReactNode };

export function RemoveForm({ waits, children }: RemoveFormProps) {
  const [{ problem }, action] = useActionState(removeOldKeyAction, emptyForm);
  return (
    <form action={action}>
      <Card
        title={waits === "moving" ? "The master key is being changed" : "The master key was changed"}
        footer={
          <SubmitButton variant="danger" disabled={waits !== undefined}>
            Remove the old key
          </SubmitButton>
        }
      >
        <div className="space-y-4">
          <FormProblem problem={problem} />
          {children}
        </div>
      </Card>
    </form>
  );
}
