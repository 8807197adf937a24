"use client";
import { useActionState } from "react";
import { FormProblem } from "@/components/form-problem";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm } from "../../form-state";
import { confirmAddressAction } from "../actions";

export function AddressForm({ submit }: { submit: string }) {
  const [{ problem }, action] = useActionState(confirmAddressAction, emptyForm);
  return (
    <form action={action} className="space-y-4">
      <FormProblem problem={problem} />
      <SubmitButton wide>{submit}</SubmitButton>
    </form>
  );
}
