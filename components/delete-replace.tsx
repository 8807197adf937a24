"use client";
import { type ReactNode, useActionState, useEffect, useId } from "react";
import type { Deed } from "./credential-scope";
import type { DeleteImpactView } from "./delete-impact";
import { statusWords } from "./status-words";
import { Field } from "./ui/field";
import { Select } from "./ui/select";
import { SubmitButton } from "./ui/submit-button";

export type DeleteReplaceProps = {
  action: Deed;
  id: string;
  impact: DeleteImpactView;
  /** Called when the places have moved. */
  onMoved?: () => void;
  application: string;
};

/** Puts another credential of the application in its places, so that no flow notices that it goes. */
export function DeleteReplace({ action, id, impact, onMoved, application }: DeleteReplaceProps) {
  const [state, submit] = useActionState(action, {});
  const control = useId();
  useEffect(() => {
    if (state.done) onMoved?.();
  }, [state, onMoved]);
  if (impact.places.length === 0) return state.done ? <Said>Its places in flows use the other one now.</Said> : null;
  if (impact.replacements.length === 0) {
    return <p className="text-muted text-sm">There is no other credential of {application} to put in its place.</p>;
  }
  const options = impact.replacements.map((each) => ({
    value: each.id,
    label: `${each.name} (${statusWords[each.status].toLowerCase()})`,
  }));
  return (
    <form action={submit}>
      <input type="hidden" name="id" value={id} />
      <Field id={control} label="Replace it in these flows with">
        <div className="flex flex-wrap gap-2">
          <Select id={control} name="to" options={options} className="min-w-0 flex-1 basis-48" />
          <SubmitButton variant="secondary">Replace</SubmitButton>
        </div>
      </Field>
      {state.error && (
        <p role="alert" className="mt-2 text-bad text-sm">
          {state.error}
        </p>
      )}
    </form>
  );
}

function Said({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="text-ok">
      {children}
    </p>
  );
}
