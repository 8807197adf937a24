import type { ReactNode } from "react";
import { Field, wired } from "./ui/field";
import { Input } from "./ui/input";

export type EnvironmentInputProps = {
  id: string;
  name?: string;
  suggestions: readonly string[];
  defaultValue: string;
  error?: string | undefined;
  help?: ReactNode;
};

/** What a credential is for: one of those in use, a usual one, or a word of one's own. */
export function EnvironmentInput(props: EnvironmentInputProps) {
  const { id, name = "environment", suggestions, defaultValue, error } = props;
  const help = props.help ?? "What it is for. Small letters, digits, - and _.";
  const around = { id, label: "Environment", help, ...(error ? { error } : {}) };
  return (
    <Field {...around} optional>
      <Input
        {...wired(around)}
        key={defaultValue}
        name={name}
        defaultValue={defaultValue}
        list={`${id}-known`}
        maxLength={40}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        placeholder="production"
      />
      <datalist id={`${id}-known`}>
        {[...new Set([...suggestions, ...usual])].map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </Field>
  );
}

const usual = ["production", "staging", "test", "development"];
