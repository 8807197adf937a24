"use client";
import { FormProblem } from "@/components/form-problem";
import { PasswordField } from "@/components/password-field";
import { Card } from "@/components/ui/card";
import { Field, FieldNotes, wired } from "@/components/ui/field";
import { FileInput } from "@/components/ui/file-input";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { useUpload } from "@/components/use-upload";

type Props = {
  /** Of a post that was made without scripts. */
  problem: Parameters<typeof useUpload>[1];
};

/** Posted to a route, because a file may be longer than what an action takes. */
export function BringForm({ problem: before }: Props) {
  const { problem, form } = useUpload("/credentials/import/file", before);
  const errors = problem?.fields ?? {};
  const file = { id: "file", ...(errors.file ? { error: errors.file } : {}) };
  const text = { id: "text", label: "or paste it" } as const;
  return (
    <form {...form} noValidate>
      <Card footer={<SubmitButton>Look at it</SubmitButton>}>
        <div className="space-y-5">
          <FormProblem problem={problem} />
          <div>
            <FileInput
              {...wired(file)}
              id="file"
              name="file"
              label="File"
              either
              accept=".age,.json,.yaml,.yml,.env,.csv,.txt"
            />
            <FieldNotes {...file} />
          </div>
          <Field {...text}>
            <Textarea {...wired(text)} name="text" mono rows={5} autoComplete="off" spellCheck={false} data-1p-ignore />
          </Field>
          <div className="max-w-sm">
            <PasswordField
              name="passphrase"
              label="Passphrase of the file"
              autoComplete="new-password"
              required={false}
              help={errors.passphrase ? undefined : "Only for a sealed file: its passphrase, or the age key."}
              error={errors.passphrase}
            />
          </div>
        </div>
      </Card>
    </form>
  );
}
