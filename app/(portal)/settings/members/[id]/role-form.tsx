"use client";
import { useActionState } from "react";
import { emptyForm } from "@/app/form-state";
import { FormProblem } from "@/components/form-problem";
import { Card } from "@/components/ui/card";
import { RadioCards } from "@/components/ui/radio-cards";
import { SubmitButton } from "@/components/ui/submit-button";
import { changeRoleAction } from "../actions";

type RoleFormProps = {
  id: string;
  role: string;
  roles: readonly { value: string; label: string; help: string }[];
};

export function RoleForm({ id, role, roles }: RoleFormProps) {
  const [{ values, problem, done }, action] = useActionState(changeRoleAction, emptyForm);
  return (
    <form action={action} noValidate>
      <input type="hidden" name="id" value={id} />
      <Card
        title="Role"
        description="A change holds at once: their sessions and API tokens end."
        footer={
          <>
            <span role="status" className="me-auto">
              {done}
            </span>
            <SubmitButton>Change role</SubmitButton>
          </>
        }
      >
        <div className="space-y-4">
          <FormProblem problem={problem} />
          <RadioCards
            key={`${role} ${values.role}`}
            legend="Role"
            quiet
            name="role"
            columns={2}
            options={roles}
            defaultValue={values.role ?? role}
          />
        </div>
      </Card>
    </form>
  );
}
