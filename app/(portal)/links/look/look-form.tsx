"use client";
import { useActionState } from "react";
import { emptyForm } from "@/app/form-state";
import { BrandFields } from "@/components/brand-fields";
import { FormProblem } from "@/components/form-problem";
import { Card } from "@/components/ui/card";
import { Field, wired } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { saveLooksAction } from "../actions";

type LookFormProps = {
  looks: { colour: string; logo: string | undefined; returnOrigins: readonly string[] };
  colours: readonly string[];
};

export function LookForm({ looks, colours }: LookFormProps) {
  const [{ values, problem }, send] = useActionState(saveLooksAction, emptyForm);
  const errors = problem?.fields ?? {};
  const chosen = values.colour ?? looks.colour;
  return (
    <form action={send} noValidate key={JSON.stringify([values, errors])} className="max-w-160 space-y-6">
      <FormProblem problem={problem} />
      <Card title="Colour and logo">
        <BrandFields colours={colours} colour={chosen} logo={looks.logo} error={errors.logo} />
      </Card>
      <Card title="Where people may go afterwards">
        <Field
          id="returnOrigins"
          label="Allowed origins"
          optional
          help="One a line, such as https://portal.example.com. A link may send people back only there."
          {...(errors.returnOrigins ? { error: errors.returnOrigins } : {})}
        >
          <Textarea
            {...wired({ id: "returnOrigins", help: "x", error: errors.returnOrigins })}
            name="returnOrigins"
            rows={3}
            mono
            defaultValue={values.returnOrigins ?? looks.returnOrigins.join("\n")}
            spellCheck={false}
          />
        </Field>
      </Card>
      <SubmitButton>Save</SubmitButton>
    </form>
  );
}
