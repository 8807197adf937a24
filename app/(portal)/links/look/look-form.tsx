"use client";
import { useActionState } from "react";
import { emptyForm } from "@/app/form-state";
import { FormProblem } from "@/components/form-problem";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, wired } from "@/components/ui/field";
import { FileInput } from "@/components/ui/file-input";
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
        <div className="space-y-5">
          <fieldset>
            <legend className="mb-2 font-medium">Colour</legend>
            <div className="flex flex-wrap gap-2">
              {colours.map((colour) => (
                <label
                  key={colour}
                  data-brand={colour}
                  className="inline-flex h-9 items-center gap-2 rounded-control border border-line px-3 capitalize has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-focus touch:h-11"
                >
                  <input
                    type="radio"
                    name="colour"
                    value={colour}
                    defaultChecked={colour === chosen}
                    className="sr-only"
                  />
                  <span className="size-3.5 rounded-full bg-accent" aria-hidden />
                  {colour}
                </label>
              ))}
            </div>
          </fieldset>
          {looks.logo && (
            <div className="flex flex-wrap items-center gap-4">
              {/* biome-ignore lint/performance/noImgElement: a small picture that is in the page already */}
              <img src={looks.logo} alt="The logo" className="h-10 max-w-40 rounded-control object-contain" />
              <Checkbox name="removeLogo" value="1" label="Remove the logo" />
            </div>
          )}
          <div>
            <FileInput
              id="logo"
              name="logo"
              label={looks.logo ? "Another logo" : "Logo"}
              accept="image/png,image/jpeg,image/webp"
            />
            <p className={errors.logo ? "mt-1.5 text-bad text-sm" : "mt-1.5 text-muted text-sm"}>
              {errors.logo ?? "PNG, JPEG or WebP, at most 64 KB. About 40 pixels high is shown."}
            </p>
          </div>
        </div>
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
