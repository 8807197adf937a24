"use client";
import { useActionState } from "react";
import { FormProblem } from "@/components/form-problem";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm } from "../../../form-state";
import { removeClientAction } from "./actions";

export function RemoveForm({ id, name }: { id: string; name: string }) {
  const [{ problem }, send] = useActionState(removeClientAction, emptyForm);
  return (
    <form action={send} className="space-y-2">
      <input type="hidden" name="id" value={id} />
      <FormProblem problem={problem} />
      <SubmitButton variant="secondary" size="sm" aria-label={`Remove ${name}`}>
        Remove
      </SubmitButton>
    </form>
  );
}
