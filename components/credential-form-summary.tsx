"use client";
import type { Fields } from "@/connectors/kit/field";
import { inputName } from "./credential-form-state";
import { Banner } from "./ui/banner";

export type CredentialFormSummaryProps = {
  fields: Fields;
  errors: Readonly<Record<string, string>>;
  onChoose: (key: string) => void;
};

/** Above the form when more than one thing is wrong: each line leads to its field. */
export function CredentialFormSummary({ fields, errors, onChoose }: CredentialFormSummaryProps) {
  const wrong = ["name", ...Object.keys(fields)].filter((key) => errors[key]);
  const whole = Object.entries(errors).filter(([key]) => key !== "name" && !Object.hasOwn(fields, key));
  if (wrong.length < 2 && whole.length === 0) return null;
  return (
    <Banner tone="bad" title={wrong.length > 1 ? `${wrong.length} fields need attention` : "This cannot be used"}>
      {whole.map(([key, message]) => (
        <p key={key}>{message}</p>
      ))}
      <ul className="flex flex-wrap gap-x-3">
        {wrong.map((key) => (
          <li key={key}>
            <a
              href={`#field-${key === "name" ? "name" : inputName(key)}`}
              onClick={(event) => {
                event.preventDefault();
                onChoose(key);
              }}
              className="inline-flex min-h-6 items-center underline underline-offset-4 touch:min-h-11"
            >
              {key === "name" ? "Name" : fields[key]?.label}
            </a>
          </li>
        ))}
      </ul>
    </Banner>
  );
}
