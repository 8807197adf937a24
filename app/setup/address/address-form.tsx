"use client";
import { useActionState } from "react";
import { FormProblem } from "@/components/form-problem";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm, type FormState } from "../../form-state";

export type AddressFormProps = { action: (state: FormState, form: FormData) => Promise<FormState>; submit: string };

/** Sends nothing but itself: the address is the one that the browser states with the request. */
export function AddressForm({ action, submit }: AddressFormProps) {
  const [{ problem }, confirm] = useActionState(action, emptyForm);
  return (
    <form action={confirm} className="space-y-4">
      <FormProblem problem={problem} />
      <SubmitButton wide>{submit}</SubmitButton>
    </form>
  );
}
