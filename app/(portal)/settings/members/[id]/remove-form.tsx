"use client";
import { useActionState } from "react";
import { emptyForm } from "@/app/form-state";
import { FormProblem } from "@/components/form-problem";
import { Card } from "@/components/ui/card";
import type { SelectOption } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { removeMemberAction } from "../actions";
import { HeirField } from "./heir-field";

type RemoveFormProps = {
  id: string;
  name: string;
  workspace: string;
  self: boolean;
  caretakes: number;
  heirs: readonly SelectOption[];
};

/** Folded, so that it takes two acts. */
export function RemoveForm({ id, name, workspace, self, caretakes, heirs }: RemoveFormProps) {
  const [{ values, problem }, action] = useActionState(removeMemberAction, emptyForm);
  return (
    <form action={action} noValidate>
      <input type="hidden" name="id" value={id} />
      <Card
        title={self ? `Leave ${workspace}` : `Remove ${name}`}
        description={
          self
            ? "Your sessions and API tokens here end at once. What you added stays."
            : "Their sessions and API tokens here end at once. What they added stays."
        }
      >
        <details open={problem !== undefined} className="group">
          <summary className="inline-flex h-9 cursor-pointer items-center rounded-control border border-line px-3.5 font-medium transition-colors hover:border-control hover:bg-raised touch:h-11">
            {self ? "Leave…" : "Remove…"}
          </summary>
          <div className="mt-4 space-y-4">
            {!problem?.fields.caretaker && <FormProblem problem={problem} />}
            {caretakes > 0 && (
              <HeirField
                id="remover-heir"
                label={
                  caretakes === 1
                    ? "Who looks after their 1 credential?"
                    : `Who looks after their ${caretakes} credentials?`
                }
                heirs={heirs}
                value={values.caretaker}
                error={problem?.fields.caretaker}
              />
            )}
            <SubmitButton variant="danger">{self ? "Leave for good" : `Remove ${name}`}</SubmitButton>
          </div>
        </details>
      </Card>
    </form>
  );
}
