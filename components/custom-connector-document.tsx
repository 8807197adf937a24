"use client";
import type { FormStateView } from "./custom-connector-words";
import { FormProblem } from "./form-problem";
import { TextField } from "./text-field";
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

/** Three ways to hand over the same document; the first that holds something counts. */
export function CustomConnectorDocument({ action, problem: before }: Props) {
  const { problem, form } = useUpload(action, before);
  const errors = problem?.fields ?? {};
  const pasted = {
    id: "document",
    help: "OpenAPI 3 or Swagger 2, JSON or YAML, at most 8 MB.",
    error: errors.document,
  };
  return (
    <form {...form} noValidate className="space-y-5">
      <FormProblem problem={problem} />
      <TextField
        name="url"
        label="Address"
        required={false}
        error={errors.url}
        help="Fetched from this server. What it refers to elsewhere is not fetched."
        placeholder="https://api.acme.com/openapi.json"
        mono
        inputMode="url"
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        maxLength={2000}
      />
      <FileInput
        id="file"
        name="file"
        label="or a file"
        either
        accept=".json,.yaml,.yml,application/json,application/yaml"
      />
      <Field {...pasted} label="or the text itself">
        <Textarea
          {...wired(pasted)}
          name="document"
          rows={7}
          mono
          className="text-sm"
          placeholder={'{ "openapi": "3.1.0", …'}
          spellCheck={false}
          autoComplete="off"
        />
      </Field>
      <SubmitButton>Read the document</SubmitButton>
    </form>
  );
}
