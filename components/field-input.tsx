"use client";
import { type FieldKind, maxLengthOf } from "@/connectors/kit/field";
import { ChoiceInput } from "./field-choice";
import { LongInput } from "./field-long";
import { SecretInput } from "./field-secret";
import { type FieldInputProps, ignored, type Notes, pasteHandler, type Wiring } from "./field-wiring";
import { Checkbox } from "./ui/checkbox";
import { Field, FieldNotes, wired } from "./ui/field";
import { Input } from "./ui/input";
import { MarkedText } from "./ui/marked-text";

/** One field of a connector as label, control, help and error. A flag submits "false" or "true", the last one counts. */
export function FieldInput(props: FieldInputProps) {
  const { name, field, error, scope = "field" } = props;
  const id = `${scope}-${name}`;
  const notes = { id, help: field.help && <MarkedText text={field.help} />, error };
  if (field.kind === "flag") return <Flag {...props} wiring={wired(notes)} notes={notes} />;
  if (field.kind === "choice") return <ChoiceInput {...props} wiring={wired(notes)} notes={notes} />;
  return (
    <div data-field={name}>
      <Field {...notes} label={field.label} optional={field.optional ?? false}>
        <Control {...props} wiring={wired(notes)} />
      </Field>
    </div>
  );
}

function Control(props: FieldInputProps & { wiring: Wiring }) {
  const { name, field, defaultValue, register, disabled, wiring } = props;
  if (field.kind === "multiline" || field.kind === "json" || field.kind === "file") return <LongInput {...props} />;
  if (field.secret) return <SecretInput {...props} />;
  return (
    <Input
      {...wiring}
      {...register}
      {...keyboards[field.kind]}
      name={name}
      type="text"
      defaultValue={defaultValue ?? field.default}
      placeholder={field.example}
      prefix={field.prefix}
      suffix={field.suffix}
      maxLength={maxLengthOf(field)}
      mono={field.kind !== "text"}
      disabled={disabled}
      autoComplete="off"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      {...ignored}
      onPaste={pasteHandler(props)}
    />
  );
}

function Flag({
  name,
  field,
  defaultValue,
  register,
  disabled,
  wiring,
  notes,
}: FieldInputProps & { wiring: Wiring; notes: Notes }) {
  return (
    <div data-field={name}>
      <input type="hidden" name={name} value="false" />
      <Checkbox
        {...wiring}
        {...register}
        name={name}
        value="true"
        defaultChecked={(defaultValue ?? field.default) === "true"}
        disabled={disabled}
        label={field.label}
      />
      <div className="-mt-1 ps-6.5 touch:-mt-3">
        <FieldNotes {...notes} />
      </div>
    </div>
  );
}

const keyboards: Partial<Record<FieldKind, { inputMode: "url" | "numeric" }>> = {
  url: { inputMode: "url" },
  host: { inputMode: "url" },
  port: { inputMode: "numeric" },
};
