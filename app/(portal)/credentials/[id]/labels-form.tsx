"use client";
import { useActionState } from "react";
import { emptyForm } from "@/app/form-state";
import { EnvironmentInput } from "@/components/environment-input";
import { FormProblem } from "@/components/form-problem";
import { TagInput } from "@/components/tag-input";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { labelAction } from "./labels-actions";

type LabelsFormProps = {
  id: string;
  tags: readonly string[];
  environment: string;
  known: { tags: readonly string[]; environments: readonly string[] };
};

/** How a credential is sorted. It contacts nobody. */
export function LabelsForm({ id, tags, environment, known }: LabelsFormProps) {
  const [{ values, problem, done }, action] = useActionState(labelAction, emptyForm);
  const { fields = {} } = problem ?? {};
  const atField = fields.tags !== undefined || fields.environment !== undefined;
  return (
    <form action={action} noValidate>
      <input type="hidden" name="id" value={id} />
      <Card
        id="labels"
        title="Environment and tags"
        description="To find it by, and to let an API token reach by tag. The application is not asked."
        footer={
          <>
            <span role="status" className="me-auto">
              {done}
            </span>
            <SubmitButton variant="secondary">Save</SubmitButton>
          </>
        }
      >
        <div className="max-w-sm space-y-5">
          {!atField && <FormProblem problem={problem} />}
          <EnvironmentInput
            id="environment"
            suggestions={known.environments}
            defaultValue={values.environment ?? environment}
            error={fields.environment}
          />
          <TagInput
            id="tags"
            suggestions={known.tags}
            defaultValue={values.tags?.split(" ").filter(Boolean) ?? tags}
            error={fields.tags}
          />
        </div>
      </Card>
    </form>
  );
}
