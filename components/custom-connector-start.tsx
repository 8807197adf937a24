"use client";
import { useActionState } from "react";
import type { FormStateView } from "./custom-connector-words";
import { FormProblem } from "./form-problem";
import { SubmitButton } from "./ui/submit-button";

type Props = {
  action: (state: FormStateView, form: FormData) => Promise<FormStateView>;
  /** The one thing that the button says about what it begins. */
  name: "kind" | "id";
  value: string;
  label: string;
  wide?: boolean;
};

/** One button that begins a description, and why it could not. */
export function CustomConnectorStart({ action, name, value, label, wide = false }: Props) {
  const [{ problem }, submit] = useActionState(action, { values: {} });
  return (
    <form action={submit} className={wide ? "w-full space-y-2" : "space-y-2"}>
      <FormProblem problem={problem} />
      <input type="hidden" name={name} value={value} />
      <SubmitButton variant="secondary" wide={wide}>
        {label}
      </SubmitButton>
    </form>
  );
}
