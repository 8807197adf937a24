"use client";
import { useActionState } from "react";
import { FieldInput } from "@/components/field-input";
import { FormProblem } from "@/components/form-problem";
import { RedirectBox, type RedirectBoxProps } from "@/components/redirect-box";
import { TextField } from "@/components/text-field";
import { Button } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Fields } from "@/connectors/kit/field";
import { emptyForm } from "../../../form-state";
import { saveClientAction } from "./actions";

export type ClientFormProps = {
  connector: string;
  scheme: string;
  fields: Fields;
  name: string;
  /** Absent where no browser comes back. */
  redirect?: RedirectBoxProps;
  /** The client being changed, and the names of the secrets it has. */
  id?: string;
  secrets?: readonly string[];
  values?: Readonly<Record<string, string>>;
};

/** A client as the application shows it after the registration. Its secret is sealed and never shown again. */
export function ClientForm(props: ClientFormProps) {
  const { connector, scheme, fields, name, redirect, id, secrets = [], values = {} } = props;
  const [state, send] = useActionState(saveClientAction, emptyForm);
  const errors = state.problem?.fields ?? {};
  const hidden = { connector, scheme, ...(id ? { id } : {}) };
  return (
    <form action={send} noValidate className="max-w-130 space-y-5">
      {Object.entries(hidden).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <FormProblem problem={state.problem} />
      {redirect && <RedirectBox {...redirect} />}
      <TextField
        name="name"
        label="Name"
        error={errors.name}
        defaultValue={state.values[""] ?? name}
        maxLength={120}
        autoComplete="off"
      />
      {Object.entries(fields).map(([key, field]) => (
        <FieldInput
          key={`${key} ${state.values[key] ?? ""}`}
          name={`v.${key}`}
          field={field}
          defaultValue={state.values[key] ?? values[key]}
          error={errors[key]}
          {...(secrets.includes(key) ? { kept: { note: "Sealed." } } : {})}
        />
      ))}
      <div className="flex gap-2">
        <SubmitButton>Save</SubmitButton>
        <Button variant="ghost" href="/settings/clients">
          Cancel
        </Button>
      </div>
    </form>
  );
}
