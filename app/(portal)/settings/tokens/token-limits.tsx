import { ChevronRight } from "lucide-react";
import { TextField } from "@/components/text-field";
import { Field, wired } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";

export type TokenLimitsProps = {
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
};

/** Folded, because most tokens need none; opens itself when something in it is wrong or was filled in. */
export function TokenLimits({ values, errors }: TokenLimitsProps) {
  const used = ["addresses", "rate", "paths"].some((key) => errors[key] || values[key]);
  return (
    <details open={used} className="group/limits">
      <summary className="inline-flex min-h-8 items-center gap-1.5 rounded-control font-medium touch:min-h-11">
        <ChevronRight className="size-4 text-muted transition-transform group-open/limits:rotate-90" />
        Limits
        <span className="font-normal text-muted text-sm">addresses, rate, paths</span>
      </summary>
      <div className="mt-4 space-y-5">
        <Lines
          name="addresses"
          label="Only from these addresses"
          help="Such as 10.1.2.3 or 10.0.0.0/8, one a line. Empty: from anywhere."
          values={values}
          errors={errors}
        />
        <TextField
          name="rate"
          label="Calls a minute"
          optional
          inputMode="numeric"
          defaultValue={values.rate ?? ""}
          error={errors.rate}
          placeholder="6000"
          autoComplete="off"
          fieldClass="max-w-60"
        />
        <Lines
          name="paths"
          label="Only these paths of the proxy"
          help="Such as /orders, which also allows what lies below. One a line. Empty: every path."
          values={values}
          errors={errors}
        />
      </div>
    </details>
  );
}

type LinesProps = TokenLimitsProps & { name: string; label: string; help: string };

function Lines({ name, label, help, values, errors }: LinesProps) {
  const error = errors[name];
  return (
    <Field id={name} label={label} help={help} optional {...(error ? { error } : {})}>
      <Textarea
        name={name}
        rows={2}
        mono
        defaultValue={values[name] ?? ""}
        spellCheck={false}
        autoCapitalize="none"
        {...wired({ id: name, help, error })}
      />
    </Field>
  );
}
