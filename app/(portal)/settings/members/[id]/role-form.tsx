"use client";
import { useActionState } from "react";
import { emptyForm } from "@/app/form-state";
import { RadioCards } from "@/components/ui/radio-cards";
import { CardForm } from "../../../card-form";
import { changeRoleAction } from "../actions";

type RoleFormProps = {
  id: string;
  role: string;
  roles: readonly { value: string; label: string; help: string }[];
};

export function RoleForm({ id, role, roles }: RoleFormProps) {
  const [state, action] = useActionState(changeRoleAction, emptyForm);
  const chosen = state.values.role;
  return (
    <CardForm
      title="Role"
      description="A change holds at once: their sessions and API tokens end."
      hidden={{ id }}
      state={state}
      action={action}
      submit="Change role"
    >
      <RadioCards
        key={`${role} ${chosen}`}
        legend="Role"
        quiet
        name="role"
        columns={2}
        options={roles}
        defaultValue={chosen ?? role}
      />
    </CardForm>
  );
}
