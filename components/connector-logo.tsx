"use client";
import { type ChangeEvent, useActionState, useState } from "react";
import type { FormStateView } from "./custom-connector-words";
import { FormProblem } from "./form-problem";
import { Field, wired } from "./ui/field";
import { SubmitButton } from "./ui/submit-button";

type Action = (state: FormStateView, form: FormData) => Promise<FormStateView>;
type Props = { id: string; uploaded: boolean; set: Action; remove: Action };

const most = 100 * 1024;
const help = "PNG, JPEG or WebP of up to 100 KB. Square ones with a clear background look best; others are fitted in.";

/** A picture for the tile. What is too heavy is said before it is sent. */
export function ConnectorLogo({ id, uploaded, set, remove }: Props) {
  const [{ problem }, submit] = useActionState(set, { values: {} });
  const [removal, submitRemoval] = useActionState(remove, { values: {} });
  const [heavy, setHeavy] = useState(false);
  const error = heavy ? "The file is larger than 100 KB. Save it smaller." : problem?.fields.logo;
  const shown = { id: "logo", help, ...(error ? { error } : {}) };
  const look = ({ currentTarget: { files } }: ChangeEvent<HTMLInputElement>) =>
    setHeavy((files?.[0]?.size ?? 0) > most);
  return (
    <div className="space-y-4">
      <form action={submit} className="space-y-4">
        <FormProblem problem={problem && !problem.fields.logo ? problem : undefined} />
        <input type="hidden" name="connector" value={id} />
        <Field {...shown} label={uploaded ? "Another picture" : "Picture"}>
          <input
            {...wired(shown)}
            name="logo"
            type="file"
            required
            accept="image/png,image/jpeg,image/webp"
            onChange={look}
            className="block w-full min-w-0 rounded-control border border-line bg-panel p-1 text-muted text-sm file:me-3 file:h-7 file:rounded-[4px] file:border-0 file:bg-raised file:px-2.5 file:font-medium file:text-ink touch:file:h-9"
          />
        </Field>
        <SubmitButton disabled={heavy}>Use this picture</SubmitButton>
      </form>
      {uploaded && (
        <form action={submitRemoval} className="border-line border-t pt-4">
          <FormProblem problem={removal.problem} />
          <input type="hidden" name="connector" value={id} />
          <SubmitButton variant="secondary">Remove it</SubmitButton>
        </form>
      )}
    </div>
  );
}
