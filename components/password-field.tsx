"use client";
import { type ReactNode, useState } from "react";
import { ShowButton } from "./field-secret";
import { Field, wired } from "./ui/field";

export type PasswordFieldProps = {
  name: string;
  label: string;
  /** What the password manager may do: fill in, or offer a new one. */
  autoComplete: "current-password" | "new-password";
  help?: ReactNode;
  error?: string | undefined;
  required?: boolean;
};

/** A person's own password: it can be shown, pasted and kept by a password manager. */
export function PasswordField({ name, label, autoComplete, help, error, required = true }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const around = { id: name, label, ...(help ? { help } : {}), ...(error ? { error } : {}) };
  return (
    <Field {...around}>
      <span className="control flex items-stretch p-0">
        <input
          {...wired(around)}
          name={name}
          type={shown ? "text" : "password"}
          autoComplete={autoComplete}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          required={required}
          maxLength={200}
          className="min-w-0 flex-1 rounded-control bg-transparent px-2.5 outline-none"
        />
        <ShowButton label={label} shown={shown} toggle={() => setShown(!shown)} controls={name} />
      </span>
    </Field>
  );
}
