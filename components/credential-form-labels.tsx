"use client";
import type { CredentialFormState } from "./credential-form-state";
import { EnvironmentInput } from "./environment-input";
import { TagInput } from "./tag-input";

type LabelsProps = {
  known: { tags: readonly string[]; environments: readonly string[] };
  state: Pick<CredentialFormState, "labels" | "errors">;
};

/** What a new credential is for, and words to find it by. */
export function CredentialFormLabels({ known, state: { labels, errors = {} } }: LabelsProps) {
  return (
    <>
      <EnvironmentInput
        id="field-environment"
        suggestions={known.environments}
        defaultValue={labels?.environment ?? ""}
        error={errors.environment}
      />
      <TagInput
        id="field-tags"
        suggestions={known.tags}
        defaultValue={labels?.tags.split(" ").filter(Boolean) ?? []}
        error={errors.tags}
      />
    </>
  );
}
