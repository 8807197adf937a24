"use client";
import type { FormStateView } from "./custom-connector-words";
import { FormProblem } from "./form-problem";
import { Field, wired } from "./ui/field";
import { FileInput } from "./ui/file-input";
import { SubmitButton } from "./ui/submit-button";
import { Textarea } from "./ui/textarea";
import { useUpload } from "./use-upload";

type Props = {
  /** Address of the route that takes it. */
  action: string;
  /** Of a post that was made without scripts. */
  problem: FormStateView["problem"];
};

/** A definition that was exported. */
export function CustomConnectorFile({ action, problem: before }: Props) {
  const { problem, form } = useUpload(action, before);
  const fields = Object.entries(problem?.fields ?? {});
  const pasted = {
    id: "definition",
    error: fields.length > 0 ? fields.map(([at, words]) => (at ? `${at}: ${words}` : words)).join(" ") : undefined,
  };
  const shown = { id: pasted.id, ...(pasted.error ? { error: pasted.error } : {}) };
  return (
    <form {...form} noValidate className="space-y-4">
      <FormProblem problem={problem} />
      <FileInput id="definitionFile" name="definitionFile" label="File" either accept=".json,application/json" />
      <Field {...shown} label="or its text">
        <Textarea
          {...wired(shown)}
          name="definition"
          rows={3}
          mono
          className="text-sm"
          spellCheck={false}
          autoComplete="off"
        />
      </Field>
      <SubmitButton variant="secondary">Read the definition</SubmitButton>
    </form>
  );
}
