"use client";
import { useActionState } from "react";
import { FormProblem } from "@/components/form-problem";
import { PasswordField } from "@/components/password-field";
import { Card } from "@/components/ui/card";
import { Field, FieldNotes, wired } from "@/components/ui/field";
import { FileInput } from "@/components/ui/file-input";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { emptyForm } from "../../../form-state";
import { bringAction } from "./actions";

export function BringForm() {
  const [{ problem }, action] = useActionState(bringAction, emptyForm);
  const errors = problem?.fields ?? {};
  const file = { id: "file", ...(errors.file ? { error: errors.file } : {}) };
  const text = { id: "text", label: "Or paste it", optional: true } as const;
  return (
    <form action={action} noValidate>
      <Card footer={<SubmitButton>Look at it</SubmitButton>}>
        <div className="space-y-5">
          <FormProblem problem={problem} />
          <div>
            <FileInput
              {...wired(file)}
              id="file"
              name="file"
              label="File"
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
