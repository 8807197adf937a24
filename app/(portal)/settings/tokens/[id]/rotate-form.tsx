"use client";
import { useActionState } from "react";
import { FormProblem } from "@/components/form-problem";
import { TokenOnce } from "@/components/token-once";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { rotateTokenAction } from "../actions";
import { noToken } from "../state";

/** A new text for the same purpose; for a while both work, so that nothing stops meanwhile. */
export function RotateForm({ id, once }: { id: string; once: string }) {
  const [{ values, problem, made }, send] = useActionState(rotateTokenAction, noToken);
  if (made) return <TokenOnce {...made} back={{ href: "/settings/tokens", label: "Done" }} />;
  return (
    <form action={send}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="once" value={once} />
      <Card
        title="Rotate"
        description="Makes a new token with the same reach and life, to put in the place of this one."
      >
        <FormProblem problem={problem} />
        <div className="flex flex-wrap items-end gap-3">
          <Field id="overlap" label="This one still works for" className="min-w-0 flex-1 basis-48">
            <Select id="overlap" name="overlap" defaultValue={values.overlap ?? "24"} options={overlaps} />
          </Field>
          <SubmitButton variant="secondary">Rotate</SubmitButton>
        </div>
      </Card>
    </form>
  );
}

const overlaps = [
  { value: "0", label: "no longer: it ends now" },
  { value: "1", label: "1 hour" },
  { value: "24", label: "1 day" },
  { value: "168", label: "7 days" },
];
