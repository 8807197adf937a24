"use client";
import { useActionState } from "react";
import { emptyForm } from "@/app/form-state";
import { EnvironmentInput } from "@/components/environment-input";
import { TagInput } from "@/components/tag-input";
import { CardForm } from "../../card-form";
import { labelAction } from "./labels-actions";

type LabelsFormProps = {
  id: string;
  tags: readonly string[];
  environment: string;
  known: { tags: readonly string[]; environments: readonly string[] };
};

/** How a credential is sorted. It contacts nobody. */
export function LabelsForm({ id, tags, environment, known }: LabelsFormProps) {
  const [state, action] = useActionState(labelAction, emptyForm);
  const { values, problem } = state;
  const { fields = {} } = problem ?? {};
  return (
    <CardForm
      id="labels"
      title="Environment and tags"
      description="To find it by, and to let an API token reach by tag. The application is not asked."
      hidden={{ id }}
      state={state}
      action={action}
      submit="Save"
      quiet
    >
      <div className="max-w-sm space-y-5">
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
    </CardForm>
  );
}
