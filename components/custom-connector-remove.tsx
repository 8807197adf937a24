"use client";
import { useActionState } from "react";
import type { FormStateView } from "./custom-connector-words";
import { FormProblem } from "./form-problem";
import { Card } from "./ui/card";
import { Checkbox } from "./ui/checkbox";
import { SubmitButton } from "./ui/submit-button";

type Props = {
  id: string;
  name: string;
  uses: number;
  action: (state: FormStateView, form: FormData) => Promise<FormStateView>;
};

/** Nothing goes while something depends on it, and then it says what. */
export function CustomConnectorRemove({ id, name, uses, action }: Props) {
  const [{ problem }, submit] = useActionState(action, { values: {} });
  if (uses > 0) {
    return (
      <Card title="Delete">
        <p className="text-muted">
          {uses === 1 ? "One credential uses" : `${uses} credentials use`} this application. Delete{" "}
          {uses === 1 ? "it" : "them"} first; until then the application stays.
        </p>
      </Card>
    );
  }
  return (
    <Card title="Delete" description="With all versions. Export the definition first if you may want it back.">
      <form action={submit} className="space-y-3">
        <FormProblem problem={problem} />
        <input type="hidden" name="id" value={id} />
        <Checkbox id="sure" name="sure" value="yes" required label={`Delete ${name} for everybody here`} />
        <SubmitButton variant="danger">Delete</SubmitButton>
      </form>
    </Card>
  );
}
