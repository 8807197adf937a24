"use client";
import { type ReactNode, useActionState } from "react";
import type { FormStateView } from "./custom-connector-words";
import { FormProblem } from "./form-problem";
import { SubmitButton } from "./ui/submit-button";

type Props = {
  id: string;
  /** The number of the new version; undefined for the first. */
  version: number | undefined;
  action: (state: FormStateView, form: FormData) => Promise<FormStateView>;
  children: ReactNode;
};

export function CustomConnectorSave({ id, version, action, children }: Props) {
  const [{ problem }, submit] = useActionState(action, { values: {} });
  return (
    <form action={submit} className="space-y-3">
      <FormProblem problem={problem} />
      <input type="hidden" name="id" value={id} />
      <div className="flex flex-wrap items-center gap-2">
        <SubmitButton>{version === undefined ? "Save application" : `Save as version ${version}`}</SubmitButton>
        {children}
      </div>
    </form>
  );
}
