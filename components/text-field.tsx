import type { ReactNode } from "react";
import { Field, wired } from "./ui/field";
import { Input, type InputProps } from "./ui/input";

export type TextFieldProps = Omit<InputProps, "id" | "name"> & {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  aside?: ReactNode;
  /** Of the whole field, such as its share of a row. */
  fieldClass?: string;
};

/** One input of our own forms with its label, help and error; the id is the name. */
export function TextField({ label, help, error, optional, aside, fieldClass, ...input }: TextFieldProps) {
  const around = {
    id: input.name,
    label,
    ...(help ? { help } : {}),
    ...(error ? { error } : {}),
    ...(aside ? { aside } : {}),
    ...(optional ? { optional } : {}),
    ...(fieldClass ? { className: fieldClass } : {}),
  };
  return (
    <Field {...around}>
      <Input required={!optional} {...input} {...wired(around)} />
    </Field>
  );
}
