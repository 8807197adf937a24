import { Field, wired } from "@/components/ui/field";
import { Select, type SelectOption } from "@/components/ui/select";

type HeirFieldProps = {
  id: string;
  label: string;
  heirs: readonly SelectOption[];
  value: string | undefined;
  error: string | undefined;
};

/** Who looks after the credentials from now on. */
export function HeirField({ id, label, heirs, value, error }: HeirFieldProps) {
  const around = { id, label, ...(error ? { error } : {}) };
  return (
    <Field {...around} className="max-w-sm">
      <Select
        {...wired(around)}
        key={value}
        name="caretaker"
        defaultValue={value}
        options={[...heirs, { value: "", label: "Nobody for now" }]}
      />
    </Field>
  );
}
