"use client";
import { useActionState } from "react";
import { emptyForm } from "@/app/form-state";
import { FormProblem } from "@/components/form-problem";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { SubmitButton } from "@/components/ui/submit-button";
import { putIntoServiceAction } from "./actions";

/** `restored` and `backedUp` are the two moments, written for people. */
export function CopyCard({ restored, backedUp }: { restored: string; backedUp: string }) {
  const [{ problem }, action] = useActionState(putIntoServiceAction, emptyForm);
  return (
    <form action={action} data-restored-copy="">
      <Card
        title="Restored copy"
        description={`Restored ${restored} from a backup made ${backedUp}. Nothing is refreshed, checked or sent.`}
        footer={<SubmitButton variant="primary">Put into service</SubmitButton>}
      >
        <div className="space-y-3">
          <FormProblem problem={problem} />
          <p className="text-muted">
            Two installations that refresh the same access take it from each other: many applications accept a refresh
            token only once.
          </p>
          <Checkbox name="gone" required label="The installation that this is a copy of is stopped for good" />
        </div>
      </Card>
    </form>
  );
}
